// Command table reads the output of `go test -bench` and prints a table for each
// benchmark: a row for each case, a column for each metric, and, where goals.txt
// has one, the goal and whether it was met. When a benchmark failed or there was
// none, everything else that was printed goes to standard error, and it ends with 1.
//
//	go test ./graph -run '^$' -bench Questions | table
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
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
	var others strings.Builder
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
		fmt.Fprintln(&others, lines.Text())
	}
	for _, t := range tables {
		t.print(out, goals)
	}
	if passed = passed && len(tables) > 0; !passed {
		fmt.Fprint(rest, others.String())
	}
	return passed, lines.Err()
}
