package cypher_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"rolegraph/internal/embedded/cypher"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// uses is a graph in which few things are shared by many: 60 roles with a key
// use 10 of 300 tools each, and every role uses tool 0.
func uses(t *testing.T) *store.Store {
	t.Helper()
	s := store.Memory()
	e := cypher.New(s, cypher.Options{})
	for _, statement := range []string{
		"CREATE CONSTRAINT FOR (r:Role) REQUIRE r.id IS UNIQUE",
		"UNWIND range(0, 299) AS i CREATE (:Tool {id: i})",
		"UNWIND range(0, 1999) AS i CREATE (:Role {id: right('000' + toString(i), 4)})",
		`MATCH (r:Role) WITH r, toInteger(r.id) AS i UNWIND [0] + [x IN range(1, 9) | 1 + (i * 7 + x * x) % 299] AS j
		 MATCH (t:Tool {id: j}) MERGE (r)-[:USES]->(t)`,
		"MATCH (r:Role) WHERE r.id < '0050' CREATE (r)-[:KNOWS]->(r) CREATE (r)-[:KNOWS {again: true}]->(r)",
	} {
		if rows := ask(t, e, statement); rows != nil {
			t.Fatalf("%s: %v", statement, rows)
		}
	}
	return s
}

// Each question is answered with the operators that touch the least, and alike
// without each rule.
func TestPlans(t *testing.T) {
	s := uses(t)
	for _, c := range []struct {
		query string
		uses  string // details of an operator
		rows  int
	}{
		{"MATCH (a:Role)-[:USES]->(t:Tool)<-[:USES]-(b:Role) WHERE a.id STARTS WITH '000' AND b.id STARTS WITH '000' AND a.id < b.id RETURN a.id, b.id, count(t)",
			"NodeHashJoin t", 45},
		{"MATCH (a:Role)-[x:USES]->(t)<-[y:USES]-(b:Role) WHERE a.id STARTS WITH '000' AND b.id STARTS WITH '0001' RETURN x = y AS same, count(*)",
			"NodeHashJoin t", 1},
		{"MATCH (:Role {id: '0007'})-[:USES]->(t) OPTIONAL MATCH (:Role {id: '0009'})-[u:USES]->(t) RETURN t.id, type(u)",
			"Expand(Into) (anon_2)-[u:USES]->(t)", 10},
		{"MATCH (t:Tool)<-[u:USES]-() RETURN t.id, count(u)", "Expand(All) (t)<-[u:USES]-(anon_0), counted", 300},
		{"MATCH (t:Tool)<-[u:USES]-(r) RETURN t.id, count(*), count(r), count(DISTINCT t)", "Expand(All) (t)<-[u:USES]-(r), counted", 300},
		{"MATCH (:Tool)<-[:USES]-(r)-[:USES]->() RETURN count(*)", "counted", 1},
		{"MATCH (a:Role)-[:KNOWS]->(b)-[:KNOWS]->(c) RETURN count(*)", "counted", 1},
		{"MATCH (a:Role)-[:KNOWS]-(b)-[:KNOWS]-(c) RETURN a.id, count(*)", "counted", 50},
		{"MATCH (a:Role) RETURN a.id, COUNT { (a)-[:USES]->() } AS n", "", 2000},
		{"MATCH (n) RETURN count(*)", "NodeCountFromCountStore", 1},
		{"MATCH (n:Role) RETURN count(n) + 1 AS n", "NodeCountFromCountStore count( (:Role) )", 1},
		{"MATCH (n:Nothing) RETURN count(n)", "NodeCountFromCountStore", 1},
		{"MATCH ()-[r]->() RETURN count(r)", "RelationshipCountFromCountStore", 1},
		{"MATCH (:Role)-[r:USES|KNOWS|USES]->() RETURN count(*)", "RelationshipCountFromCountStore", 1},
		{"MATCH (:Tool)<-[r:USES]-(:Role) RETURN count(DISTINCT r)", "", 1},
		{"MATCH (n)-[:KNOWS]->(n) RETURN count(*)", "!CountStore", 1},
		{"MATCH (n:Role) RETURN count(n.id)", "!CountStore", 1},
		{"MATCH (a:Role {id: '0003'})-[:USES]->(t:Tool) RETURN t.id", "!Filter", 10},
	} {
		want := sorted(ask(t, cypher.New(s, cypher.Options{}), c.query))
		if len(want) != c.rows {
			t.Errorf("%s\n%d rows, not %d: %.200q", c.query, len(want), c.rows, want)
		}
		plan := explained(t, s, c.query)
		if name, not := strings.CutPrefix(c.uses, "!"); strings.Contains(plan, name) == not {
			t.Errorf("%s\n%s\nhas %q: %v", c.query, plan, name, not)
		}
		for _, rules := range ruleSets() {
			got := sorted(ask(t, cypher.New(s, cypher.Options{RulesOff: rules}), c.query))
			if !slices.Equal(got, want) {
				t.Errorf("%s\nwithout %v: %.200q\nwith all: %.200q", c.query, rules, got, want)
			}
		}
	}
}

func sorted(rows []string) []string { slices.Sort(rows); return rows }

// ruleSets are each rule alone, and all.
func ruleSets() [][]string {
	var sets [][]string
	var all []string
	for _, r := range plan.Rules() {
		sets, all = append(sets, []string{r.Name}), append(all, r.Name)
	}
	return append(sets, all)
}

// explained is a plan as text, an operator with its details a line.
func explained(t *testing.T, s *store.Store, query string) string {
	t.Helper()
	r, err := cypher.New(s, cypher.Options{}).Run(context.Background(), "EXPLAIN "+query, nil, cypher.TxOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	return operatorText(r.Summary().Plan.(value.Map), "")
}

func operatorText(op value.Map, indent string) string {
	name, _, _ := strings.Cut(op.Get("operatorType").String(), "@")
	text := fmt.Sprintf("%s%s %s\n", indent, name, op.Get("args").(value.Map).Get("Details"))
	for _, child := range op.Get("children").(value.List) {
		text += operatorText(child.(value.Map), indent+"  ")
	}
	return text
}
