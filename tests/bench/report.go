package main

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// report is the table, row by row.
type report struct {
	names    []string // of the databases, the embedded one first
	ratios   []float64
	embedded []line
}

// line is something that only the embedded database is asked.
type line struct {
	what  string
	value string
}

func newReport(targets []target) *report {
	r := &report{}
	for _, t := range targets {
		r.names = append(r.names, t.name)
	}
	fmt.Printf("| shape | %s ms |", strings.Join(r.names, " ms | "))
	if len(targets) > 1 {
		fmt.Print(" ratio |")
	}
	fmt.Println("\n|---|" + strings.Repeat("---:|", max(1, 2*len(targets)-1)))
	return r
}

// row prints what took how long, in the order of the databases, and how many
// times longer the last took than the first.
func (r *report) row(name string, times []time.Duration, counts bool) {
	fmt.Printf("| %s |", name)
	for _, d := range times {
		fmt.Printf(" %.2f |", float64(d)/float64(time.Millisecond))
	}
	if len(times) > 1 {
		ratio := float64(times[len(times)-1]) / float64(times[0])
		fmt.Printf(" %.1f |", ratio)
		if counts {
			r.ratios = append(r.ratios, ratio)
		}
	}
	fmt.Println()
}

// say adds a line about the embedded database alone.
func (r *report) say(what, format string, args ...any) {
	r.embedded = append(r.embedded, line{what, fmt.Sprintf(format, args...)})
}

// end prints the geometric mean of the shapes and what is known of the embedded
// database alone.
func (r *report) end() {
	if len(r.ratios) > 0 {
		sum := 0.0
		for _, ratio := range r.ratios {
			sum += math.Log(ratio)
		}
		fmt.Printf("| geometric mean of the shapes |%s %.1f |\n", strings.Repeat(" |", len(r.names)), math.Exp(sum/float64(len(r.ratios))))
	}
	fmt.Println("\n| the embedded database alone | |\n|---|---:|")
	for _, l := range r.embedded {
		fmt.Printf("| %s | %s |\n", l.what, l.value)
	}
}
