package draw

import (
	"cmp"
	"fmt"
	"slices"

	"rolegraph/graph"
)

// Result pictures what any query returned.
func Result(g *graph.Graph, o Options) *Scene {
	b := newBuilder("cypher", "Query result", o)
	b.addGraph(g, graph.Ref{})
	return b.finish()
}

// addGraph adds a graph, the center first, and lists leaves of one kind together.
func (b *builder) addGraph(g *graph.Graph, center graph.Ref) {
	index := b.addNodes(g.Nodes, center)
	b.Edges = slices.Grow(b.Edges, len(g.Relationships))
	lost := 0
	for _, r := range g.Relationships {
		from, okFrom := index[r.Start]
		to, okTo := index[r.End]
		if !okFrom || !okTo {
			lost++
			continue
		}
		b.Edges = append(b.Edges, Edge{From: from, To: to, Type: r.Type, Note: when(r.Properties), Properties: r.Properties, id: r.ElementID})
	}
	b.Summary = fmt.Sprintf("%s, %s", plural(len(b.Nodes), "node"), plural(len(b.Edges), "relationship"))
	if note := cutNote(g.Cut, "item"); note != "" {
		b.note(note)
	}
	if lost > 0 {
		b.note(fmt.Sprintf("%s to nodes that the answer does not hold.", plural(lost, "relationship")))
	}
	b.stackLeaves()
}

// addNodes adds nodes in their order, the center first, and tells their places by
// elementId.
func (b *builder) addNodes(nodes []graph.Node, center graph.Ref) map[string]int {
	isCenter := func(n *graph.Node) bool { return center.Key != "" && n.Key == center.Key && n.Label == center.Label }
	sorted := make([]*graph.Node, len(nodes))
	for i := range nodes {
		sorted[i] = &nodes[i]
	}
	slices.SortFunc(sorted, func(x, y *graph.Node) int {
		if first := btoi(isCenter(y)) - btoi(isCenter(x)); first != 0 {
			return first
		}
		return cmp.Or(compareRefs(&x.Ref, &y.Ref), cmp.Compare(x.ElementID, y.ElementID))
	})
	b.Nodes = slices.Grow(b.Nodes, len(sorted))
	index := make(map[string]int, len(sorted))
	for _, n := range sorted {
		index[n.ElementID] = b.add(Node{Ref: n.Ref, Center: isCenter(n), Properties: n.Properties})
	}
	return index
}

// leafGroup is what leaves must share to be listed in one box.
type leafGroup struct {
	of          int
	kind, label string
	in          bool
}

// stack lists nodes of so many in all.
func (g leafGroup) stack(nodes []int, total int64) Stack {
	title := groupTitle(graph.LinkGroup{Type: g.kind, Label: g.label, Direction: g.direction()}, total)
	return Stack{Of: g.of, Type: g.kind, Label: g.label, In: g.in, Title: title, Nodes: nodes}
}

func (g leafGroup) direction() graph.Direction {
	if g.in {
		return graph.In
	}
	return graph.Out
}

// stackFrom leaves of one kind or more are listed in one box, at most mostListed.
const (
	stackFrom  = 5
	mostListed = 40
)

// stackLeaves lists nodes with a single edge, by what they hang off.
func (b *builder) stackLeaves() {
	degree := make([]int, len(b.Nodes))
	for _, e := range b.Edges {
		degree[e.From]++
		degree[e.To]++
	}
	groups, unlisted := map[leafGroup][]int{}, 0
	for _, e := range b.Edges {
		switch {
		case degree[e.To] == 1 && degree[e.From] > 1:
			g := leafGroup{e.From, e.Type, b.Nodes[e.To].Label, false}
			groups[g] = append(groups[g], e.To)
		case degree[e.From] == 1 && degree[e.To] > 1:
			g := leafGroup{e.To, e.Type, b.Nodes[e.From].Label, true}
			groups[g] = append(groups[g], e.From)
		}
	}
	for g, nodes := range groups {
		if len(nodes) < stackFrom {
			continue
		}
		slices.Sort(nodes)
		stack := g.stack(nodes, int64(len(nodes)))
		if len(nodes) > mostListed {
			stack.Rows = mostListed
			unlisted += len(nodes) - mostListed
		}
		b.Stacks = append(b.Stacks, stack)
	}
	if unlisted > 0 {
		b.asides = append(b.asides, fmt.Sprintf("Boxes list at most %d nodes; %s not listed.", mostListed, count(unlisted)))
	}
	slices.SortFunc(b.Stacks, func(x, y Stack) int { return cmp.Or(cmp.Compare(x.Of, y.Of), slices.Compare(x.Nodes, y.Nodes)) })
}
