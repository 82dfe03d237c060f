package draw

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"rolegraph/graph"
)

// roomyBoxes is how many boxes leave room to list all leaves.
const roomyBoxes = 6

// rowTops is how many tops without anything below them stand side by side.
const rowTops = 12

// Org pictures a hierarchy: a box for each node, leaves listed in their
// manager's box, "+37" where a branch is folded, relationships across it dashed.
func Org(g *graph.Org, o Options) *Scene {
	b := newBuilder("org", "Organisation", o)
	widest := b.addOrg(g)
	b.Summary = b.orgSummary(g)
	if b.Direction == "" {
		b.Direction = "TB"
		if widest > 6 {
			b.Direction = "LR"
		}
	}
	if note := cutNote(g.Cut, "node"); note != "" && g.Reason != "folded" {
		b.note(note)
	}
	if g.Unshown > 0 {
		b.note(plural(g.Unshown, "classification") + " not shown; name a relationship type to see them.")
	}
	if g.Cycles > 0 {
		b.note(fmt.Sprintf("%s would close a cycle; dashed.", plural(g.Cycles, "relationship")))
	}
	return b.finish()
}

// addOrg adds nodes, leaves and edges, and returns how many nodes the widest
// level has.
func (b *builder) addOrg(g *graph.Org) int {
	levels := map[int]int{}
	widest := 0
	var folded int64
	for _, n := range g.Nodes {
		node := Node{Ref: n.Ref, Note: n.Label, Folded: n.Folded, Properties: n.Properties}
		if n.Members > 0 {
			node.Lines = []string{plural(n.Members, "member")}
		}
		b.add(node)
		folded += n.Folded
		levels[n.Level]++
		widest = max(widest, levels[n.Level])
	}
	if folded > 0 {
		b.note(plural(folded, "node") + " folded, shown as “+n more below” in their boxes.")
	}
	rows := stackRows
	if len(g.Nodes) <= roomyBoxes {
		rows = math.MaxInt
	}
	var unlisted int64
	for i, n := range g.Nodes {
		unlisted += b.addLeaves(i, n.Leaves, rows)
	}
	if unlisted > 0 {
		b.note(fmt.Sprintf("Boxes list at most %d leaves; %s not listed.", rows, count(unlisted)))
	}
	for _, e := range g.Edges {
		b.Edges = append(b.Edges, orgEdge(e))
	}
	b.addCross(g)
	b.addRolledUp(g.RolledUp)
	return widest
}

// addCross adds what runs across the hierarchy, unless only many tops are shown: they
// are set in rows, and lines between those would cover them.
func (b *builder) addCross(g *graph.Org) {
	if len(g.Edges) == 0 && len(g.Nodes) > rowTops {
		if len(g.Cross) > 0 {
			b.note(plural(len(g.Cross), "relationship") + " across, not drawn.")
		}
		return
	}
	for _, e := range b.strongest(g) {
		across := orgEdge(e)
		across.Cross = true
		b.Edges = append(b.Edges, across)
	}
}

// mostCounted is how many counted relationships across are drawn: more hide each
// other's numbers.
const mostCounted = 10

// strongest are the relationships across that are drawn: where they are counted,
// those that stand for most.
func (b *builder) strongest(g *graph.Org) []graph.OrgEdge {
	if g.RolledUp == nil || len(g.Cross) <= mostCounted {
		return g.Cross
	}
	sorted := slices.Clone(g.Cross)
	slices.SortStableFunc(sorted, func(x, y graph.OrgEdge) int { return cmp.Compare(y.Count, x.Count) })
	b.note(fmt.Sprintf("Draws the %d of %s across that stand for most: %s or more each.",
		mostCounted, plural(len(g.Cross), "relationship"), count(sorted[mostCounted-1].Count)))
	return sorted[:mostCounted]
}

func orgEdge(e graph.OrgEdge) Edge {
	edge := Edge{From: e.From, To: e.To, Type: e.Type}
	if e.Implied || e.Count > 1 {
		edge.Count = e.Count
	}
	return edge
}

// addRolledUp says what is shown as its groups.
func (b *builder) addRolledUp(r *graph.RolledUp) {
	if r == nil {
		return
	}
	b.note(fmt.Sprintf("%s rolled up into %s by %s; numbers at lines count the relationships between their members, and %s within one box are not drawn.",
		plural(r.Nodes, "node"), count(r.Groups), r.By, count(r.Inside)))
}

// addLeaves lists leaves of one box, as many as rows, and returns how many it does not list.
func (b *builder) addLeaves(of int, leaves []graph.Ref, rows int) int64 {
	if len(leaves) == 0 {
		return 0
	}
	s := Stack{Of: of, Inside: true}
	for _, leaf := range leaves[:min(len(leaves), rows)] {
		at := b.add(Node{Ref: leaf})
		s.Nodes = append(s.Nodes, at)
		b.Edges = append(b.Edges, Edge{From: of, To: at})
	}
	s.More = int64(len(leaves) - len(s.Nodes))
	b.Stacks = append(b.Stacks, s)
	return s.More
}

// orgSummary counts what is shown, after the way down to it.
func (b *builder) orgSummary(g *graph.Org) string {
	down := len(g.Edges)
	for _, n := range g.Nodes {
		down += len(n.Leaves)
	}
	text := fmt.Sprintf("%s, %s", plural(len(b.Nodes), "node"), plural(down, "relationship"))
	if len(g.Cross) > 0 {
		text += fmt.Sprintf(", %s across", count(len(g.Cross)))
	}
	if len(g.Breadcrumb) == 0 {
		return text
	}
	var names []string
	for _, ref := range g.Breadcrumb {
		names = append(names, ref.Name)
	}
	return strings.Join(names, " › ") + " · " + text
}
