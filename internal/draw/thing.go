package draw

import (
	"fmt"

	"rolegraph/graph"
)

// stackRows is how many things a box lists.
const stackRows = 12

// Thing pictures one node with everything around it: a box for each group of
// relationships that lists what it leads to.
func Thing(t *graph.Thing, o Options) *Scene {
	b := newBuilder("thing", t.Node.Name, o)
	center := b.add(Node{Ref: t.Node.Ref, Note: t.Node.Label, Center: true, Properties: t.Node.Properties})
	var links int64
	for _, g := range t.Groups {
		links += b.group(center, g)
	}
	b.Summary = fmt.Sprintf("%s: %s in %s", t.Node.Label, plural(links, "relationship"), plural(len(t.Groups), "group"))
	return b.finish()
}

// group adds the things of one group and returns how many there are.
func (b *builder) group(center int, g graph.LinkGroup) int64 {
	total := max(g.Total, int64(len(g.Links)))
	s := Stack{Of: center, Type: g.Type, Label: g.Label, In: g.Direction == graph.In, Title: groupTitle(g, total)}
	for _, link := range g.Links[:min(len(g.Links), stackRows)] {
		other := b.add(Node{Ref: link.Other, Note: when(link.Properties)})
		e := Edge{From: center, To: other, Type: g.Type, Note: when(link.Properties), Properties: link.Properties, id: link.ElementID}
		if s.In {
			e.From, e.To = e.To, e.From
		}
		b.Edges = append(b.Edges, e)
		s.Nodes = append(s.Nodes, other)
	}
	s.More = total - int64(len(s.Nodes))
	if s.More > 0 {
		b.note(fmt.Sprintf("%s %s: lists %s of %s.", g.Label, g.Type, count(len(s.Nodes)), count(total)))
	}
	b.Stacks = append(b.Stacks, s)
	return total
}

// groupTitle names a group of relationships, seen from the node that it belongs to.
func groupTitle(g graph.LinkGroup, total int64) string {
	arrow := "→"
	if g.Direction == graph.In {
		arrow = "←"
	}
	return fmt.Sprintf("%s %s %s · %s", g.Type, arrow, g.Label, count(total))
}
