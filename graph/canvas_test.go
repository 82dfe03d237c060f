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

func expand(t *testing.T, ctx context.Context, g *graph.DB) {
	e := try[*graph.Expansion](t)(g.Expand(ctx, "Role", "data-engineer", graph.ExpandOptions{}))
	want := []string{"DOES out Task 3", "USES out Tool 3", "REQUIRES out Skill 1", "MEMBER_OF out Team 2", "INCLUDES in Role 1"}
	if diff := cmp.Diff(want, neighborLines(e)); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	if len(e.Graph.Nodes) != 10 || len(e.Graph.Relationships) != 10 || e.Graph.Total != 10 || e.Graph.Truncated() {
		t.Errorf("all ten at once: %+v", e.Graph.Cut)
	}
	few := try[*graph.Expansion](t)(g.Expand(ctx, "Role", "data-engineer", graph.ExpandOptions{AtOnce: 9, Limit: 6}))
	want = []string{"collect-data", "airflow", "data-scientist", "distributed-systems", "machine-learning-team", "build-data-pipelines"}
	if diff := cmp.Diff(want, keysOf(few.Graph.Nodes)); diff != "" || few.Graph.Total != 10 || few.Graph.Reason != "limit" {
		t.Errorf("the first of each group by name, then the second: %+v (-want +got):\n%s", few.Graph.Cut, diff)
	}
}

// What is known is counted and not brought again; a facet narrows.
func expandFacet(t *testing.T, ctx context.Context, g *graph.DB) {
	tools := graph.ExpandOptions{Type: "USES", Direction: graph.Out, Label: "Tool"}
	all := try[*graph.Expansion](t)(g.Expand(ctx, "Role", "data-engineer", tools))
	if diff := cmp.Diff([]string{"airflow", "hadoop", "kafka"}, keysOf(all.Graph.Nodes)); diff != "" {
		t.Errorf("tools (-want +got):\n%s", diff)
	}
	tools.Known = []string{all.Graph.Nodes[1].ElementID}
	rest := try[*graph.Expansion](t)(g.Expand(ctx, "Role", "data-engineer", tools))
	if diff := cmp.Diff([]string{"airflow", "kafka"}, keysOf(rest.Graph.Nodes)); diff != "" || rest.Graph.Total != 2 || !slices.Contains(neighborLines(rest), "USES out Tool 3") {
		t.Errorf("%+v (-want +got):\n%s", rest.Groups, diff)
	}
	tools.Q = "AIR"
	found := try[*graph.Expansion](t)(g.Expand(ctx, "Role", "data-engineer", tools))
	if diff := cmp.Diff([]string{"airflow"}, keysOf(found.Graph.Nodes)); diff != "" {
		t.Errorf("by name (-want +got):\n%s", diff)
	}
	tools.Direction = graph.In
	if none := try[*graph.Expansion](t)(g.Expand(ctx, "Role", "data-engineer", tools)); len(none.Graph.Nodes) != 0 || none.Graph.Truncated() {
		t.Errorf("against the arrows %+v", none.Graph)
	}
	counts := try[*graph.Expansion](t)(g.Expand(ctx, "Role", "data-engineer", graph.ExpandOptions{CountsOnly: true}))
	if len(counts.Groups) != 5 || len(counts.Graph.Nodes) != 0 || counts.Graph.Reason != "counts only" {
		t.Errorf("counts only: %+v", counts.Graph.Cut)
	}
	for _, o := range []graph.ExpandOptions{{Limit: 501}, {AtOnce: -1}, {Direction: "up"}} {
		_, err := g.Expand(ctx, "Role", "data-engineer", o)
		wantError(t, err, graph.BadArgument)
	}
	_, err := g.Expand(ctx, "Role", "data-enginer", graph.ExpandOptions{})
	if e := wantError(t, err, graph.NotFound); e.Nearest[0] != "data-engineer" {
		t.Errorf("nearest %q", e.Nearest)
	}
}

func lookup(t *testing.T, ctx context.Context, g *graph.DB) {
	team := try[*graph.Thing](t)(g.Thing(ctx, "Team", "machine-learning-team", 0)).Node
	l := try[*graph.Lookup](t)(g.Lookup(ctx, []graph.NodeKey{
		{Label: "Tool", Key: "kafka"}, {Label: "Role", Key: "nobody"}, {Label: "Role", Key: "ml-engineer"}, {Label: "Tool", Key: "docker"},
		{Label: "Team", Key: team.ElementID}, {Label: "Team", Key: "machine-learning-team"}, {Label: "No `label", Key: "x"},
	}))
	got := keysOf(l.Nodes)
	slices.Sort(got)
	if diff := cmp.Diff([]string{"docker", "kafka", "machine-learning-team", "ml-engineer"}, got); diff != "" {
		t.Errorf("nodes (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]graph.NodeKey{{Label: "Role", Key: "nobody"}, {Label: "No `label", Key: "x"}}, l.Missing); diff != "" {
		t.Errorf("missing (-want +got):\n%s", diff)
	}
	if none := try[*graph.Lookup](t)(g.Lookup(ctx, nil)); len(none.Nodes) != 0 || none.Missing == nil {
		t.Errorf("of nothing: %+v", none)
	}
}

func betweenNodes(t *testing.T, ctx context.Context, g *graph.DB) {
	wanted := []graph.NodeKey{{Label: "Role", Key: "ml-engineer"}, {Label: "Role", Key: "ml-researcher"}, {Label: "Tool", Key: "tensorflow"}, {Label: "Tool", Key: "docker"}}
	l := try[*graph.Lookup](t)(g.Lookup(ctx, wanted))
	id, key := map[string]string{}, map[string]string{}
	for _, n := range l.Nodes {
		id[n.Key], key[n.ElementID] = n.ElementID, n.Key
	}
	lines := func(r *graph.Relationships) []string {
		all := []string{}
		for _, item := range r.Items {
			all = append(all, key[item.Start]+" "+item.Type+" "+key[item.End])
		}
		slices.Sort(all)
		return all
	}
	all := try[*graph.Relationships](t)(g.Between(ctx, []string{id["ml-engineer"], id["ml-researcher"], id["tensorflow"], id["docker"]}, nil))
	want := []string{"ml-engineer USES docker", "ml-engineer USES tensorflow", "ml-researcher USES tensorflow"}
	if diff := cmp.Diff(want, lines(all)); diff != "" || all.Total != 3 || all.Truncated() {
		t.Errorf("%+v (-want +got):\n%s", all.Cut, diff)
	}
	fresh := try[*graph.Relationships](t)(g.Between(ctx, []string{id["docker"]}, []string{id["ml-engineer"], id["tensorflow"], id["ml-researcher"], "4:no:0"}))
	if diff := cmp.Diff([]string{"ml-engineer USES docker"}, lines(fresh)); diff != "" {
		t.Errorf("what joins two of the others is left out (-want +got):\n%s", diff)
	}
}

// Parallel relationships and loops: a fold counts nodes, between brings every relationship.
func TestExpandCountsNodes(t *testing.T) {
	onGraph(t, []string{
		"CREATE CONSTRAINT FOR (a:A) REQUIRE a.id IS UNIQUE",
		"CREATE (a:A {id: 1}), (b:A {id: 2}), (a)-[:T]->(a), (a)-[:T]->(b), (a)-[:T]->(b), (b)-[:T]->(a), (a)-[:S]->(b), (a)-[:S]->({name: 'bare'})",
	}, func(t *testing.T, ctx context.Context, g *graph.DB, _ testdb.DB) {
		e := try[*graph.Expansion](t)(g.Expand(ctx, "A", "1", graph.ExpandOptions{}))
		if diff := cmp.Diff([]string{"S out  1", "S out A 1", "T out A 1", "T in A 1"}, neighborLines(e)); diff != "" {
			t.Errorf("groups (-want +got):\n%s", diff)
		}
		if len(e.Graph.Nodes) != 2 || len(e.Graph.Relationships) != 5 || e.Graph.Total != 2 {
			t.Errorf("%d nodes, %d relationships, %+v", len(e.Graph.Nodes), len(e.Graph.Relationships), e.Graph.Cut)
		}
		all := try[*graph.Relationships](t)(g.Between(ctx, []string{e.Node.ElementID}, []string{e.Graph.Nodes[0].ElementID, e.Graph.Nodes[1].ElementID}))
		if len(all.Items) != 6 {
			t.Errorf("%d relationships, want 6 with the loop", len(all.Items))
		}
	})
}

func neighborLines(e *graph.Expansion) []string {
	lines := []string{}
	for _, g := range e.Groups {
		lines = append(lines, fmt.Sprintf("%s %s %s %d", g.Type, g.Direction, g.Label, g.Neighbors))
	}
	return lines
}

func keysOf(nodes []graph.Node) []string {
	keys := []string{}
	for _, n := range nodes {
		keys = append(keys, n.Key)
	}
	return keys
}

// The statement of a lookup stays one, whatever labels and keys it asks for.
func TestLookupIsOneStatement(t *testing.T) {
	onGraph(t, library, func(t *testing.T, ctx context.Context, g *graph.DB, _ testdb.DB) {
		author := try[*graph.List](t)(g.List(ctx, "Author", graph.ListOptions{})).Items[0]
		var sent []string
		l := try[*graph.Lookup](t)(g.Lookup(graph.WithStatements(ctx, func(s graph.Statement) { sent = append(sent, s.Name) }), []graph.NodeKey{
			{Label: "Book", Key: "42"}, {Label: "Author", Key: author.Key}, {Label: "Strange `label", Key: "y"}, {Label: "Tool", Key: "as/400 database"},
		}))
		names := []string{}
		for _, n := range l.Nodes {
			names = append(names, n.Name)
		}
		slices.Sort(names)
		if got := strings.Join(names, ", "); got != "Dune, Even, Frank Herbert, as/400 database" || len(l.Missing) != 0 {
			t.Errorf("%s, missing %v", got, l.Missing)
		}
		if n := len(slices.DeleteFunc(sent, func(s string) bool { return s != "lookup" })); n != 1 {
			t.Errorf("%d statements", n)
		}
	})
}
