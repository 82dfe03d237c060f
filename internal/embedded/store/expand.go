package store

import (
	"slices"

	"rolegraph/internal/embedded/value"
)

// Direction says which relationships of a node count.
type Direction uint8

// The directions, seen from the node.
const (
	Outgoing Direction = iota
	Incoming
	Both
)

// Reverse is the direction seen from the other end.
func (d Direction) Reverse() Direction {
	switch d {
	case Outgoing:
		return Incoming
	case Incoming:
		return Outgoing
	}
	return Both
}

// LinkCursor walks the relationships of one node, a loop once. Its zero value
// has none.
type LinkCursor struct {
	Relationship value.Relationship // the current one
	Node         value.Node         // at its other end

	links     []link
	groups    []group
	in        []group // to walk when groups are done
	types     []uint32
	self      uint32
	skipLoops bool
}

// Expand walks the relationships of n in a direction; types nil means all types.
// A node that does not exist has none.
func (v *View) Expand(n value.Node, dir Direction, types []uint32) LinkCursor {
	rec := v.node(n)
	if rec == nil {
		return LinkCursor{}
	}
	c := LinkCursor{types: types, self: uint32(n)}
	switch dir {
	case Outgoing:
		c.groups = rec.out
	case Incoming:
		c.groups = rec.in
	default:
		c.groups, c.in = rec.out, rec.in
	}
	return c
}

// Next goes to the next relationship and tells whether there is one.
func (c *LinkCursor) Next() bool {
	for {
		for len(c.links) > 0 {
			l := c.links[0]
			c.links = c.links[1:]
			if c.skipLoops && l.node == c.self {
				continue
			}
			c.Relationship, c.Node = value.Relationship(l.rel), value.Node(l.node)
			return true
		}
		if !c.nextGroup() {
			return false
		}
	}
}

func (c *LinkCursor) nextGroup() bool {
	for {
		for len(c.groups) > 0 {
			g := &c.groups[0]
			c.groups = c.groups[1:]
			if c.types == nil || slices.Contains(c.types, g.typ) {
				c.links = g.links
				return true
			}
		}
		if c.in == nil {
			return false
		}
		c.groups, c.in, c.skipLoops = c.in, nil, true
	}
}

// Degree counts the relationships of n, a loop once.
func (v *View) Degree(n value.Node) (int, error) {
	if v.node(n) == nil {
		return 0, nodeGone(n)
	}
	return v.DegreeOf(n, Both, nil), nil
}

// DegreeOf counts the relationships of n that Expand would walk.
func (v *View) DegreeOf(n value.Node, dir Direction, types []uint32) int {
	rec := v.node(n)
	if rec == nil {
		return 0
	}
	count := 0
	if dir != Incoming {
		count += countLinks(rec.out, types)
	}
	if dir != Outgoing {
		count += countLinks(rec.in, types)
	}
	if dir == Both {
		count -= countLoops(rec, uint32(n), types)
	}
	return count
}

func countLinks(groups []group, types []uint32) int {
	count := 0
	for i := range groups {
		if types == nil || slices.Contains(types, groups[i].typ) {
			count += len(groups[i].links)
		}
	}
	return count
}

// countLoops looks at the side with fewer links of each type.
func countLoops(rec *node, self uint32, types []uint32) int {
	count := 0
	for i := range rec.out {
		g := &rec.out[i]
		at, both := findGroup(rec.in, g.typ)
		if !both || types != nil && !slices.Contains(types, g.typ) {
			continue
		}
		links := g.links
		if len(rec.in[at].links) < len(links) {
			links = rec.in[at].links
		}
		for _, l := range links {
			if l.node == self {
				count++
			}
		}
	}
	return count
}

// DegreeBound is at least DegreeOf, quickly.
func (v *View) DegreeBound(n value.Node, dir Direction, types []uint32) int {
	rec := v.node(n)
	if rec == nil {
		return 0
	}
	count := 0
	if dir != Incoming {
		count += countLinks(rec.out, types)
	}
	if dir != Outgoing {
		count += countLinks(rec.in, types)
	}
	return count
}
