package main

import (
	_ "embed"
	"fmt"
	"path"
	"strconv"
	"strings"
)

//go:embed goals.txt
var goalsText string

// goal is a bound on a metric of all cases that match a pattern.
type goal struct {
	pattern, unit, relation string
	bound                   float64
}

func (g goal) String() string {
	return fmt.Sprintf("%s %s %s", g.unit, g.relation, strconv.FormatFloat(g.bound, 'f', -1, 64))
}

// met tells whether a value is within the bound.
func (g goal) met(value float64) bool {
	switch g.relation {
	case "<":
		return value < g.bound
	case "<=":
		return value <= g.bound
	case ">=":
		return value >= g.bound
	}
	return value > g.bound
}

func readGoals() ([]goal, error) {
	var goals []goal
	for line := range strings.Lines(goalsText) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		if len(fields) != 4 {
			return nil, fmt.Errorf("goals.txt: %q has no four fields", line)
		}
		bound, err := strconv.ParseFloat(fields[3], 64)
		if err != nil {
			return nil, fmt.Errorf("goals.txt: %w", err)
		}
		goals = append(goals, goal{fields[0], fields[1], fields[2], bound})
	}
	return goals, nil
}

// goalsOf are the goals of a case; of several about one metric, the first.
func goalsOf(c one, goals []goal) []goal {
	var own []goal
	taken := map[string]bool{}
	for _, g := range goals {
		if _, measured := c.metric(g.unit); measured && !taken[g.unit] && matches(g.pattern, c.full()) {
			taken[g.unit] = true
			if g.relation != "none" {
				own = append(own, g)
			}
		}
	}
	return own
}

// matches compares with a pattern in which * is any text, slashes too.
func matches(pattern, name string) bool {
	flat := func(s string) string { return strings.ReplaceAll(s, "/", " ") }
	ok, err := path.Match(flat(pattern), flat(name))
	return ok && err == nil
}
