package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// table is the cases of a benchmark of which the same was measured.
type table struct {
	name  string
	cases []one
}

func added(tables []*table, c one) []*table {
	i := slices.IndexFunc(tables, func(t *table) bool {
		return t.name == c.benchmark && slices.EqualFunc(t.cases[0].metrics, c.metrics, func(a, b metric) bool { return a.unit == b.unit })
	})
	if i < 0 {
		i, tables = len(tables), append(tables, &table{name: c.benchmark})
	}
	tables[i].cases = append(tables[i].cases, c)
	return tables
}

// units are the columns. Time per operation is left out where a benchmark
// measured something else.
func (t *table) units() []string {
	var units []string
	for _, m := range t.cases[0].metrics {
		if m.unit != "ns/op" || len(t.cases[0].metrics) == 1 {
			units = append(units, m.unit)
		}
	}
	return units
}

func (t *table) print(out io.Writer, goals []goal) {
	units := t.units()
	aimed := slices.ContainsFunc(t.cases, func(c one) bool { return len(goalsOf(c, goals)) > 0 })
	head, columns := append([]string{t.name}, units...), len(units)
	if aimed {
		head, columns = append(head, "goal", "met"), columns+2
	}
	fmt.Fprintf(out, "\n| %s |\n|---|%s\n", strings.Join(head, " | "), strings.Repeat("---:|", columns))
	for _, c := range t.cases {
		cells := []string{strings.NewReplacer("/", " ", "_", " ").Replace(c.name)}
		for _, unit := range units {
			cells = append(cells, cell(c, unit))
		}
		if aimed {
			cells = append(cells, verdict(c, goals)...)
		}
		fmt.Fprintf(out, "| %s |\n", strings.Join(cells, " | "))
	}
}

func cell(c one, unit string) string {
	value, ok := c.metric(unit)
	if !ok {
		return ""
	}
	return short(value)
}

// short has three digits that count.
func short(value float64) string {
	switch {
	case value >= 100 || value == 0:
		return strconv.FormatFloat(value, 'f', 0, 64)
	case value >= 10:
		return strconv.FormatFloat(value, 'f', 1, 64)
	}
	return strconv.FormatFloat(value, 'f', 2, 64)
}

// verdict is the goals of a case and whether each was met.
func verdict(c one, goals []goal) []string {
	var aims, answers []string
	for _, g := range goalsOf(c, goals) {
		aims = append(aims, g.String())
		value, _ := c.metric(g.unit)
		answers = append(answers, map[bool]string{true: "yes", false: "no"}[g.met(value)])
	}
	return []string{strings.Join(aims, ", "), strings.Join(answers, ", ")}
}
