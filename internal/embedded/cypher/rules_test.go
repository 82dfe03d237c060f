package cypher_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rolegraph/internal/embedded/cypher"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// ask returns the rows of a query as texts, or the error.
func ask(t interface{ Helper() }, e *cypher.Engine, query string) []string {
	t.Helper()
	ctx := context.Background()
	r, err := e.Run(ctx, query, nil, cypher.TxOptions{})
	if err != nil {
		return []string{err.Error()}
	}
	var rows []string
	for {
		row, err := r.Next(ctx)
		if err != nil {
			return []string{err.Error()}
		}
		if row == nil {
			return rows
		}
		cells := make([]string, len(row))
		for i, v := range row {
			cells[i] = cell(v)
		}
		rows = append(rows, strings.Join(cells, " | "))
	}
}

func cell(v value.Value) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case value.NodeData:
		return fmt.Sprint("(", v.ID, v.Labels, v.Properties, ")")
	case value.List:
		cells := make([]string, len(v))
		for i, e := range v {
			cells[i] = cell(e)
		}
		return "[" + strings.Join(cells, ", ") + "]"
	}
	return v.String()
}

var (
	labels     = rapid.SampledFrom([]string{"", ":A", ":B", ":A:B", ":Nowhere"})
	arrows     = rapid.SampledFrom([]string{"-[:R]->", "<-[:R]-", "-[:S]-", "-->", "-[:R|S]-", "-[:R*1..2]->", "-[:S*0..1]-"})
	predicates = rapid.SampledFrom([]string{"", "a.id = 3", "b.id IN [1, 2, 5]", "a.id < 4 AND b.id >= 2", "a.id = b.id", "a.name STARTS WITH 'n1'",
		"a.name CONTAINS '2'", "b.name IS NOT NULL", "a.id > 2 OR b:A", "EXISTS { (a)-[:R]->(:B) }", "id(a) = 2", "a.none = 1", "not a.id = 1"})
	ends = rapid.SampledFrom([]string{"a.id, b.id", "count(*)", "a.id, count(b)", "a.id, count(*), max(a.id)", "count(DISTINCT a), count(b)", "DISTINCT a.id", "a.id ORDER BY a.id, b.id LIMIT 3", "b.id ORDER BY b.id SKIP 1 LIMIT 2"})
)

// graphOf writes a random graph of ten nodes.
func graphOf(t *rapid.T) []string {
	var statements []string
	for i := range 10 {
		statements = append(statements, fmt.Sprintf("CREATE (n%s {id: %d, name: 'n%d'})", rapid.SampledFrom([]string{"", ":A", ":B", ":A:B"}).Draw(t, "labels"), i%6, i))
	}
	for range rapid.IntRange(0, 15).Draw(t, "edges") {
		statements = append(statements, fmt.Sprintf("MATCH (a {name: 'n%d'}), (b {name: 'n%d'}) CREATE (a)-[:%s]->(b)",
			rapid.IntRange(0, 9).Draw(t, "from"), rapid.IntRange(0, 9).Draw(t, "to"), rapid.SampledFrom([]string{"R", "S"}).Draw(t, "type")))
	}
	return append(statements, "CREATE INDEX FOR (n:A) ON (n.id)", "CREATE TEXT INDEX FOR (n:B) ON (n.name)")
}

// Answers are the same without each rule, and without any.
func TestRulesDoNotChangeAnswers(t *testing.T) {
	off := append([][]string{nil}, ruleSets()...)
	rapid.Check(t, func(t *rapid.T) {
		s := store.Memory()
		for _, statement := range graphOf(t) {
			if rows := ask(t, cypher.New(s, cypher.Options{}), statement); rows != nil {
				t.Fatalf("%s: %v", statement, rows)
			}
		}
		query := "MATCH (a" + labels.Draw(t, "a") + ")" + arrows.Draw(t, "arrow") + "(b" + labels.Draw(t, "b") + ")"
		if p := predicates.Draw(t, "where"); p != "" {
			query += " WHERE " + p
		}
		if rapid.Bool().Draw(t, "longer") {
			query = strings.Replace(query, " WHERE", arrows.Draw(t, "second")+"(c) WHERE", 1)
		}
		end := ends.Draw(t, "end")
		query += " RETURN " + end
		var want []string
		for i, rules := range off {
			got := ask(t, cypher.New(s, cypher.Options{RulesOff: rules}), query)
			if !strings.Contains(end, "ORDER BY") {
				slices.Sort(got)
			}
			if i == 0 {
				want = got
			} else if !slices.Equal(got, want) {
				t.Fatalf("%s\nwithout %v: %q\nwith all: %q", query, rules, got, want)
			}
		}
	})
}
