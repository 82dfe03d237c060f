package main

import (
	"strings"
	"testing"
)

func TestTables(t *testing.T) {
	const printed = `goos: linux
BenchmarkOverhead/neo4j/list-2         	     200	       890.0 bare-p50-µs	         1.198 p50-ratio
BenchmarkOverhead/neo4j/thing_of_one-2 	     200	      1119 bare-p50-µs	         1.396 p50-ratio
BenchmarkAtScale/typeahead-2           	       8	         8.227 embedded-p95-ms	         0 ns/op
BenchmarkAtScale/routes-cold-2         	       8	       800.0 embedded-p95-ms	         0 ns/op
BenchmarkParse-2                       	    3000	       123.4 ns/op
PASS
`
	const want = `
| Overhead | bare-p50-µs | p50-ratio | goal | met |
|---|---:|---:|---:|---:|
| neo4j list | 890 | 1.20 | p50-ratio <= 1.3 | yes |
| neo4j thing of one | 1119 | 1.40 | p50-ratio <= 1.3 | no |

| AtScale | embedded-p95-ms | goal | met |
|---|---:|---:|---:|
| typeahead | 8.23 | embedded-p95-ms < 10 | yes |
| routes-cold | 800 |  |  |

| Parse | ns/op |
|---|---:|
|  | 123 |
`
	if got, rest := tablesOf(t, printed, true); got != want || rest != "" {
		t.Errorf("got %s and %q, want %s", got, rest, want)
	}
}

// What failed is shown, and the tables of what did not.
func TestFailure(t *testing.T) {
	got, rest := tablesOf(t, "BenchmarkParse-2 1 5.00 ns/op\n--- FAIL: BenchmarkOther\n    other_test.go:1: no\n", false)
	if !strings.Contains(got, "|  | 5.00 |") || !strings.Contains(rest, "other_test.go:1: no") {
		t.Errorf("got %s and %q", got, rest)
	}
	if _, rest := tablesOf(t, "PASS\n", false); rest != "PASS\n" {
		t.Errorf("nothing was measured: got %q", rest)
	}
}

func tablesOf(t *testing.T, printed string, passes bool) (tables, rest string) {
	t.Helper()
	var out, others strings.Builder
	passed, err := run(strings.NewReader(printed), &out, &others)
	if err != nil || passed != passes {
		t.Fatalf("passed is %t, error %v", passed, err)
	}
	return out.String(), others.String()
}
