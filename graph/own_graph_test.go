package graph_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolegraph/graph"
	"rolegraph/tests/testdb"
)

// A user's own graph: other labels, a number as key, names in title, no key at all,
// odd characters in ids, labels and types, and no full-text index.
var library = []string{
	"CREATE CONSTRAINT FOR (b:Book) REQUIRE b.isbn IS UNIQUE",
	"CREATE CONSTRAINT FOR (t:Tool) REQUIRE t.id IS UNIQUE",
	"CREATE CONSTRAINT FOR (s:`Strange ``label`) REQUIRE s.`the key` IS UNIQUE",
	`CREATE (:Book {isbn: 42, title: 'Dune', aliases: 'one string', importance: 'high'})
	 -[:WRITTEN_BY {importance: 'great'}]->(:Author {name: 'Frank Herbert'})`,
	"MATCH (a:Author) CREATE (:Book {isbn: 43, title: 'Dune Messiah'})-[:WRITTEN_BY]->(a), (:Book {isbn: 44, title: 7})",
	`UNWIND ['c++', 'c#', 'as/400 database', '数据库 ⚙', 'a b%20c?d=e'] AS id
	 CREATE (:Tool {id: id, name: id})`,
	"CREATE (:`Strange ``label` {`the key`: 'x', name: 'Odd'})-[:`LINKS ``TO`]->(:`Strange ``label` {`the key`: 'y', name: 'Even'})",
	"MATCH (b:Book {isbn: 42}) CREATE (b)-[:LIKES]->(b)",
	"CREATE ({name: 'without a label'})",
}

func TestOwnGraph(t *testing.T) {
	onGraph(t, library, func(t *testing.T, ctx context.Context, g *graph.DB, db testdb.DB) {
		t.Run("a number is a key", func(t *testing.T) {
			l := try[*graph.List](t)(g.List(ctx, "Book", graph.ListOptions{}))
			var books []string
			for _, b := range l.Items {
				books = append(books, b.Label+" "+b.Key+" "+b.Name)
			}
			if diff := cmp.Diff([]string{"Book 44 7", "Book 42 Dune", "Book 43 Dune Messiah"}, books); diff != "" {
				t.Errorf("books (-want +got):\n%s", diff)
			}
			dune := try[*graph.Thing](t)(g.Thing(ctx, "Book", "42", 0))
			want := []string{"LIKES out Book 1/1: 42", "WRITTEN_BY out Author 1/1: " + dune.Groups[1].Links[0].Other.Key}
			if diff := cmp.Diff(want, groupLines(dune.Groups)); diff != "" {
				t.Errorf("groups (-want +got):\n%s", diff)
			}
		})
		t.Run("a label without a key goes by elementId", func(t *testing.T) {
			author := try[*graph.List](t)(g.List(ctx, "Author", graph.ListOptions{})).Items[0]
			if author.Name != "Frank Herbert" || author.Uses != 2 {
				t.Errorf("%+v", author)
			}
			thing := try[*graph.Thing](t)(g.Thing(ctx, "Author", author.Key, 0))
			if diff := cmp.Diff([]string{"WRITTEN_BY in Book 2/2: 42 43"}, groupLines(thing.Groups)); diff != "" {
				t.Errorf("groups (-want +got):\n%s", diff)
			}
			r := try[*graph.SearchResult](t)(g.Search(ctx, graph.SearchOptions{Q: "without"}))
			bare := try[*graph.Thing](t)(g.Thing(ctx, "", r.Items[0].Key, 0))
			if bare.Node.Name != "without a label" || len(bare.Groups) != 0 {
				t.Errorf("%+v", bare)
			}
		})
		t.Run("ids may hold anything", func(t *testing.T) {
			for _, id := range []string{"c++", "c#", "as/400 database", "数据库 ⚙", "a b%20c?d=e"} {
				thing := try[*graph.Thing](t)(g.Thing(ctx, "Tool", id, 0))
				r := try[*graph.SearchResult](t)(g.Search(ctx, graph.SearchOptions{Q: id}))
				if thing.Node.Key != id || r.Items[0].Key != id || r.Items[0].Score != 5 {
					t.Errorf("%s: %+v, found %+v", id, thing.Node.Ref, r.Items)
				}
			}
			r := try[*graph.SearchResult](t)(g.Search(ctx, graph.SearchOptions{Q: "据"}))
			if len(r.Items) != 1 {
				t.Errorf("found %+v", r.Items)
			}
		})
		t.Run("labels, types and properties may hold anything", func(t *testing.T) {
			n := try[*graph.Neighbors](t)(g.Neighbors(ctx, "Strange `label", "x", graph.NeighborOptions{Type: "LINKS `TO"}))
			if n.Page.Nodes[1].Key != "y" || n.Page.Nodes[1].Label != "Strange `label" {
				t.Errorf("%+v", n.Page.Nodes)
			}
			p := try[*graph.Paths](t)(g.Paths(ctx, graph.PathOptions{
				From: &graph.NodeKey{Label: "Strange `label", Key: "x"}, To: graph.NodeKey{Label: "Strange `label", Key: "y"}, Types: []string{"LINKS `TO"},
			}))
			if diff := cmp.Diff([]string{"x y"}, pathLines(p)); diff != "" {
				t.Errorf("paths (-want +got):\n%s", diff)
			}
		})
		t.Run("no name breaks out of its quotes", func(t *testing.T) {
			for _, name := range []string{"a` {x: 1}) RETURN 1 //", `a\u0060) RETURN 1 //`, `\\u0060`, "`", "\\"} {
				_, err := g.Thing(ctx, name, "x", 0)
				wantError(t, err, graph.NotFound)
				n := try[*graph.Neighbors](t)(g.Neighbors(ctx, "Book", "42", graph.NeighborOptions{Type: name}))
				if n.Page.Total != 0 {
					t.Errorf("%q: %+v", name, n.Page)
				}
			}
		})
		t.Run("typing errors without an index", func(t *testing.T) {
			r := try[*graph.SearchResult](t)(g.Search(ctx, graph.SearchOptions{Q: "frank hebert"}))
			if len(r.Items) != 1 || r.Items[0].Name != "Frank Herbert" || r.Items[0].Score != 0.5 {
				t.Errorf("%+v", r.Items)
			}
		})
		t.Run("a hierarchy of any type", func(t *testing.T) {
			org := try[*graph.Org](t)(g.Org(ctx, graph.OrgOptions{Rels: []graph.Orientation{{Type: "WRITTEN_BY", Up: true}, {Type: "LIKES", Up: true}}}))
			author := org.Nodes[0].Key
			if diff := cmp.Diff([]string{"0 " + author + " children 2 [43]", "1 42 under " + author + " children 1", "42 LIKES 42"}, orgLines(org)); diff != "" || org.Cycles != 1 {
				t.Errorf("%d cycles (-want +got):\n%s", org.Cycles, diff)
			}
			if org := try[*graph.Org](t)(g.Org(ctx, graph.OrgOptions{})); len(org.Nodes) != 0 {
				t.Errorf("the standard hierarchy is not there: %+v", org)
			}
		})
		t.Run("schema", func(t *testing.T) {
			s := try[*graph.Schema](t)(g.Schema(ctx))
			var lines []string
			for _, l := range s.Labels {
				lines = append(lines, fmt.Sprint(l.Label, " ", l.Key, " ", l.Count))
			}
			if diff := cmp.Diff([]string{"Author  1", "Book isbn 3", "Strange `label the key 2", "Tool id 5"}, lines); diff != "" {
				t.Errorf("labels (-want +got):\n%s", diff)
			}
			title := s.Labels[1].Properties[slices.IndexFunc(s.Labels[1].Properties, func(p graph.PropertyInfo) bool { return p.Name == "title" })]
			if diff := cmp.Diff([]string{"INTEGER", "STRING"}, title.Types); diff != "" {
				t.Errorf("types of title (-want +got):\n%s", diff)
			}
			if n := try[*graph.Statistics](t)(g.Statistics(ctx)); n.Nodes != 12 || n.Relationships != 4 || len(n.Datasets) != 0 {
				t.Errorf("%+v", n)
			}
		})
		t.Run("no roles", func(t *testing.T) {
			_, err := g.Compare(ctx, graph.CompareOptions{Roles: []string{"a", "b"}})
			wantError(t, err, graph.NotFound)
			_, err = g.Similar(ctx, "a", graph.SimilarOptions{})
			wantError(t, err, graph.NotFound)
			if l := try[*graph.List](t)(g.List(ctx, "Role", graph.ListOptions{})); l.Total != 0 {
				t.Errorf("%+v", l)
			}
		})
	})
}

// Ratings make the gap; a group stands for its roles; the same name in two data
// sets is told apart; a set that is compared has its weights from all roles.
func TestRatedGraph(t *testing.T) {
	onGraph(t, []string{
		"CREATE CONSTRAINT FOR (r:Role) REQUIRE r.id IS UNIQUE",
		`CREATE (top:Group {id: 'top'})<-[:PART_OF]-(sub:Group {id: 'sub'}), (:Group {id: 'one'}),
		 (s1:Skill {id: 's1', name: 'Reading'}), (s2:Skill {id: 's2', name: 'Writing'}), (s3:Skill {id: 's3', name: 'Rowing'}),
		 (a:Role {id: 'a', name: 'Clerk', dataset: 'x'})-[:IN_GROUP]->(sub), (b:Role {id: 'b', name: 'Clerk', dataset: 'y'})-[:IN_GROUP]->(top),
		 (c:Role {id: 'c', name: 'Poet'}),
		 (a)-[:REQUIRES {importance: 4.0, level: 5.0}]->(s1), (a)-[:REQUIRES {importance: 3}]->(s2),
		 (b)-[:REQUIRES {importance: 4.5, level: 4.0}]->(s1), (b)-[:REQUIRES {importance: 5, level: 2}]->(s2), (b)-[:REQUIRES]->(s3),
		 (c)-[:REQUIRES {importance: 'very'}]->(s1)`,
		"UNWIND range(1, 41) AS i MERGE (g:Group {id: 'many'}) CREATE (:Role {id: 'r' + i})-[:IN_GROUP]->(g)",
	}, func(t *testing.T, ctx context.Context, g *graph.DB, db testdb.DB) {
		c := try[*graph.Comparison](t)(g.Compare(ctx, graph.CompareOptions{Group: "top", Via: []graph.Via{graph.Skills}}))
		var lacks []string
		for _, item := range c.Gap.Items {
			lacks = append(lacks, fmt.Sprintf("%s %v-%v", c.Things[item.Thing].Key, item.Want, item.Have))
		}
		// Reading: 18 wanted, 20 there, so no gap.
		if diff := cmp.Diff([]string{"s2 10-3", "s3 1-0"}, lacks); diff != "" || c.Gap.Total != 8 || c.Roles[0].Key != "a" {
			t.Errorf("total %v (-want +got):\n%s", c.Gap.Total, diff)
		}
		if c = try[*graph.Comparison](t)(g.Compare(ctx, graph.CompareOptions{Roles: []string{"b", "c"}, Via: []graph.Via{graph.Skills}})); len(c.Gap.Items) != 0 {
			t.Errorf("what is rated in words counts 1, less than what is there: %+v", c.Gap)
		}
		for group, argument := range map[string]string{"many": "group", "one": "group"} {
			_, err := g.Compare(ctx, graph.CompareOptions{Group: group})
			if e := wantError(t, err, graph.BadArgument); e.Argument != argument {
				t.Errorf("%s: argument %q", group, e.Argument)
			}
		}
		l := try[*graph.List](t)(g.List(ctx, "Role", graph.ListOptions{Group: "top"}))
		if len(l.Items) != 2 || l.Total != 2 || l.Items[0].Key != "a" {
			t.Errorf("members at any depth: %+v", l)
		}
		r := try[*graph.SearchResult](t)(g.Search(ctx, graph.SearchOptions{Q: "clerk"}))
		if len(r.Items) != 2 || r.Items[0].Dataset != "x" || r.Items[1].Dataset != "y" {
			t.Errorf("same names: %+v", r.Items)
		}
		order := try[*graph.Comparison](t)(g.Compare(ctx, graph.CompareOptions{Roles: []string{"r3", "c", "r2", "a"}, Via: []graph.Via{graph.Skills}}))
		if diff := cmp.Diff([]int{3, 1, 2, 0}, order.Order); diff != "" {
			t.Errorf("a and c are alike, r2 and r3 like nothing (-want +got):\n%s", diff)
		}
	})
}

// What a type joins is counted in full, however many relationships of it come first.
func TestASchemaSeesRareConnections(t *testing.T) {
	crowd := []string{
		"CREATE (g:Group {id: 'g'}) WITH g UNWIND range(1, 12000) AS i CREATE (:Tool {id: i})-[:IN_GROUP]->(g)",
		"MATCH (g:Group) CREATE (:Role {id: 'r'})-[:IN_GROUP]->(g)",
	}
	onGraph(t, crowd, func(t *testing.T, ctx context.Context, g *graph.DB, db testdb.DB) {
		s := try[*graph.Schema](t)(g.Schema(ctx))
		want := []graph.Connection{{From: "Role", Type: "IN_GROUP", To: "Group", Count: 1}, {From: "Tool", Type: "IN_GROUP", To: "Group", Count: 12000}}
		if diff := cmp.Diff(want, s.Connections); diff != "" || !s.Sampled || !s.Linked {
			t.Errorf("sampled %v, linked %v: %s", s.Sampled, s.Linked, diff)
		}
	})
}
