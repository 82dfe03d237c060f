// Skipped prints what a test run skipped, grouped by reason: it reads the events
// of `go test -json` from the file that is its argument.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
)

type event struct{ Action, Package, Test, Output string }

func main() {
	reasons, err := read(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if len(reasons) == 0 {
		fmt.Println("Nothing was skipped.")
		return
	}
	fmt.Println("Skipped on this machine:")
	for _, reason := range slices.Sorted(maps.Keys(reasons)) {
		fmt.Printf("  %4d tests: %s\n", reasons[reason], reason)
	}
}

// read counts the skipped tests of a file of events by the reason that each gave.
func read(file string) (map[string]int, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	said, reasons := map[string]string{}, map[string]int{}
	for dec := json.NewDecoder(f); ; {
		var e event
		if err := dec.Decode(&e); errors.Is(err, io.EOF) {
			return reasons, nil
		} else if err != nil {
			return nil, err
		}
		test := e.Package + "." + e.Test
		switch {
		case e.Action == "output" && logged.MatchString(e.Output):
			said[test] = strings.TrimSpace(logged.ReplaceAllString(e.Output, ""))
		case e.Action == "skip" && e.Test != "":
			reasons[said[test]]++
		}
	}
}

// logged matches the place that t.Skip prints before the reason.
var logged = regexp.MustCompile(`^\s+\S+_?\w*\.go:\d+: `)
