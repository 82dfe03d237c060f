package draw

import (
	"cmp"
	"fmt"
	"slices"

	"rolegraph/graph"
)

// Limits of a neighborhood.
const (
	fewNeighbors = 30 // have a box each, with the lines between them
	listedOfEach = 25 // of more, so many of a kind are listed
)

// Neighborhood pictures a node and what is near it. Many neighbors are listed by
// kind, without the lines among them: counts says how many of each kind there are
// in all, where the graph does not hold them.
func Neighborhood(center graph.Ref, g *graph.Graph, counts []graph.NeighborGroup, o Options) *Scene {
	b := newBuilder("neighborhood", "Around "+center.Name, o)
	b.addGraph(g, center)
	if groups := b.neighborGroups(); len(groups) > 0 {
		b.Stacks = nil
		b.listNeighbors(groups, counts)
	}
	return b.finish()
}

// neighborGroups puts each neighbor of the center, which is the first node, into a
// group; there are none where the neighbors are few.
func (b *builder) neighborGroups() map[leafGroup][]int {
	groups, grouped := map[leafGroup][]int{}, map[int]bool{0: true}
	edges := slices.SortedFunc(slices.Values(b.Edges), compareEdges)
	for _, e := range edges {
		other, in := e.To, e.To == 0
		if in {
			other = e.From
		}
		if e.From != 0 && !in || grouped[other] {
			continue
		}
		grouped[other] = true
		g := leafGroup{0, e.Type, b.Nodes[other].Label, in}
		groups[g] = append(groups[g], other)
	}
	if len(b.Nodes) == 0 || !b.Nodes[0].Center || len(grouped)-1 <= fewNeighbors {
		return nil
	}
	return groups
}

// listNeighbors lists each group in a box.
func (b *builder) listNeighbors(groups map[leafGroup][]int, counts []graph.NeighborGroup) {
	for g, nodes := range groups {
		total := int64(len(nodes))
		for _, c := range counts {
			if c.Type == g.kind && c.Label == g.label && c.Direction == g.direction() {
				total = max(total, c.Neighbors)
			}
		}
		slices.Sort(nodes)
		stack := g.stack(nodes, total)
		stack.Rows = min(len(nodes), listedOfEach)
		stack.More = total - int64(len(nodes))
		b.Stacks = append(b.Stacks, stack)
	}
	slices.SortFunc(b.Stacks, func(x, y Stack) int { return cmp.Compare(x.Nodes[0], y.Nodes[0]) })
	b.countTheRest(counts)
	for _, s := range b.Stacks {
		if total := int64(len(s.Nodes)) + s.More; int64(s.Rows) < total {
			b.asides = append(b.asides, fmt.Sprintf("%s %s: lists %s of %s.", s.Label, s.Type, count(s.Rows), count(total)))
		}
	}
	if within := b.amongNeighbors(); within > 0 {
		b.asides = append(b.asides, plural(within, "relationship")+" among what is listed in one box, not drawn.")
	}
}

// countTheRest adds an empty box for each kind of neighbors of which the graph holds
// none.
func (b *builder) countTheRest(counts []graph.NeighborGroup) {
	held := map[leafGroup]bool{}
	for _, e := range b.Edges {
		if e.From == 0 {
			held[leafGroup{0, e.Type, b.Nodes[e.To].Label, false}] = true
		}
		if e.To == 0 {
			held[leafGroup{0, e.Type, b.Nodes[e.From].Label, true}] = true
		}
	}
	for _, c := range counts {
		if g := (leafGroup{0, c.Type, c.Label, c.Direction == graph.In}); !held[g] {
			stack := g.stack([]int{}, c.Neighbors)
			stack.More = c.Neighbors
			b.Stacks = append(b.Stacks, stack)
		}
	}
}

// amongNeighbors counts the relationships whose ends are listed in the same box.
func (b *builder) amongNeighbors() int {
	box := map[int]int{}
	for i, s := range b.Stacks {
		for _, n := range s.Nodes {
			box[n] = i + 1
		}
	}
	within := 0
	for _, e := range b.Edges {
		if box[e.From] > 0 && box[e.From] == box[e.To] && e.From != e.To {
			within++
		}
	}
	return within
}
