package cypher_test

import (
	"strings"
	"testing"

	"rolegraph/internal/embedded/cypher"
	"rolegraph/internal/embedded/store"
)

// A statement is planned once, and anew when an index comes or goes, when the
// graph has grown, or when what the plan relies on no longer holds.
func TestPlansAreKept(t *testing.T) {
	s := store.Memory()
	e := cypher.New(s, cypher.Options{})
	must := func(statement string) {
		t.Helper()
		if rows := ask(t, e, statement); rows != nil {
			t.Fatalf("%s: %v", statement, rows)
		}
	}
	const text = "MATCH (:A)-[:R]->(b:B) RETURN count(b)"
	plan := func() *cypher.Prepared {
		t.Helper()
		p, err := e.Prepare(text, s.Snapshot())
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	must("CREATE (:A)-[:R]->(:B), (:A)-[:R]->(:B)")
	first := plan()
	if plan() != first {
		t.Error("the statement was planned twice")
	}
	must("CREATE INDEX FOR (n:A) ON (n.x)")
	second := plan()
	if second == first {
		t.Error("the plan outlived a new index")
	}
	must("CREATE (:A)-[:R]->(:B)")
	if plan() != second {
		t.Error("the plan did not outlive a small change")
	}
	must("CREATE (:A)-[:R]->(:C)")
	if plan() == second {
		t.Error("the plan outlived that every R leads to a B")
	}
	if got := ask(t, e, text); strings.Join(got, "") != "3" {
		t.Errorf("%v, want 3", got)
	}
	third := plan()
	must("UNWIND range(1, 1000) AS i CREATE (:A)")
	if plan() == third {
		t.Error("the plan outlived a graph 100 times as large")
	}
}

// EXPLAIN shows what runs inside expressions.
func TestExplainShowsExpressions(t *testing.T) {
	s := uses(t)
	for _, query := range []string{
		"MATCH (r:Role) WHERE EXISTS { (r)-[:KNOWS]->(x) WHERE x.id > '0' } RETURN r",
		"MATCH (r:Role) RETURN COUNT { (r)-[:KNOWS]->() }",
		"MATCH (r:Role) RETURN [(r)-[:KNOWS]->(x) | x.id]",
		"MATCH (r:Role) RETURN COLLECT { MATCH (r)-[:KNOWS]->(x) RETURN x.id }",
	} {
		if plan := explained(t, s, query); !strings.Contains(plan, "Expand(All) (r)-[anon_") {
			t.Errorf("%s\n%s", query, plan)
		}
	}
}
