package graph_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolegraph/graph"
	"rolegraph/tests/testdb"
)

// teams are three teams below a department, and people in them: the head of each team
// reports to the boss, who is in the department, and a1 to the head of beta as well.
// The freelancer is in no team, b1 is in two.
var teams = []string{
	"CREATE CONSTRAINT team FOR (t:Team) REQUIRE t.id IS UNIQUE",
	"CREATE CONSTRAINT person FOR (p:Person) REQUIRE p.id IS UNIQUE",
	`CREATE (d:Team {id: 'department', name: 'department'}),
	 (a:Team {id: 'alpha', name: 'alpha'}), (b:Team {id: 'beta', name: 'beta'}), (e:Team {id: 'empty', name: 'empty'}),
	 (a)-[:MEMBER_OF]->(d), (b)-[:MEMBER_OF]->(d), (a)-[:WORKS_WITH]->(b), (e)-[:PART_OF]->(d)`,
	`UNWIND [['boss', '', ['department']], ['a', 'boss', ['alpha']], ['a1', 'a', ['alpha']], ['a2', 'a', ['alpha']], ['b', 'boss', ['beta']],
	  ['b1', 'b', ['beta', 'alpha']], ['freelancer', 'a', []]] AS row
	 CREATE (p:Person {id: row[0], name: row[0]})
	 WITH p, row OPTIONAL MATCH (boss:Person {id: row[1]})
	 FOREACH (x IN CASE WHEN boss IS NULL THEN [] ELSE [boss] END | CREATE (p)-[:REPORTS_TO]->(x))
	 WITH p, row UNWIND row[2] AS team MATCH (t:Team {id: team}) CREATE (p)-[:MEMBER_OF]->(t)`,
	"MATCH (x:Person {id: 'a1'}), (y:Person {id: 'b'}) CREATE (x)-[:REPORTS_TO]->(y), (x)-[:WORKS_WITH]->(y)",
}

func TestAHierarchyRolledUp(t *testing.T) {
	onGraph(t, teams, func(t *testing.T, ctx context.Context, g *graph.DB, db testdb.DB) {
		reports := graph.OrgOptions{Rels: []graph.Orientation{{Type: "REPORTS_TO", Up: true}, {Type: "PART_OF", Up: true}}, RollUp: "MEMBER_OF"}
		org := try[*graph.Org](t)(g.Org(ctx, reports))
		want := []string{
			"department: 1 members", "alpha: 4 members", "beta: 2 members", "empty: 0 members", "freelancer: 0 members",
			// a and b are the two who report to the boss; alpha and beta are in the department.
			"department > alpha REPORTS_TO 1, implied", "department > alpha MEMBER_OF 1",
			"department > beta REPORTS_TO 1, implied", "department > beta MEMBER_OF 1", "department > empty PART_OF 1",
			// a1 reports to b, who is in beta; so does b1, who is in alpha, too.
			"beta > alpha REPORTS_TO 2, implied", "alpha > freelancer REPORTS_TO 1, implied",
			"alpha ~ beta WORKS_WITH 2",
		}
		if diff := cmp.Diff(sorted(want), sorted(rolledLines(org))); diff != "" {
			t.Error(diff)
		}
		// Within a team: a1 and a2 report to a, b1 to b.
		if diff := cmp.Diff(&graph.RolledUp{By: "MEMBER_OF", Nodes: 6, Groups: 3, Inside: 3}, org.RolledUp); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(graph.Cut{Returned: 5, Total: 5}, org.Cut); diff != "" {
			t.Error(diff)
		}
		reports.Root = &graph.NodeKey{Label: "Person", Key: "a2"}
		if org := try[*graph.Org](t)(g.Org(ctx, reports)); org.Nodes[0].Key != "alpha" || len(org.Nodes) != 2 {
			t.Errorf("a member is shown as %+v", org.Nodes)
		}
		_, err := g.Org(ctx, graph.OrgOptions{RollUp: "MEMBERS_OF"})
		if e := wantError(t, err, graph.NotFound); !slices.Contains(e.Nearest, "MEMBER_OF") {
			t.Errorf("nearest %q", e.Nearest)
		}
	})
}

// rolledLines writes a rolled-up hierarchy down: members, steps, what crosses it.
func rolledLines(org *graph.Org) []string {
	var lines []string
	for _, n := range org.Nodes {
		lines = append(lines, fmt.Sprintf("%s: %d members", n.Key, n.Members))
	}
	edge := func(e graph.OrgEdge, arrow string) {
		line := fmt.Sprintf("%s %s %s %s %d", org.Nodes[e.From].Key, arrow, org.Nodes[e.To].Key, e.Type, e.Count)
		if e.Implied {
			line += ", implied"
		}
		lines = append(lines, line)
	}
	for _, e := range org.Edges {
		edge(e, ">")
	}
	for _, e := range org.Cross {
		edge(e, "~")
	}
	return lines
}

func sorted(lines []string) string {
	return strings.Join(slices.Sorted(slices.Values(lines)), "\n")
}

// Without a type, what is drawn is the organisation; classifications are asked for.
func TestAnOrganisationBesideClassifications(t *testing.T) {
	classes := []string{
		"CREATE CONSTRAINT team FOR (t:Team) REQUIRE t.id IS UNIQUE", "CREATE CONSTRAINT class FOR (g:Group) REQUIRE g.id IS UNIQUE",
		"UNWIND range(1, 20) AS i CREATE (:Group {id: 'sub-' + i, name: 'sub-' + i})-[:PART_OF]->(:Group {id: 'top-' + i, name: 'top-' + i})",
	}
	onGraph(t, classes, func(t *testing.T, ctx context.Context, g *graph.DB, db testdb.DB) {
		if org := try[*graph.Org](t)(g.Org(ctx, graph.OrgOptions{})); len(org.Nodes) != 20 || org.Unshown != 0 {
			t.Errorf("only classifications: %d nodes, %d not shown", len(org.Nodes), org.Unshown)
		}
		db.Run(t, "CREATE (:Team {id: 'crew', name: 'crew'})-[:PART_OF]->(:Team {id: 'fleet', name: 'fleet'})", nil)
		org := try[*graph.Org](t)(g.Org(ctx, graph.OrgOptions{}))
		if diff := cmp.Diff([]string{"0 fleet children 1 [crew]"}, orgLines(org)); diff != "" || org.Unshown != 20 {
			t.Errorf("%d not shown; %s", org.Unshown, diff)
		}
		if org := try[*graph.Org](t)(g.Org(ctx, graph.OrgOptions{Rels: []graph.Orientation{{Type: "PART_OF", Up: true}}})); len(org.Nodes) != 21 || org.Unshown != 0 {
			t.Errorf("asked for: %d nodes, %d not shown", len(org.Nodes), org.Unshown)
		}
	})
}
