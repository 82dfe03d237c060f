package graph_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolegraph/graph"
	"rolegraph/tests/testdb"
)

var six = []string{"ml-product-manager", "devops-engineer", "data-engineer", "ml-engineer", "ml-researcher", "data-scientist"}

// The questions that the built-in data must answer.
func TestSeedQuestions(t *testing.T) {
	onSeed(t, func(t *testing.T, ctx context.Context, g *graph.DB, db testdb.DB) {
		for name, test := range map[string]func(*testing.T, context.Context, *graph.DB){
			"who shares tools": whoSharesTools, "what is lacking": whatIsLacking, "compare": compareBySkillsAndDegrees,
			"compare refuses": compareRefuses, "similar": similar, "list": list, "list pages": listPages, "thing": thing,
			"neighbors": neighbors, "expand": expand, "expand a facet": expandFacet, "lookup": lookup, "between": betweenNodes, "paths": paths, "neighborhood": neighborhood, "search": search, "schema": schema,
			"statistics": statistics, "org": seedOrg, "missing": missing, "statements": statements, "one round trip": oneRoundTrip,
		} {
			t.Run(name, func(t *testing.T) { test(t, ctx, g) })
		}
	})
}

// ML Engineer and ML Researcher share TensorFlow; no other pair of the six shares a tool.
func whoSharesTools(t *testing.T, ctx context.Context, g *graph.DB) {
	c := try[*graph.Comparison](t)(g.Compare(ctx, graph.CompareOptions{Roles: six}))
	if len(c.Pairs) != 15 {
		t.Errorf("%d pairs, want 15", len(c.Pairs))
	}
	var sharing []string
	for _, p := range c.Pairs {
		for _, thing := range p.Shared {
			sharing = append(sharing, c.Roles[p.A].Key+" "+c.Roles[p.B].Key+" "+c.Things[thing].Key)
		}
	}
	if diff := cmp.Diff([]string{"ml-engineer ml-researcher tensorflow"}, sharing); diff != "" {
		t.Errorf("sharing (-want +got):\n%s", diff)
	}
	var patterns []string
	for _, p := range c.Patterns {
		var line []string
		for _, r := range p.Roles {
			line = append(line, c.Roles[r].Key)
		}
		line = append(line, ":")
		for _, thing := range p.Things {
			line = append(line, c.Things[thing].Key)
		}
		patterns = append(patterns, strings.Join(line, " "))
	}
	want := []string{
		"ml-engineer ml-researcher : tensorflow",
		"data-engineer : airflow hadoop kafka",
		"ml-engineer : docker",
		"ml-researcher : jupyter pytorch",
	}
	if diff := cmp.Diff(want, patterns); diff != "" {
		t.Errorf("patterns (-want +got):\n%s", diff)
	}
	// Seven roles in all: TensorFlow weighs ln(1+7/2), what one role uses ln(8).
	tensorflow, single := math.Log(1+7.0/2), math.Log(8)
	pair := c.Pairs[slices.IndexFunc(c.Pairs, func(p graph.Pair) bool { return len(p.Shared) > 0 })]
	if want := tensorflow / (tensorflow + 3*single); math.Abs(pair.Jaccard-want) > 1e-12 {
		t.Errorf("Jaccard %v, want %v", pair.Jaccard, want)
	}
	if diff := cmp.Diff([]int{2, 5, 1, 3, 4, 0}, c.Order); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
	if c.Gap != nil || c.Things[0].UsedBy != 2 || c.Roles[2].Has != 3 || c.Roles[5].Has != 0 {
		t.Errorf("gap %v, used by %d, has %v", c.Gap, c.Things[0].UsedBy, c.Roles)
	}
	if source := c.Things[0].Cells[1].Properties["source"].V; source != "Machine Learning Researcher" {
		t.Errorf("evidence %v", source)
	}
}

func whatIsLacking(t *testing.T, ctx context.Context, g *graph.DB) {
	c := try[*graph.Comparison](t)(g.Compare(ctx, graph.CompareOptions{
		Roles: []string{"data-engineer", "ml-engineer"}, Via: []graph.Via{graph.Tools, graph.Skills, graph.Degrees},
	}))
	var lacks []string
	for _, item := range c.Gap.Items {
		lacks = append(lacks, fmt.Sprintf("%s %s %v-%v=%v", c.Things[item.Thing].Via, c.Things[item.Thing].Key, item.Want, item.Have, item.Gap))
	}
	// Docker first: of the same gap the rarer thing. Ph.D. is held by three roles.
	want := []string{"tools docker 1-0=1", "tools tensorflow 1-0=1", "degrees phd 1-0=1"}
	if diff := cmp.Diff(want, lacks); diff != "" || c.Gap.Total != 3 {
		t.Errorf("total %v (-want +got):\n%s", c.Gap.Total, diff)
	}
}

func compareBySkillsAndDegrees(t *testing.T, ctx context.Context, g *graph.DB) {
	c := try[*graph.Comparison](t)(g.Compare(ctx, graph.CompareOptions{
		Roles: []string{"data-scientist", "ml-researcher", "data-scientist"}, Via: []graph.Via{graph.Degrees},
	}))
	if len(c.Roles) != 2 || len(c.Pairs) != 1 {
		t.Fatalf("%d roles, %d pairs: a role named twice counts once", len(c.Roles), len(c.Pairs))
	}
	var shared []string
	for _, thing := range c.Pairs[0].Shared {
		shared = append(shared, c.Things[thing].Key)
	}
	if diff := cmp.Diff([]string{"masters", "phd"}, shared); diff != "" {
		t.Errorf("rarest first (-want +got):\n%s", diff)
	}
}

func compareRefuses(t *testing.T, ctx context.Context, g *graph.DB) {
	_, err := g.Compare(ctx, graph.CompareOptions{Roles: []string{"ml-engineer"}})
	if e := wantError(t, err, graph.BadArgument); e.Argument != "roles" {
		t.Errorf("argument %q", e.Argument)
	}
	_, err = g.Compare(ctx, graph.CompareOptions{Roles: []string{"ml-engineer", "ml-researcher"}, Via: []graph.Via{"hobbies"}})
	if e := wantError(t, err, graph.BadArgument); e.Argument != "via" {
		t.Errorf("argument %q", e.Argument)
	}
	_, err = g.Compare(ctx, graph.CompareOptions{Roles: []string{"ml-engineer", "ml-reseacher"}})
	if e := wantError(t, err, graph.NotFound); !slices.Contains(e.Nearest, "ml-researcher") {
		t.Errorf("nearest %q", e.Nearest)
	}
	_, err = g.Compare(ctx, graph.CompareOptions{Group: "nowhere"})
	if e := wantError(t, err, graph.NotFound); e.Argument != "group" {
		t.Errorf("argument %q", e.Argument)
	}
}

func similar(t *testing.T, ctx context.Context, g *graph.DB) {
	s := try[*graph.Similar](t)(g.Similar(ctx, "ml-engineer", graph.SimilarOptions{Via: []graph.Via{graph.Tools}}))
	tensorflow, single := math.Log(1+7.0/2), math.Log(8)
	if len(s.Items) != 1 || s.Items[0].Key != "ml-researcher" || s.Items[0].Count != 1 || s.Items[0].Shared[0].Key != "tensorflow" ||
		math.Abs(s.Items[0].Score-tensorflow/(tensorflow+3*single)) > 1e-12 || s.Truncated() || s.Total != 1 {
		t.Errorf("%+v", s)
	}
	s = try[*graph.Similar](t)(g.Similar(ctx, "product-manager", graph.SimilarOptions{}))
	if len(s.Items) != 0 || s.Role.Name != "Product Manager" {
		t.Errorf("a role that has nothing: %+v", s)
	}
	s = try[*graph.Similar](t)(g.Similar(ctx, "data-scientist", graph.SimilarOptions{Via: []graph.Via{graph.Degrees}, Limit: 1}))
	if len(s.Items) != 1 || s.Items[0].Key != "ml-researcher" || s.Total != 2 || s.Reason != "limit" {
		t.Errorf("%+v", s)
	}
	_, err := g.Similar(ctx, "ml-enginer", graph.SimilarOptions{})
	wantError(t, err, graph.NotFound)
}

func list(t *testing.T, ctx context.Context, g *graph.DB) {
	l := try[*graph.List](t)(g.List(ctx, "Tool", graph.ListOptions{}))
	var tools []string
	for _, item := range l.Items {
		tools = append(tools, fmt.Sprint(item.Key, " ", item.Uses))
	}
	if diff := cmp.Diff([]string{"airflow 1", "docker 1", "hadoop 1", "jupyter 1", "kafka 1", "pytorch 1", "tensorflow 2"}, tools); diff != "" {
		t.Errorf("tools (-want +got):\n%s", diff)
	}
	if l.Total != 7 || l.Truncated() || l.Next != "" {
		t.Errorf("%+v", l.Cut)
	}
	most := try[*graph.List](t)(g.List(ctx, "Tool", graph.ListOptions{Sort: graph.ByUses, Limit: 2}))
	if most.Items[0].Key != "tensorflow" || most.Items[1].Key != "airflow" {
		t.Errorf("the most used: %+v", most.Items)
	}
	if diff := cmp.Diff([]graph.Count{{Name: "seed", Count: 7}}, l.Datasets); diff != "" {
		t.Errorf("data sets (-want +got):\n%s", diff)
	}
	skills := try[*graph.List](t)(g.List(ctx, "Skill", graph.ListOptions{Kind: "nothing of the kind"}))
	if diff := cmp.Diff([]graph.Count{{Name: "skill", Count: 5}, {Name: "knowledge", Count: 1}}, skills.Kinds); diff != "" || skills.Total != 0 || len(skills.Datasets) != 0 {
		t.Errorf("kinds (-want +got):\n%s\n%+v", diff, skills)
	}
	_, err := g.List(ctx, "Tool", graph.ListOptions{Sort: "size"})
	if e := wantError(t, err, graph.BadArgument); e.Argument != "sort" {
		t.Errorf("argument %q", e.Argument)
	}
	l = try[*graph.List](t)(g.List(ctx, "Role", graph.ListOptions{Q: "ENGINEER", Dataset: "seed"}))
	var roles []string
	for _, item := range l.Items {
		roles = append(roles, item.Name)
	}
	if diff := cmp.Diff([]string{"Data Engineer", "DevOps Engineer", "Machine Learning Engineer"}, roles); diff != "" {
		t.Errorf("roles (-want +got):\n%s", diff)
	}
	if l = try[*graph.List](t)(g.List(ctx, "Role", graph.ListOptions{Dataset: "onet"})); l.Total != 0 || l.Items == nil {
		t.Errorf("another data set: %+v", l)
	}
	if l = try[*graph.List](t)(g.List(ctx, "Person", graph.ListOptions{})); l.Total != 0 {
		t.Errorf("a label of the model that has no nodes yet: %+v", l)
	}
	_, err = g.List(ctx, "Rool", graph.ListOptions{})
	if e := wantError(t, err, graph.NotFound); !slices.Contains(e.Nearest, "Role") || !slices.Contains(e.Nearest, "Tool") {
		t.Errorf("nearest %q", e.Nearest)
	}
	_, err = g.List(ctx, "Role", graph.ListOptions{Limit: 501})
	if e := wantError(t, err, graph.BadArgument); e.Argument != "limit" {
		t.Errorf("argument %q", e.Argument)
	}
	_, err = g.List(ctx, "Role", graph.ListOptions{Cursor: "1%%%"})
	if e := wantError(t, err, graph.BadArgument); e.Argument != "cursor" {
		t.Errorf("argument %q", e.Argument)
	}
}

// Pages together are the whole, each item once.
func listPages(t *testing.T, ctx context.Context, g *graph.DB) {
	for _, sort := range []graph.Sort{graph.ByName, graph.ByUses} {
		sortedPages(t, ctx, g, sort)
	}
}

func sortedPages(t *testing.T, ctx context.Context, g *graph.DB, sort graph.Sort) {
	whole := try[*graph.List](t)(g.List(ctx, "Task", graph.ListOptions{Sort: sort}))
	var paged []graph.ListItem
	for o := (graph.ListOptions{Limit: 4, Sort: sort}); ; {
		page := try[*graph.List](t)(g.List(ctx, "Task", o))
		paged = append(paged, page.Items...)
		if page.Total != 15 {
			t.Errorf("total %d", page.Total)
		}
		if page.Next == "" {
			break
		}
		if page.Reason != "limit" || page.Returned != 4 {
			t.Errorf("%+v", page.Cut)
		}
		o.Cursor = page.Next
	}
	if diff := cmp.Diff(whole.Items, paged); diff != "" || len(paged) != 15 {
		t.Errorf("pages (-whole +paged):\n%s", diff)
	}
}

// Two roles train prediction models.
func thing(t *testing.T, ctx context.Context, g *graph.DB) {
	task := try[*graph.Thing](t)(g.Thing(ctx, "Task", "train-prediction-models", 0))
	if diff := cmp.Diff([]string{"DOES in Role 2/2: ml-engineer ml-researcher"}, groupLines(task.Groups)); diff != "" {
		t.Errorf("who trains (-want +got):\n%s", diff)
	}
	role := try[*graph.Thing](t)(g.Thing(ctx, "Role", "ml-engineer", 2))
	want := []string{
		"DOES out Task 2/3: deploy-prediction-models train-prediction-models",
		"USES out Tool 2/2: docker tensorflow",
		"HOLDS out Degree 1/1: phd",
		"STUDIED out Field 2/2: engineering science",
		"COMES_FROM out Background 2/2: self-taught-engineer phd-turned-software-engineer",
		"MEMBER_OF out Team 1/1: machine-learning-team",
		"INCLUDES in Role 1/1: data-scientist",
	}
	if diff := cmp.Diff(want, groupLines(role.Groups)); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	if role.Groups[0].Reason != "limit" || role.Groups[1].Reason != "" {
		t.Errorf("cuts %+v %+v", role.Groups[0].Cut, role.Groups[1].Cut)
	}
	if v := role.Groups[2].Links[0].Properties["alternative"].V; v != int64(2) {
		t.Errorf("evidence %v", v)
	}
	if role.Node.Properties["aliases"].V.([]any)[0] != "ML Engineer" || role.Node.Dataset != "seed" {
		t.Errorf("node %+v", role.Node)
	}
	// Who works with the machine learning team.
	team := try[*graph.Thing](t)(g.Thing(ctx, "Team", "machine-learning-team", 0))
	want = []string{
		"MEMBER_OF in Role 6/6: data-engineer data-scientist devops-engineer ml-engineer ml-product-manager ml-researcher",
		"WORKS_WITH in Role 1/1: ml-product-manager",
		"WORKS_WITH in Team 1/1: software-engineering-team",
	}
	if diff := cmp.Diff(want, groupLines(team.Groups)); diff != "" {
		t.Errorf("team (-want +got):\n%s", diff)
	}
	// The cursor of a group that was cut goes on among the neighbors.
	rest := try[*graph.Neighbors](t)(g.Neighbors(ctx, "Role", "ml-engineer", graph.NeighborOptions{
		Type: "DOES", Direction: graph.Out, Label: "Task", Cursor: role.Groups[0].Next,
	}))
	if len(rest.Page.Nodes) != 2 || rest.Page.Nodes[1].Key != "run-prediction-systems" || rest.Page.Next != "" {
		t.Errorf("rest %+v", rest.Page)
	}
}

func groupLines(groups []graph.LinkGroup) []string {
	var lines []string
	for _, g := range groups {
		line := fmt.Sprintf("%s %s %s %d/%d:", g.Type, g.Direction, g.Label, g.Returned, g.Total)
		for _, l := range g.Links {
			line += " " + l.Other.Key
		}
		lines = append(lines, line)
	}
	return lines
}

func neighbors(t *testing.T, ctx context.Context, g *graph.DB) {
	n := try[*graph.Neighbors](t)(g.Neighbors(ctx, "Role", "data-engineer", graph.NeighborOptions{}))
	want := []string{
		"DOES out Task 0/3:", "USES out Tool 0/3:", "REQUIRES out Skill 0/1:", "MEMBER_OF out Team 0/2:", "INCLUDES in Role 0/1:",
	}
	if diff := cmp.Diff(want, groupLines(n.Counts)); diff != "" || n.Page != nil {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
	var keys []string
	for o := (graph.NeighborOptions{Type: "USES", Limit: 1}); ; {
		n := try[*graph.Neighbors](t)(g.Neighbors(ctx, "Role", "data-engineer", o))
		if n.Page.Nodes[0].Key != "data-engineer" || len(n.Page.Relationships) != 1 || n.Page.Total != 3 || n.Page.Returned != 1 {
			t.Errorf("page %+v", n.Page)
		}
		keys = append(keys, n.Page.Nodes[1].Key)
		if o.Cursor = n.Page.Next; o.Cursor == "" {
			break
		}
	}
	if diff := cmp.Diff([]string{"airflow", "hadoop", "kafka"}, keys); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
	n = try[*graph.Neighbors](t)(g.Neighbors(ctx, "Role", "data-engineer", graph.NeighborOptions{Type: "USES", Direction: graph.In}))
	if n.Page.Total != 0 || len(n.Page.Relationships) != 0 {
		t.Errorf("against the arrows: %+v", n.Page)
	}
	_, err := g.Neighbors(ctx, "Role", "data-engineer", graph.NeighborOptions{Direction: "up"})
	if e := wantError(t, err, graph.BadArgument); e.Argument != "direction" {
		t.Errorf("argument %q", e.Argument)
	}
}

func paths(t *testing.T, ctx context.Context, g *graph.DB) {
	from, to := &graph.NodeKey{Label: "Role", Key: "data-engineer"}, graph.NodeKey{Label: "Role", Key: "ml-engineer"}
	p := try[*graph.Paths](t)(g.Paths(ctx, graph.PathOptions{From: from, To: to, K: 2}))
	want := []string{"data-engineer data-scientist ml-engineer", "data-engineer machine-learning-team ml-engineer"}
	if diff := cmp.Diff(want, pathLines(p)); diff != "" || p.Reason != "limit" || !p.AtLeast {
		t.Errorf("%+v (-want +got):\n%s", p.Cut, diff)
	}
	p = try[*graph.Paths](t)(g.Paths(ctx, graph.PathOptions{From: from, To: to, Types: []string{"MEMBER_OF"}}))
	if diff := cmp.Diff([]string{"data-engineer machine-learning-team ml-engineer"}, pathLines(p)); diff != "" || p.Truncated() || p.Total != 1 {
		t.Errorf("%+v (-want +got):\n%s", p.Cut, diff)
	}
	p = try[*graph.Paths](t)(g.Paths(ctx, graph.PathOptions{From: from, To: to, Direction: graph.Out}))
	if len(p.Paths) != 0 || p.Paths == nil {
		t.Errorf("along the arrows nothing leads there: %q", pathLines(p))
	}
	p = try[*graph.Paths](t)(g.Paths(ctx, graph.PathOptions{To: graph.NodeKey{Label: "Team", Key: "machine-learning-team"}, Types: []string{"WORKS_WITH", "MEMBER_OF"}, Direction: graph.Out, K: 20}))
	want = []string{
		"data-engineer machine-learning-team", "data-scientist machine-learning-team", "devops-engineer machine-learning-team",
		"ml-engineer machine-learning-team", "ml-product-manager machine-learning-team", "ml-researcher machine-learning-team",
		"software-engineering-team machine-learning-team",
	}
	if diff := cmp.Diff(want, pathLines(p)); diff != "" || p.Truncated() {
		t.Errorf("to here, %+v (-want +got):\n%s", p.Cut, diff)
	}
	_, err := g.Paths(ctx, graph.PathOptions{From: from, To: to, Types: []string{"MEMBR_OF"}})
	if e := wantError(t, err, graph.NotFound); e.Argument != "types" || !slices.Contains(e.Nearest, "MEMBER_OF") {
		t.Errorf("%+v", e)
	}
	_, err = g.Paths(ctx, graph.PathOptions{From: from, To: graph.NodeKey{Label: "Tool", Key: "tensorflwo"}})
	if e := wantError(t, err, graph.NotFound); !slices.Contains(e.Nearest, "tensorflow") {
		t.Errorf("%+v", e)
	}
	_, err = g.Paths(ctx, graph.PathOptions{From: from, To: to, K: 51})
	wantError(t, err, graph.BadArgument)
}

func pathLines(p *graph.Paths) []string {
	key := map[string]string{}
	for _, n := range p.Graph.Nodes {
		key[n.ElementID] = n.Key
	}
	lines := []string{}
	for _, path := range p.Paths {
		line := make([]string, len(path.Nodes))
		for i, id := range path.Nodes {
			line[i] = key[id]
		}
		lines = append(lines, strings.Join(line, " "))
	}
	slices.Sort(lines)
	return lines
}

func neighborhood(t *testing.T, ctx context.Context, g *graph.DB) {
	one := try[*graph.Graph](t)(g.Neighborhood(ctx, "Tool", "tensorflow", 1, 0))
	if got := []int{len(one.Nodes), len(one.Relationships)}; !slices.Equal(got, []int{3, 2}) || one.Truncated() || one.Nodes[0].Key != "tensorflow" {
		t.Errorf("one hop: %v %+v", got, one.Cut)
	}
	// Two hops: TensorFlow, its two roles, and what those have: the relationships
	// between all of them too, such as a Data Scientist's Ph.D.
	two := try[*graph.Graph](t)(g.Neighborhood(ctx, "Tool", "tensorflow", 2, 0))
	if got := []int{len(two.Nodes), len(two.Relationships)}; !slices.Equal(got, []int{23, 29}) {
		t.Errorf("two hops: %v", got)
	}
	cut := try[*graph.Graph](t)(g.Neighborhood(ctx, "Tool", "tensorflow", 3, 5))
	if len(cut.Nodes) != 5 || cut.Reason != "limit" || !cut.AtLeast || cut.Nodes[2].Label != "Role" {
		t.Errorf("cut: %+v", cut.Cut)
	}
	_, err := g.Neighborhood(ctx, "Tool", "tensorflow", 4, 0)
	wantError(t, err, graph.BadArgument)
}

func search(t *testing.T, ctx context.Context, g *graph.DB) {
	for q, want := range map[string][]string{
		"Docker":          {"docker 5"},
		"data":            {"data-engineer 4", "data-scientist 4", "build-data-pipelines 3", "monitor-data 3", "collect-data 3", "run-prediction-systems 3"},
		"ensorflo":        {"tensorflow 2"},
		"JUPITER":         {"jupyter 4.5 Jupiter"},
		"ml res":          {"ml-researcher 3.5 ML Researcher"},
		"tensorfow":       {"tensorflow 0.5"},
		"reseacher":       {"ml-researcher 0.5"},
		"machin learnign": {"machine-learning-team 0.25", "ml-engineer 0.25", "machine-learning-expertise 0.25", "ml-researcher 0.25", "ml-product-manager 0.25", "seed 0.25"},
		"pytroch":         {},
		"zzz":             {},
		"":                {},
	} {
		r := try[*graph.SearchResult](t)(g.Search(ctx, graph.SearchOptions{Q: q}))
		got := []string{}
		for _, hit := range r.Items {
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s %.4g %s", hit.Key, hit.Score, hit.Matched)))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", q, diff)
		}
	}
	r := try[*graph.SearchResult](t)(g.Search(ctx, graph.SearchOptions{Q: "e", Labels: []string{"Tool", "Field"}, Limit: 2}))
	if len(r.Items) != 2 || r.Total != 9 || r.Reason != "limit" {
		t.Errorf("%+v", r)
	}
}

func schema(t *testing.T, ctx context.Context, g *graph.DB) {
	s := try[*graph.Schema](t)(g.Schema(ctx))
	var lines []string
	for _, c := range s.Connections {
		lines = append(lines, fmt.Sprintf("%s %s %s %d", c.From, c.Type, c.To, c.Count))
	}
	want := []string{
		"Role COMES_FROM Background 3", "Role DOES Task 16", "Role HOLDS Degree 7", "Role INCLUDES Role 5", "Role MEMBER_OF Team 7",
		"Role REQUIRES Skill 6", "Role RESEMBLES Role 1", "Role STUDIED Field 4", "Role USES Tool 8", "Role WORKS_WITH Team 3", "Team WORKS_WITH Team 1",
	}
	if diff := cmp.Diff(want, lines); diff != "" || s.Sampled {
		t.Errorf("connections (-want +got):\n%s", diff)
	}
	degree := s.Labels[slices.IndexFunc(s.Labels, func(l graph.LabelInfo) bool { return l.Label == "Degree" })]
	wantDegree := graph.LabelInfo{Label: "Degree", Count: 4, Key: "id", Properties: []graph.PropertyInfo{
		{Name: "dataset", Types: []string{"STRING"}}, {Name: "id", Types: []string{"STRING"}},
		{Name: "level", Types: []string{"INTEGER"}}, {Name: "name", Types: []string{"STRING"}},
	}}
	if diff := cmp.Diff(wantDegree, degree); diff != "" || len(s.Labels) != 9 {
		t.Errorf("%d labels, Degree (-want +got):\n%s", len(s.Labels), diff)
	}
	if len(s.Constraints) != 11 || len(s.Types) != 10 || !slices.ContainsFunc(s.Indexes, func(i graph.IndexInfo) bool { return i.Name == "names" && i.Type == "FULLTEXT" }) {
		t.Errorf("%d constraints, %d types, indexes %+v", len(s.Constraints), len(s.Types), s.Indexes)
	}
}

func statistics(t *testing.T, ctx context.Context, g *graph.DB) {
	s := try[*graph.Statistics](t)(g.Statistics(ctx))
	if s.Nodes != 51 || s.Relationships != 61 || s.Labels[0] != (graph.Count{Name: "Task", Count: 15}) || s.Types[0] != (graph.Count{Name: "DOES", Count: 16}) {
		t.Errorf("%+v", s)
	}
	want := []graph.DatasetInfo{{
		ID: "seed", Name: "Roles in a machine learning team", Version: "1", Date: "2026-11-23", Nodes: 50,
		Attribution: `Facts from the document "Roles in a machine learning team", in our own words.`,
	}}
	if diff := cmp.Diff(want, s.Datasets); diff != "" {
		t.Errorf("data sets (-want +got):\n%s", diff)
	}
}

func missing(t *testing.T, ctx context.Context, g *graph.DB) {
	_, err := g.Thing(ctx, "Role", "ml-enginer", 0)
	if e := wantError(t, err, graph.NotFound); e.Nearest[0] != "ml-engineer" {
		t.Errorf("nearest %q", e.Nearest)
	}
	_, err = g.Thing(ctx, "Nobody", "a/b #c", 0)
	wantError(t, err, graph.NotFound)
	_, err = g.Neighbors(ctx, "Tool", "kafak", graph.NeighborOptions{})
	wantError(t, err, graph.NotFound)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := g.Thing(cancelled, "Role", "ml-engineer", 0); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// What a question sends can be shown, and asked again as it stands.
func statements(t *testing.T, ctx context.Context, g *graph.DB) {
	var sent []graph.Statement
	ctx = graph.WithStatements(ctx, func(s graph.Statement) { sent = append(sent, s) })
	try[*graph.Thing](t)(g.Thing(ctx, "Role", "ml-engineer", 0))
	last := sent[len(sent)-1]
	if last.Name != "thing" || !strings.Contains(last.Text, "MATCH (n:`Role`) WHERE n.`id` IN $keys") || last.Params["perGroup"] != 200 {
		t.Errorf("%+v", last)
	}
	for _, q := range graph.Queries() {
		if q.Text == "" || !strings.HasPrefix(q.Text, "// ") {
			t.Errorf("%s does not begin by saying what it asks", q.Name)
		}
	}
}

// Once the keys are known, a question sends one statement.
func oneRoundTrip(t *testing.T, ctx context.Context, g *graph.DB) {
	try[*graph.Schema](t)(g.Schema(ctx))
	for name, ask := range map[string]func(context.Context) error{
		"list":  func(ctx context.Context) error { _, err := g.List(ctx, "Role", graph.ListOptions{}); return err },
		"thing": func(ctx context.Context) error { _, err := g.Thing(ctx, "Role", "ml-engineer", 0); return err },
		"compare": func(ctx context.Context) error {
			_, err := g.Compare(ctx, graph.CompareOptions{Roles: six})
			return err
		},
		"neighbors": func(ctx context.Context) error {
			_, err := g.Neighbors(ctx, "Role", "ml-engineer", graph.NeighborOptions{Type: "USES"})
			return err
		},
		"expand": func(ctx context.Context) error {
			_, err := g.Expand(ctx, "Role", "ml-engineer", graph.ExpandOptions{})
			return err
		},
		"lookup": func(ctx context.Context) error {
			_, err := g.Lookup(ctx, []graph.NodeKey{{Label: "Role", Key: "ml-engineer"}, {Label: "Tool", Key: "docker"}})
			return err
		},
		"between": func(ctx context.Context) error { _, err := g.Between(ctx, []string{"x"}, nil); return err },
		"neighborhood": func(ctx context.Context) error {
			_, err := g.Neighborhood(ctx, "Role", "ml-engineer", 2, 0)
			return err
		},
		"statistics": func(ctx context.Context) error { _, err := g.Statistics(ctx); return err },
	} {
		var sent []string
		err := ask(graph.WithStatements(ctx, func(s graph.Statement) {
			if s.Name != "constraints" && s.Name != "indexes" {
				sent = append(sent, s.Name)
			}
		}))
		if err != nil || !slices.Equal(sent, []string{name}) {
			t.Errorf("%s sent %q, %v", name, sent, err)
		}
	}
}

func seedOrg(t *testing.T, ctx context.Context, g *graph.DB) {
	org := try[*graph.Org](t)(g.Org(ctx, graph.OrgOptions{}))
	want := []string{
		"0 machine-learning-team children 6 [data-scientist devops-engineer ml-engineer ml-researcher]",
		"0 software-engineering-team children 1",
		"1 data-engineer under machine-learning-team software-engineering-team",
		"1 ml-product-manager under machine-learning-team",
		"software-engineering-team WORKS_WITH machine-learning-team",
		"ml-product-manager WORKS_WITH machine-learning-team",
	}
	got := orgLines(org)
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" || org.Truncated() || org.Total != 8 || org.Returned != 8 {
		t.Errorf("%+v (-want +got):\n%s", org.Cut, diff)
	}
}
