package draw

import (
	"fmt"
	"math"
	"strings"

	"rolegraph/graph"
	"rolegraph/internal/typedjson"
)

// The six roles of the built-in data, as the database would answer.
var seedRoles = []string{"Machine Learning Product Manager", "DevOps Engineer", "Data Engineer", "Machine Learning Engineer", "Machine Learning Researcher", "Data Scientist"}

var seedTools = map[string][]int{
	"Hadoop": {2}, "Kafka": {2}, "Airflow": {2}, "TensorFlow": {3, 4}, "Docker": {3}, "PyTorch": {4}, "Jupyter": {4},
}

var seedDataset = graph.DatasetInfo{ID: "seed", Name: "Roles in a machine learning team", Version: "1", Date: "2026-11-01"}

var onetDataset = graph.DatasetInfo{ID: "onet", Name: "O*NET", Version: "29.3", Date: "2025-05-01",
	Attribution: "This product includes information from the O*NET 29.3 Database by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET is a trademark of USDOL/ETA. This information has been modified. USDOL/ETA has not approved, endorsed, or tested these modifications."}

func testOptions() Options {
	return Options{
		Link:     func(r graph.Ref) string { return "/things/" + r.Label + "/" + r.Key },
		Datasets: []graph.DatasetInfo{seedDataset, onetDataset},
	}
}

func ref(label, name string) graph.Ref {
	return graph.Ref{Label: label, Key: strings.ToLower(strings.ReplaceAll(name, " ", "-")), Name: name, Dataset: "seed"}
}

// compared builds a comparison from who has what.
func compared(roles []string, has map[string][]int) *graph.Comparison {
	c := &graph.Comparison{Via: []graph.Via{graph.Tools}}
	for _, r := range roles {
		c.Roles = append(c.Roles, graph.ComparedRole{Ref: ref("Role", r)})
	}
	patterns := map[string]int{}
	for _, name := range sortedByCount(lengths(has)) {
		who := has[name]
		thing := graph.ComparedThing{Ref: ref("Tool", name), Via: graph.Tools, UsedBy: int64(len(who)), Weight: math.Log(1 + float64(len(roles))/float64(len(who)))}
		for _, r := range who {
			thing.Cells = append(thing.Cells, graph.Cell{Role: r})
			c.Roles[r].Has++
		}
		key := fmt.Sprint(who)
		at, ok := patterns[key]
		if !ok {
			at = len(c.Patterns)
			patterns[key] = at
			c.Patterns = append(c.Patterns, graph.Pattern{Roles: who})
		}
		c.Patterns[at].Things = append(c.Patterns[at].Things, len(c.Things))
		c.Things = append(c.Things, thing)
	}
	addPairs(c)
	return c
}

func lengths(has map[string][]int) map[string]int {
	out := map[string]int{}
	for name, who := range has {
		out[name] = len(who)
	}
	return out
}

// addPairs computes what each two roles share.
func addPairs(c *graph.Comparison) {
	for a := range c.Roles {
		c.Order = append(c.Order, a)
		for b := a + 1; b < len(c.Roles); b++ {
			p := graph.Pair{A: a, B: b}
			both, any := 0.0, 0.0
			for i, t := range c.Things {
				n := 0
				for _, cell := range t.Cells {
					if cell.Role == a || cell.Role == b {
						n++
					}
				}
				if n > 0 {
					any += t.Weight
				}
				if n == 2 {
					both += t.Weight
					p.Shared = append(p.Shared, i)
				}
			}
			if any > 0 {
				p.Jaccard = both / any
			}
			c.Pairs = append(c.Pairs, p)
		}
	}
}

// naming makes names for the fixtures that need many.
type naming func(i int) string

func plain(i int) string { return fmt.Sprintf("Tool %d", i) }

// many is a comparison of n roles over things that overlap in a fixed way.
func many(n, things int, name naming) *graph.Comparison {
	var roles []string
	for i := range n {
		roles = append(roles, name(i))
	}
	has := map[string][]int{}
	for t := range things {
		var who []int
		for r := range n {
			if (t*7+r*r*3+t*r)%11 < 3 {
				who = append(who, r)
			}
		}
		if who == nil {
			who = []int{t % n}
		}
		has[name(100+t)] = who
	}
	return compared(roles, has)
}

// thing is a node with groups in both directions.
func thing(name naming) *graph.Thing {
	t := &graph.Thing{Node: graph.Node{Ref: ref("Role", name(0)), Labels: []string{"Role"}}}
	groups := []struct {
		kind, label string
		direction   graph.Direction
		n           int
	}{
		{"USES", "Tool", graph.Out, 49}, {"REQUIRES", "Skill", graph.Out, 7}, {"HOLDS", "Degree", graph.Out, 3},
		{"DOES", "Task", graph.Out, 4}, {"MEMBER_OF", "Team", graph.Out, 1}, {"INCLUDES", "Role", graph.In, 2},
	}
	for i, g := range groups {
		group := graph.LinkGroup{Type: g.kind, Label: g.label, Direction: g.direction, Cut: graph.Cut{Total: int64(g.n), Returned: g.n}}
		for j := range g.n {
			group.Links = append(group.Links, graph.Link{Other: ref(g.label, name(1+i*50+j))})
		}
		t.Groups = append(t.Groups, group)
	}
	return t
}

// org is two roots, a node with two parents, leaves, folds, cross edges and a cycle.
func org(name naming) *graph.Org {
	g := &graph.Org{Breadcrumb: []graph.Ref{ref("Team", name(90))}, Cycles: 1}
	add := func(label string, level int, folded int64, leaves int) {
		n := graph.OrgNode{Node: graph.Node{Ref: ref(label, name(len(g.Nodes)))}, Level: level, Folded: folded}
		for i := range leaves {
			n.Leaves = append(n.Leaves, ref("Role", name(200+len(g.Nodes)*20+i)))
		}
		g.Nodes = append(g.Nodes, n)
	}
	add("Team", 0, 0, 0)
	add("Team", 0, 0, 2)
	add("Team", 1, 37, 0)
	add("Team", 1, 0, 6)
	add("Team", 1, 0, 17)
	add("Person", 2, 0, 0)
	add("Person", 2, 4, 3)
	for _, e := range [][2]int{{0, 2}, {0, 3}, {0, 4}, {1, 4}, {3, 5}, {3, 6}} {
		g.Edges = append(g.Edges, graph.OrgEdge{From: e[0], To: e[1], Type: "PART_OF"})
	}
	g.Cross = []graph.OrgEdge{{From: 2, To: 4, Type: "WORKS_WITH"}, {From: 5, To: 0, Type: "PART_OF"}}
	return g
}

// rolledUp is a hierarchy of teams whose members are counted.
func rolledUp(name naming) *graph.Org {
	g := &graph.Org{RolledUp: &graph.RolledUp{By: "MEMBER_OF", Nodes: 2000, Groups: 6, Inside: 310}, Cycles: 1}
	for i := range 6 {
		g.Nodes = append(g.Nodes, graph.OrgNode{Node: graph.Node{Ref: ref("Team", name(i))}, Level: min(i, 1), Members: int64(400 - i)})
	}
	for to := 1; to < 6; to++ {
		g.Edges = append(g.Edges, graph.OrgEdge{From: 0, To: to, Type: "REPORTS_TO", Count: int64(to * 17), Implied: true})
	}
	g.Edges = append(g.Edges, graph.OrgEdge{From: 0, To: 1, Type: "PART_OF", Count: 1}, graph.OrgEdge{From: 2, To: 5, Type: "REPORTS_TO", Count: 3, Implied: true})
	g.Cross = []graph.OrgEdge{{From: 3, To: 0, Type: "REPORTS_TO", Count: 2, Implied: true}, {From: 1, To: 4, Type: "WORKS_WITH", Count: 1}}
	return g
}

// entangled is a rolled-up hierarchy with many relationships across.
func entangled() *graph.Org {
	g := rolledUp(plain)
	g.Cross = nil
	for from := range 6 {
		for to := range 6 {
			if from != to {
				g.Cross = append(g.Cross, graph.OrgEdge{From: from, To: to, Type: "WORKS_WITH", Count: int64(from*6 + to), Implied: true})
			}
		}
	}
	return g
}

// hub is a tool, 99 roles that use it and are related to each other, and its group.
func hub(name naming) *graph.Graph {
	g := &graph.Graph{Cut: graph.Cut{Returned: 101, Total: 861, Reason: "limit"}}
	for i := range 101 {
		label := map[bool]string{true: "Role", false: "Group"}[i < 100]
		if i == 0 {
			label = "Tool"
		}
		g.Nodes = append(g.Nodes, graph.Node{Ref: ref(label, name(i)), ElementID: fmt.Sprint(i)})
	}
	link := func(from, to int, kind string) {
		g.Relationships = append(g.Relationships, graph.Relationship{ElementID: fmt.Sprint(len(g.Relationships)), Type: kind, Start: fmt.Sprint(from), End: fmt.Sprint(to)})
	}
	for i := 1; i < 100; i++ {
		link(i, 0, "USES")
		link(i, 1+i%99, "RELATED_TO")
	}
	link(0, 100, "IN_GROUP")
	return g
}

// network is a connected graph with a hub, leaves and several types.
func network(name naming) *graph.Graph {
	g := &graph.Graph{}
	labels := []string{"Role", "Tool", "Skill", "Team", "City"}
	for i := range 18 {
		g.Nodes = append(g.Nodes, graph.Node{Ref: ref(labels[i%5], name(i)), ElementID: fmt.Sprint(i), Properties: map[string]typedjson.Value{"rank": {V: int64(i)}}})
	}
	link := func(from, to int, kind string) {
		g.Relationships = append(g.Relationships, graph.Relationship{ElementID: fmt.Sprint(len(g.Relationships)), Type: kind, Start: fmt.Sprint(from), End: fmt.Sprint(to)})
	}
	for i := 1; i < 9; i++ {
		link((i-1)/2, i, []string{"USES", "REQUIRES", "WORKS_WITH"}[i%3])
	}
	link(3, 3, "RESEMBLES")
	link(0, 1, "REQUIRES")
	link(1, 0, "NEEDED_BY")
	link(7, 2, "USES")
	for i := 9; i < 18; i++ {
		link(4, i, "USES")
	}
	return g
}

// schema is a small database's.
func schema(name naming) *graph.Schema {
	s := &graph.Schema{Sampled: true}
	for i, label := range []string{"Role", "Tool", "Skill", name(3)} {
		info := graph.LabelInfo{Label: label, Count: int64(1016 * (i + 1)), Key: "id"}
		for j := range 5 + i {
			info.Properties = append(info.Properties, graph.PropertyInfo{Name: []string{"name", "id", "summary", "aliases", "dataset", name(50), "hot", "kind"}[j], Types: []string{"STRING"}})
		}
		s.Labels = append(s.Labels, info)
	}
	s.Connections = []graph.Connection{{From: "Role", Type: "USES", To: "Tool", Count: 32681}, {From: "Role", Type: "REQUIRES", To: "Skill", Count: 30765},
		{From: "Role", Type: "RELATED_TO", To: "Role", Count: 18460}, {From: "Role", Type: "INCLUDES", To: "Role", Count: 5}, {From: name(3), Type: name(7), To: "Role", Count: 3}}
	s.Types = make([]graph.TypeInfo, 5)
	return s
}

// routes is career routes of n lanes with hops of every sort.
func routes(n int, name naming) *graph.Routes {
	r := &graph.Routes{Scale: graph.RouteScale{Hop: 0.5, Unknown: 1}}
	for i := range n + 2 {
		r.Roles = append(r.Roles, graph.RouteRole{Ref: ref("Role", name(i)), Zone: int64(i % 6), Rated: i%3 > 0})
	}
	part := func(label string, basis graph.Basis, from, missing int) graph.HopPart {
		p := graph.HopPart{Basis: basis, Cost: 0.1 + float64(missing)/10, MissingTotal: missing, Missing: []graph.HopItem{}}
		for i := range min(missing, 5) {
			p.Missing = append(p.Missing, graph.HopItem{Ref: ref(label, name(from+i)), Cost: 0.3 / float64(i+1)})
		}
		return p
	}
	hop := func(from, to int, basis graph.Basis, skills, tools int) graph.Hop {
		h := graph.Hop{From: from, To: to, Related: true, Skills: part("Skill", basis, 100, skills), Tools: part("Tool", graph.OwnThings, 200, tools)}
		h.Cost = r.Scale.Hop + h.Skills.Cost + h.Tools.Cost
		return h
	}
	r.Direct = hop(0, 1, graph.TwinThings, 9, 40)
	r.Direct.Related = false
	for i := range n {
		first, last := hop(0, i+2, graph.OwnThings, 1234, i), hop(i+2, 1, graph.Unknown, 0, 3)
		r.Routes = append(r.Routes, graph.Route{Cost: first.Cost + last.Cost, Hops: []graph.Hop{first, last}})
	}
	if n == 0 {
		r.None = "No related roles are in this database."
	}
	r.Returned, r.Total = n, int64(n)
	return r
}

// gallery is one scene of every kind of picture, with names of one sort.
func gallery(name naming) map[string]*Scene {
	o := testOptions()
	small := compared([]string{name(0), name(1)}, map[string][]int{name(10): {0}, name(11): {0, 1}, name(12): {1}, name(13): {1}})
	narrow, sideways := testOptions(), testOptions()
	narrow.Bare, narrow.Width, sideways.Direction = true, 340, "LR"
	return map[string]*Scene{
		"columns-narrow": Compare(many(2, 90, name), narrow),
		"bundles-narrow": Compare(many(5, 60, name), narrow),
		"matrix-narrow":  Compare(many(12, 90, name), narrow),
		"org-sideways":   Org(org(name), sideways),

		"thing":        Thing(thing(name), o),
		"org":          Org(org(name), o),
		"columns":      Compare(many(2, 90, name), o),
		"columns-few":  Compare(small, o),
		"bundles":      Compare(many(5, 60, name), o),
		"matrix":       Compare(many(12, 90, name), o),
		"routes":       Routes(routes(5, name), o),
		"routes-none":  Routes(routes(0, name), o),
		"neighborhood": Neighborhood(ref("Role", name(0)), network(name), nil, o),
		"around-a-hub": Neighborhood(ref("Tool", name(0)), hub(name), []graph.NeighborGroup{{Type: "USES", Direction: graph.In, Label: "Role", Neighbors: 859}}, o),
		"org-rolled":   Org(rolledUp(name), o),
		"schema":       Schema(schema(name), o),
		"cypher":       Result(network(name), o),
	}
}
