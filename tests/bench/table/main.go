// Command table reads the output of `go test -bench` and prints a table for each
// benchmark: a row for each case, a column for each metric, and, where goals.txt
// has one, the goal and whether it was met. Everything else that a test prints
// goes to standard error. It ends with 1 when a benchmark failed or there was none.
//
//	go test ./graph -run '^$' -bench Questions | table
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

func main() {
	ok, err := run(os.Stdin, os.Stdout, os.Stderr)
	if err != nil {
		fmt.Fprintln(os.Stderr, "table:", err)
	}
	if err != nil || !ok {
		os.Exit(1)
	}
}

// run copies tables from in to out and tells whether all benchmarks passed.
func run(in io.Reader, out, rest io.Writer) (passed bool, err error) {
	goals, err := readGoals()
	if err != nil {
		return false, err
	}
	var tables []*table
	passed = true
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		if c, ok := parse(lines.Text()); ok {
			tables = added(tables, c)
			continue
		}
		if failed(lines.Text()) {
			passed = false
		}
		fmt.Fprintln(rest, lines.Text())
	}
	for _, t := range tables {
		t.print(out, goals)
	}
	return passed && len(tables) > 0, lines.Err()
}
