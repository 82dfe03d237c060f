package draw

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rolegraph/graph"
	"rolegraph/internal/typedjson"
)

// The same answer gives the same scene, whatever order its rows came in.
func TestSceneDoesNotDependOnOrder(t *testing.T) {
	want, err := Result(network(plain), testOptions()).json()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		g := network(plain)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		r.Shuffle(len(g.Nodes), func(i, j int) { g.Nodes[i], g.Nodes[j] = g.Nodes[j], g.Nodes[i] })
		r.Shuffle(len(g.Relationships), func(i, j int) {
			g.Relationships[i], g.Relationships[j] = g.Relationships[j], g.Relationships[i]
		})
		got, err := Result(g, testOptions()).json()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Fatal(cmp.Diff(string(want), string(got)))
		}
	})
}

func TestCompareTwoRolesIsThreeColumns(t *testing.T) {
	c := compared([]string{"A", "B"}, map[string][]int{"common": {0, 1}, "first": {0}, "second": {1}, "third": {1}})
	s := Compare(c, testOptions())
	named := func(column Column) (names []string) {
		for _, i := range column.Things {
			names = append(names, s.Nodes[i].Name)
		}
		return names
	}
	got := [][]string{named(s.Columns.OnlyA), named(s.Columns.Shared), named(s.Columns.OnlyB)}
	if diff := cmp.Diff([][]string{{"first"}, {"common"}, {"second", "third"}}, got); diff != "" {
		t.Error(diff)
	}
	if s.Summary != "4 tools, 1 shared; weighted Jaccard 0.17" {
		t.Error(s.Summary)
	}
}

func TestLongColumnsSayWhatTheyCut(t *testing.T) {
	s := Compare(many(2, 90, plain), testOptions())
	if len(s.Columns.OnlyA.Things) != columnRows || s.Columns.OnlyA.More != 16 {
		t.Errorf("%d things and %d more", len(s.Columns.OnlyA.Things), s.Columns.OnlyA.More)
	}
	if diff := cmp.Diff([]string{"Each column lists its 25 rarest; 32 things not listed."}, s.Notes); diff != "" {
		t.Error(diff)
	}
}

func TestCompareSixRolesIsBundles(t *testing.T) {
	s := Compare(compared(seedRoles, seedTools), testOptions())
	var got []string
	for _, row := range s.Bundles.Rows {
		got = append(got, s.patternTitle(s.Bundles, row))
	}
	want := []string{
		"1 thing in Machine Learning Engineer and Machine Learning Researcher only",
		"3 things in Data Engineer only",
		"2 things in Machine Learning Researcher only",
		"1 thing in Machine Learning Engineer only",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if s.Summary != "7 tools; 1 of the 15 pairs of roles share any. Most alike: Machine Learning Engineer and Machine Learning Researcher share TensorFlow." {
		t.Error(s.Summary)
	}
}

func TestCompareManyRolesIsAMatrixInOrder(t *testing.T) {
	c := many(9, 40, plain)
	c.Order = []int{8, 1, 2, 3, 4, 5, 6, 7, 0}
	s := Compare(c, testOptions())
	if s.Columns != nil || s.Bundles != nil || s.Matrix == nil {
		t.Fatal("not a matrix")
	}
	for _, p := range c.Pairs {
		if p.A == 0 && p.B == 8 && (s.Matrix.Jaccard[0][8] != p.Jaccard || s.Matrix.Jaccard[8][0] != p.Jaccard || s.Matrix.Shared[8][0] != len(p.Shared)) {
			t.Errorf("the pair 0, 8 is elsewhere: %v", s.Matrix.Jaccard)
		}
	}
}

func TestThingListsGroupsAndFolds(t *testing.T) {
	s := Thing(thing(plain), testOptions())
	if got := s.Stacks[0]; got.Title != "USES → Tool · 49" || len(got.Nodes) != 12 || got.More != 37 {
		t.Errorf("%+v", got)
	}
	if got := s.Stacks[5].Title; got != "INCLUDES ← Role · 2" {
		t.Error(got)
	}
	if diff := cmp.Diff([]string{"Tool USES: lists 12 of 49."}, s.Notes); diff != "" {
		t.Error(diff)
	}
}

func TestFactsOfSomeOrganisationsSaySo(t *testing.T) {
	answer := &graph.Thing{Node: graph.Node{Ref: ref("Role", "A")}, Groups: []graph.LinkGroup{{Type: "DOES", Label: "Task", Direction: graph.Out, Links: []graph.Link{
		{Other: ref("Task", "T"), Properties: map[string]typedjson.Value{"when": {V: "some organisations"}}}}}}}
	s := Thing(answer, testOptions())
	if told := s.tell(); told[0] != "DOES T (some organisations)." {
		t.Error(told[0])
	}
	if p := render(t, newStudio(t, Config{}), s, SVG); !bytes.Contains(p.Bytes, []byte(">T · some organisations</text>")) {
		t.Errorf("%s", p.Bytes)
	}
}

func TestThingWithCountsOnlyStillShowsItsGroups(t *testing.T) {
	answer := &graph.Thing{Node: graph.Node{Ref: ref("Role", "A")}, Groups: []graph.LinkGroup{{Type: "USES", Label: "Tool", Direction: graph.Out, Cut: graph.Cut{Total: 412}}}}
	p := render(t, newStudio(t, Config{}), Thing(answer, testOptions()), SVG)
	for _, text := range []string{"USES → Tool · 412", "+412 more"} {
		if !bytes.Contains(p.Bytes, []byte(text)) {
			t.Errorf("the picture does not say %q", text)
		}
	}
}

func TestCutNote(t *testing.T) {
	for want, cut := range map[string]graph.Cut{
		"":                                    {Returned: 3, Total: 3},
		"Shows 3 of 1,000 nodes (limit).":     {Returned: 3, Total: 1000, Reason: "limit"},
		"Shows 3 of at least 9 nodes (time).": {Returned: 3, Total: 9, AtLeast: true, Reason: "time"},
		"Shows the first 3 nodes; there may be more (limit).": {Returned: 3, Total: 3, AtLeast: true, Reason: "limit"},
	} {
		if got := cutNote(cut, "node"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestOrgNotesFoldsCutsAndCycles(t *testing.T) {
	answer := org(plain)
	answer.Cut = graph.Cut{Returned: 7, Total: 300, AtLeast: true, Reason: "limit"}
	s := Org(answer, testOptions())
	want := []string{
		"41 nodes folded, shown as “+n more below” in their boxes.",
		"Boxes list at most 12 leaves; 5 not listed.",
		"Shows 7 of at least 300 nodes (limit).",
		"1 relationship would close a cycle; dashed.",
	}
	if diff := cmp.Diff(want, s.Notes); diff != "" {
		t.Error(diff)
	}
	if s.Direction != "TB" {
		t.Error(s.Direction)
	}
}

func TestSchemaListsTheKeyFirst(t *testing.T) {
	s := Schema(schema(plain), testOptions())
	if diff := cmp.Diff([]string{"id: string, key", "aliases: string", "dataset: string", "name: string", "summary: string"}, s.Nodes[0].Lines); diff != "" {
		t.Error(diff)
	}
}

func TestFooterCarriesAttributionOfWhatIsShown(t *testing.T) {
	g := &graph.Graph{Nodes: []graph.Node{{Ref: graph.Ref{Label: "Role", Key: "x", Name: "X", Dataset: "onet"}}}}
	want := []string{"Data: O*NET 29.3, 2025-05-01.", onetDataset.Attribution}
	if diff := cmp.Diff(want, Result(g, testOptions()).Footer); diff != "" {
		t.Error(diff)
	}
}

func TestDescriptionsTellTheEdges(t *testing.T) {
	g := &graph.Graph{
		Nodes:         []graph.Node{{Ref: ref("Role", "A"), ElementID: "a"}, {Ref: ref("Tool", "T"), ElementID: "t"}, {Ref: ref("Tool", "U"), ElementID: "u"}},
		Relationships: []graph.Relationship{{Type: "USES", Start: "a", End: "t"}, {Type: "USES", Start: "a", End: "u"}},
	}
	if diff := cmp.Diff([]string{"USES T, U.", "USES from A.", "USES from A."}, Result(g, testOptions()).tell()); diff != "" {
		t.Error(diff)
	}
}

// exported is a scene with a link, a quote and a line across.
func exported() *Scene {
	return Org(exportedOrg(), Options{Link: func(r graph.Ref) string { return "/" + r.Name }})
}

func exportedOrg() *graph.Org {
	return &graph.Org{
		Nodes: []graph.OrgNode{{Node: graph.Node{Ref: ref("Team", `A "team"`)}}, {Node: graph.Node{Ref: ref("Team", "B")}, Level: 1}},
		Edges: []graph.OrgEdge{{From: 0, To: 1, Type: "PART_OF"}},
		Cross: []graph.OrgEdge{{From: 1, To: 0, Type: "WORKS_WITH"}},
	}
}

// A bare picture keeps what nobody else can tell: colours, and what was cut.
func TestBarePicturesLeaveOutTheFrame(t *testing.T) {
	o := testOptions()
	o.Bare, o.Title = true, "The title"
	text := string(render(t, newStudio(t, Config{}), Compare(many(2, 90, plain), o), SVG).Bytes)
	for _, kept := range []string{">Tool</text>", "things not listed"} {
		if !strings.Contains(text, kept) {
			t.Errorf("%q is missing", kept)
		}
	}
	for _, left := range []string{">The title</text>", "Data: ", "layout", ">Rolegraph"} {
		if strings.Contains(text, left) {
			t.Errorf("%q is still there", left)
		}
	}
}

// Comparisons make use of the width that there is; narrow ones stand their columns
// below each other.
func TestComparisonsFillTheirWidth(t *testing.T) {
	s := newStudio(t, Config{})
	for _, roles := range []int{2, 5, 12} {
		for _, width := range []float64{340, 1200} {
			o := testOptions()
			o.Bare, o.Width = true, width
			b, _, err := s.body(Compare(many(roles, 60, plain), o))
			if err != nil {
				t.Fatal(err)
			}
			most := map[bool]float64{true: width, false: 700}[width > 700 || roles == 2]
			if b.w > most || width > 700 && b.w < width/2 {
				t.Errorf("%d roles on %v pixels: %v wide", roles, width, b.w)
			}
		}
	}
}

// A hub's neighbors are listed by kind; the exports hold all that the answer holds.
func TestManyNeighborsAreListed(t *testing.T) {
	s := Neighborhood(ref("Tool", plain(0)), hub(plain), []graph.NeighborGroup{
		{Type: "USES", Direction: graph.In, Label: "Role", Neighbors: 859}, {Type: "LIKES", Direction: graph.In, Label: "Person", Neighbors: 7},
	}, testOptions())
	var boxes []string
	for _, stack := range s.Stacks {
		boxes = append(boxes, fmt.Sprintf("%s: %d rows, %d more", stack.Title, stack.Rows, stack.More))
	}
	if diff := cmp.Diff([]string{"IN_GROUP → Group · 1: 1 rows, 0 more", "USES ← Role · 859: 25 rows, 760 more", "LIKES ← Person · 7: 0 rows, 7 more"}, boxes); diff != "" {
		t.Error(diff)
	}
	notes := []string{"Shows 101 of 861 items (limit).", "Role USES: lists 25 of 859.", "Person LIKES: lists 0 of 7.", "99 relationships among what is listed in one box, not drawn."}
	if diff := cmp.Diff(notes, slices.Concat(s.Notes, s.asides)); diff != "" {
		t.Error(diff)
	}
	if p := newPlan(s); len(p.boxes) != 4 || len(p.lines) != 3 || len(s.Nodes) != 101 || len(s.Edges) != 199 {
		t.Errorf("%d boxes, %d lines, %d nodes, %d edges", len(p.boxes), len(p.lines), len(s.Nodes), len(s.Edges))
	}
}

// A box of a query's result lists so many leaves, and says how many there are.
func TestAResultsLeavesAreListed(t *testing.T) {
	g := hub(plain)
	g.Relationships = slices.DeleteFunc(g.Relationships, func(r graph.Relationship) bool { return r.Type == "RELATED_TO" })
	s := Result(g, testOptions())
	if len(s.Stacks) != 1 || s.Stacks[0].Rows != 40 || len(s.Stacks[0].Nodes) != 99 {
		t.Errorf("%+v", s.Stacks)
	}
	if diff := cmp.Diff([]string{"Boxes list at most 40 nodes; 59 not listed."}, s.asides); diff != "" {
		t.Error(diff)
	}
}

// What is rolled up says so, with its members and the counts at the lines.
func TestARolledUpHierarchy(t *testing.T) {
	s := Org(rolledUp(plain), testOptions())
	want := "2,000 nodes rolled up into 6 by MEMBER_OF; numbers at lines count the relationships between their members, and 310 within one box are not drawn."
	if !slices.Contains(s.Notes, want) {
		t.Errorf("notes %q", s.Notes)
	}
	text := string(render(t, newStudio(t, Config{}), s, SVG).Bytes)
	for _, told := range []string{">400 members</text>", ">34</text>", ">REPORTS_TO 17</text>", ">3</text>", ">2</text>"} {
		if !strings.Contains(text, told) {
			t.Errorf("no %s", told)
		}
	}
	if dot := string(s.dot()); !strings.Contains(dot, `label="REPORTS_TO 85"`) {
		t.Error(dot)
	}
}

// Of many counted relationships across, those that stand for most are drawn.
func TestTheStrongestAcrossAreDrawn(t *testing.T) {
	s := Org(entangled(), testOptions())
	var counts []int64
	for _, e := range s.Edges {
		if e.Cross {
			counts = append(counts, e.Count)
		}
	}
	slices.Sort(counts)
	if diff := cmp.Diff([]int64{24, 25, 26, 27, 29, 30, 31, 32, 33, 34}, counts); diff != "" {
		t.Error(diff)
	}
	if want := "Draws the 10 of 30 relationships across that stand for most: 24 or more each."; !slices.Contains(s.Notes, want) {
		t.Errorf("notes %q", s.Notes)
	}
}

// What was left out, and the texts that must stand wherever the data are shown, are
// in every format.
func TestEveryFormatSaysWhereTheDataComeFrom(t *testing.T) {
	g := &graph.Org{Nodes: []graph.OrgNode{{Node: graph.Node{Ref: graph.Ref{Label: "Team", Key: "a", Name: "A", Dataset: "x"}}, Folded: 37}}}
	s := Org(g, Options{Datasets: []graph.DatasetInfo{{ID: "x", Name: "Data of X", Version: "7", Attribution: "Used by permission of X and sons, who want to be named in full wherever anything of theirs is shown to anybody at all."}}})
	studio := newStudio(t, Config{})
	markup := regexp.MustCompile(`(?s)<[^>]*>|\\n|&#xA;`) // and what breaks lines
	for _, format := range []Format{SVG, DOT, GraphML, JSON, Mermaid} {
		text := markup.ReplaceAllString(string(render(t, studio, s, format).Bytes), " ")
		text = strings.Join(strings.Fields(text), " ")
		for _, line := range append(slices.Clone(s.Notes), s.Footer...) {
			if !strings.Contains(text, line) {
				t.Errorf("%s does not say %q:\n%s", format, line, text)
			}
		}
	}
}

func TestDOT(t *testing.T) {
	want := `digraph {
	graph [label="Organisation" labelloc=t rankdir=TB fontname="sans-serif"]
	node [shape=box style=rounded fontname="sans-serif"]
	edge [fontname="sans-serif" fontsize=10]
	n0 [label="A \"team\"" class="Team" tooltip="A \"team\" (Team)" URL="/A \"team\""]
	n1 [label="B" class="Team" tooltip="B (Team)" URL="/B"]
	n0 -> n1 [label="PART_OF"]
	n1 -> n0 [label="WORKS_WITH" style=dashed constraint=false]
}
`
	if diff := cmp.Diff(want, string(exported().dot())); diff != "" {
		t.Error(diff)
	}
}

func TestMermaid(t *testing.T) {
	got, err := exported().mermaid()
	if err != nil {
		t.Fatal(err)
	}
	want := `flowchart TB
  n0["A #34;team#34;"]
  n1["B"]
  n0 -->|"PART#95;OF"| n1
  n1 -.->|"WORKS#95;WITH"| n0
`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestGraphML(t *testing.T) {
	s := exported()
	s.Nodes[0].Properties = map[string]typedjson.Value{"size": {V: "large"}}
	got, err := s.graphML()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		`<graphml xmlns="http://graphml.graphdrawing.org/xmlns">`,
		`<key id="k4" for="node" attr.name="property.size" attr.type="string"></key>`,
		`<data key="k4">large</data>`,
		`<edge source="n0" target="n1">`,
	} {
		if !strings.Contains(string(got), line) {
			t.Errorf("no %s in %s", line, got)
		}
	}
}

func TestJSONIsTheScene(t *testing.T) {
	text, err := exported().json()
	if err != nil {
		t.Fatal(err)
	}
	var back Scene
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	if back.Kind != "org" || len(back.Nodes) != 2 || back.Edges[1].Type != "WORKS_WITH" || !back.Edges[1].Cross {
		t.Errorf("%+v", back)
	}
}
