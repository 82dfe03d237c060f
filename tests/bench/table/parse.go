package main

import (
	"regexp"
	"strconv"
	"strings"
)

// one is a case of a benchmark and what was measured, in the order printed.
type one struct {
	benchmark, name string
	metrics         []metric
}

type metric struct {
	value float64
	unit  string
}

func (c one) full() string {
	if c.name == "" {
		return c.benchmark
	}
	return c.benchmark + "/" + c.name
}

func (c one) metric(unit string) (float64, bool) {
	for _, m := range c.metrics {
		if m.unit == unit {
			return m.value, true
		}
	}
	return 0, false
}

// processors is what the testing package appends to a name.
var processors = regexp.MustCompile(`-\d+$`)

// parse reads a line like "BenchmarkName/case-2  100  12 ns/op  1.5 ratio".
func parse(line string) (one, bool) {
	fields := strings.Fields(line)
	if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
		return one{}, false
	}
	if _, err := strconv.Atoi(fields[1]); err != nil {
		return one{}, false
	}
	full := processors.ReplaceAllString(strings.TrimPrefix(fields[0], "Benchmark"), "")
	c := one{}
	c.benchmark, c.name, _ = strings.Cut(full, "/")
	for i := 2; i+1 < len(fields); i += 2 {
		value, err := strconv.ParseFloat(fields[i], 64)
		if err != nil {
			return one{}, false
		}
		c.metrics = append(c.metrics, metric{value, fields[i+1]})
	}
	return c, true
}

func failed(line string) bool {
	return strings.HasPrefix(line, "FAIL") || strings.HasPrefix(line, "--- FAIL") || strings.HasPrefix(line, "panic:")
}
