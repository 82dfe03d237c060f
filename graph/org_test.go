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

// company is 1 head, 4 division heads, 5 managers under each, 9 people under each
// manager: 205 people. Person w-i-j-k works for m-i-j, that for d-i, that for boss.
// On top of that: w-1-1-1 reports to m-1-2 as well, boss works with d-4, and three
// people report to each other in a ring.
var company = []string{
	"CREATE CONSTRAINT person FOR (p:Person) REQUIRE p.id IS UNIQUE",
	"CREATE (:Person {id: 'boss', name: 'boss'})",
	`MATCH (boss:Person {id: 'boss'}) UNWIND range(1, 4) AS i
	 CREATE (d:Person {id: 'd-' + i, name: 'd-' + i})-[:REPORTS_TO]->(boss)
	 WITH d, i UNWIND range(1, 5) AS j
	 CREATE (m:Person {id: 'm-' + i + '-' + j, name: 'm-' + i + '-' + j})-[:REPORTS_TO]->(d)
	 WITH m, i, j UNWIND range(1, 9) AS k
	 CREATE (:Person {id: 'w-' + i + '-' + j + '-' + k, name: 'w-' + i + '-' + j + '-' + k})-[:REPORTS_TO]->(m)`,
	"MATCH (w:Person {id: 'w-1-1-1'}), (m:Person {id: 'm-1-2'}) CREATE (w)-[:REPORTS_TO]->(m)",
	"MATCH (b:Person {id: 'boss'}), (d:Person {id: 'd-4'}) CREATE (b)-[:WORKS_WITH]->(d)",
	`CREATE (a:Person {id: 'ring-a', name: 'ring-a'})-[:REPORTS_TO]->(b:Person {id: 'ring-b', name: 'ring-b'})
	 -[:REPORTS_TO]->(:Person {id: 'ring-c', name: 'ring-c'})-[:REPORTS_TO]->(a)`,
	"CREATE (:Person {id: 'loner', name: 'loner'})",
}

func person(id string) graph.NodeKey { return graph.NodeKey{Label: "Person", Key: id} }

func TestOrg(t *testing.T) {
	onGraph(t, company, func(t *testing.T, ctx context.Context, g *graph.DB, db testdb.DB) {
		boss, d1, m12, ring, loner := person("boss"), person("d-1"), person("m-1-2"), person("ring-b"), person("loner")
		up := []graph.Orientation{{Type: "REPORTS_TO", Up: true}}
		for _, c := range []struct {
			name    string
			options graph.OrgOptions
			want    []string // of orgLines, those that tell
			cut     graph.Cut
			boxes   int
			cycles  int
		}{
			{"two levels", graph.OrgOptions{Rels: up, Root: &boss}, []string{
				"0 boss children 4", "1 d-1 under boss children 5", "2 m-1-1 under d-1 children 9 folded 9",
				"2 m-1-2 under d-1 children 10 folded 10", "boss WORKS_WITH d-4", "crumb boss",
			}, graph.Cut{Returned: 25, Total: 205, Reason: "folded"}, 25, 0},
			{"one level", graph.OrgOptions{Rels: up, Root: &boss, Depth: 1}, []string{
				"0 boss children 4", "1 d-1 under boss children 5 folded 50", "1 d-2 under boss children 5 folded 50",
			}, graph.Cut{Returned: 5, Total: 205, Reason: "folded"}, 5, 0},
			{"an open branch stacks its leaves; one with two parents keeps its box", graph.OrgOptions{Rels: up, Root: &boss, Depth: 1, Open: []graph.NodeKey{d1, m12}}, []string{
				"2 m-1-1 under d-1 children 9 folded 8",
				"2 m-1-2 under d-1 children 10 [w-1-2-1 w-1-2-2 w-1-2-3 w-1-2-4 w-1-2-5 w-1-2-6 w-1-2-7 w-1-2-8 w-1-2-9]",
				"3 w-1-1-1 under m-1-1 m-1-2",
			}, graph.Cut{Returned: 20, Total: 205, Reason: "folded"}, 11, 0},
			{"a folded branch hides what the depth would show", graph.OrgOptions{Rels: up, Root: &boss, Fold: []graph.NodeKey{d1}}, []string{
				"0 boss children 4", "1 d-1 under boss children 5 folded 50", "2 m-2-1 under d-2 children 9 folded 9",
			}, graph.Cut{Returned: 20, Total: 205, Reason: "folded"}, 20, 0},
			{"a branch has a breadcrumb", graph.OrgOptions{Rels: up, Root: &m12}, []string{
				"crumb boss d-1 m-1-2", "0 m-1-2 children 10 [w-1-1-1 w-1-2-1 w-1-2-2 w-1-2-3 w-1-2-4 w-1-2-5 w-1-2-6 w-1-2-7 w-1-2-8 w-1-2-9]",
			}, graph.Cut{Returned: 11, Total: 11}, 1, 0},
			{"the limit says so", graph.OrgOptions{Rels: up, Root: &boss, Depth: 2, Limit: 7}, []string{
				"0 boss children 4", "2 m-1-2 under d-1 children 10 folded 10", "1 d-2 under boss children 5 folded 50",
			}, graph.Cut{Returned: 7, Total: 205, Reason: "limit"}, 7, 0},
			{"fewer levels where two are too many", graph.OrgOptions{Rels: up, Root: &boss, Limit: 7}, []string{
				"0 boss children 4", "1 d-1 under boss children 5 folded 50",
			}, graph.Cut{Returned: 5, Total: 205, Reason: "folded"}, 5, 0},
			{"a ring is drawn from its first by name", graph.OrgOptions{Rels: up}, []string{
				"0 boss children 4", "0 ring-a children 1", "1 ring-c under ring-a children 1", "2 ring-b under ring-c children 1", "ring-b REPORTS_TO ring-a",
			}, graph.Cut{Returned: 28, Total: 208, Reason: "folded"}, 28, 1},
			{"a ring from a chosen one", graph.OrgOptions{Rels: up, Root: &ring}, []string{
				"0 ring-b children 1", "2 ring-c under ring-a children 1", "ring-c REPORTS_TO ring-b",
			}, graph.Cut{Returned: 3, Total: 3}, 3, 1},
			{"upside down", graph.OrgOptions{Rels: []graph.Orientation{{Type: "REPORTS_TO"}}, Root: &m12, Cross: []string{}}, []string{
				"0 m-1-2 children 1", "1 d-1 under m-1-2 children 1 [boss]",
			}, graph.Cut{Returned: 3, Total: 3}, 2, 0},
			{"alone", graph.OrgOptions{Rels: up, Root: &loner}, []string{"0 loner children 0"}, graph.Cut{Returned: 1, Total: 1}, 1, 0},
		} {
			t.Run(c.name, func(t *testing.T) {
				org := try[*graph.Org](t)(g.Org(ctx, c.options))
				got := orgLines(org)
				for _, line := range c.want {
					if !slices.Contains(got, line) {
						t.Errorf("there is no %q in\n%s", line, strings.Join(got, "\n"))
					}
				}
				if diff := cmp.Diff(c.cut, org.Cut); diff != "" || len(org.Nodes) != c.boxes || org.Cycles != c.cycles {
					t.Errorf("%d boxes, %d cycles, cut (-want +got):\n%s", len(org.Nodes), org.Cycles, diff)
				}
			})
		}
		db.Run(t, "UNWIND range(1, 11) AS i CREATE (:Person {id: 'x-' + i})-[:REPORTS_TO]->(:Person {id: 'y-' + i})", nil)
		many := try[*graph.Org](t)(g.Org(ctx, graph.OrgOptions{Rels: up}))
		if len(many.Nodes) != 13 || many.Depth != 0 || many.Returned != 13 {
			t.Errorf("13 roots give %d boxes at depth %d", len(many.Nodes), many.Depth)
		}
		_, err := g.Org(ctx, graph.OrgOptions{Rels: up, Root: &graph.NodeKey{Label: "Person", Key: "bos"}})
		if e := wantError(t, err, graph.NotFound); !slices.Contains(e.Nearest, "boss") {
			t.Errorf("nearest %q", e.Nearest)
		}
		_, err = g.Org(ctx, graph.OrgOptions{Rels: []graph.Orientation{{Type: "REPORT_TO", Up: true}}})
		if e := wantError(t, err, graph.NotFound); !slices.Contains(e.Nearest, "REPORTS_TO") {
			t.Errorf("nearest %q", e.Nearest)
		}
	})
}

// orgLines writes an Org down: a line a node, a line a crossing, the breadcrumb.
func orgLines(org *graph.Org) []string {
	var lines []string
	for i, n := range org.Nodes {
		line := fmt.Sprintf("%d %s", n.Level, n.Key)
		var parents []string
		for _, e := range org.Edges {
			if e.To == i {
				parents = append(parents, org.Nodes[e.From].Key)
			}
		}
		if len(parents) > 0 {
			line += " under " + strings.Join(parents, " ")
		}
		if n.Children > 0 || n.Level == 0 {
			line += fmt.Sprintf(" children %d", n.Children)
		}
		if n.Folded > 0 {
			line += fmt.Sprintf(" folded %d", n.Folded)
		}
		if len(n.Leaves) > 0 {
			var keys []string
			for _, leaf := range n.Leaves {
				keys = append(keys, leaf.Key)
			}
			line += " [" + strings.Join(keys, " ") + "]"
		}
		lines = append(lines, line)
	}
	for _, e := range org.Cross {
		lines = append(lines, org.Nodes[e.From].Key+" "+e.Type+" "+org.Nodes[e.To].Key)
	}
	if len(org.Breadcrumb) > 0 {
		var keys []string
		for _, r := range org.Breadcrumb {
			keys = append(keys, r.Key)
		}
		lines = append(lines, "crumb "+strings.Join(keys, " "))
	}
	return lines
}
