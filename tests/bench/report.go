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

// line is something that only the embedded database is asked, and what is aimed
// at.
type line struct {
	what, value, goal, met string
}

func newReport(targets []target) *report {
	r := &report{}
	for _, t := range targets {
		r.names = append(r.names, t.name)
	}
	fmt.Printf("| shape | %s ms |", strings.Join(r.names, " ms | "))
	if r.compares() {
		fmt.Print(" ratio | goal | met |")
	}
	fmt.Println("\n|---|" + strings.Repeat("---:|", r.columns()))
	return r
}

// compares tells whether there is something to compare with.
func (r *report) compares() bool { return len(r.names) > 1 }

func (r *report) columns() int {
	if r.compares() {
		return len(r.names) + 3
	}
	return len(r.names)
}

// row prints what took how long, in the order of the databases, and how many
// times longer the last took than the first, which should be at least the goal.
// What counts goes into the mean.
func (r *report) row(name string, times []time.Duration, goal float64, counts bool) {
	fmt.Printf("| %s |", name)
	for _, d := range times {
		fmt.Printf(" %.2f |", float64(d)/float64(time.Millisecond))
	}
	if r.compares() {
		ratio := float64(times[len(times)-1]) / float64(times[0])
		fmt.Printf(" %.1f | >= %g | %s |", ratio, goal, yes(ratio >= goal))
		if counts {
			r.ratios = append(r.ratios, ratio)
		}
	}
	fmt.Println()
}

// say adds a line about the embedded database alone: a value that should be less
// than the goal, which 0 leaves open.
func (r *report) say(what string, value, goal float64, unit string) {
	l := line{what: what, value: fmt.Sprintf("%.0f %s", value, unit)}
	if goal > 0 {
		l.goal, l.met = fmt.Sprintf("< %g %s", goal, unit), yes(value < goal)
	}
	r.embedded = append(r.embedded, l)
}

// end prints the geometric mean of the shapes and what is known of the embedded
// database alone.
func (r *report) end() {
	if len(r.ratios) > 0 {
		sum := 0.0
		for _, ratio := range r.ratios {
			sum += math.Log(ratio)
		}
		mean := math.Exp(sum / float64(len(r.ratios)))
		fmt.Printf("| geometric mean of the shapes |%s %.1f | >= %g | %s |\n", strings.Repeat(" |", len(r.names)), mean, meanGoal, yes(mean >= meanGoal))
	}
	fmt.Println("\n| the embedded database alone | | goal | met |\n|---|---:|---:|---:|")
	for _, l := range r.embedded {
		fmt.Printf("| %s | %s | %s | %s |\n", l.what, l.value, l.goal, l.met)
	}
}

// What is aimed at: faster in each shape, three times over their mean and in
// loading; the most memory in MB, and milliseconds to open the file.
const (
	shapeGoal   = 1.0
	meanGoal    = 3.0
	loadGoal    = 3.0
	memoryGoal  = 300.0
	openingGoal = 1000.0
)
