package store

import "rolegraph/internal/embedded/value"

// NodeCursor walks nodes in the order of their ids.
type NodeCursor struct {
	set  *bitmap
	from uint32
}

// AllNodes walks every node.
func (v *View) AllNodes() NodeCursor { return NodeCursor{set: &v.live} }

// NodesByLabel walks the nodes with a label.
func (v *View) NodesByLabel(label uint32) NodeCursor {
	if int(label) >= len(v.labels) {
		return NodeCursor{set: &bitmap{}}
	}
	return NodeCursor{set: &v.labels[label]}
}

// Next returns the next node.
func (c *NodeCursor) Next() (value.Node, bool) {
	id, ok := c.set.next(c.from)
	c.from = id + 1
	return value.Node(id), ok
}

// RelationshipCursor walks relationships: type by type, each in the order of ids.
type RelationshipCursor struct {
	sets []*bitmap
	from uint32
}

// RelationshipsByType walks the relationships of the types; nil means all types.
func (v *View) RelationshipsByType(types []uint32) RelationshipCursor {
	var c RelationshipCursor
	if types == nil {
		for i := range v.types {
			c.sets = append(c.sets, &v.types[i])
		}
	}
	for _, t := range types {
		if int(t) < len(v.types) {
			c.sets = append(c.sets, &v.types[t])
		}
	}
	return c
}

// Next returns the next relationship.
func (c *RelationshipCursor) Next() (value.Relationship, bool) {
	for len(c.sets) > 0 {
		if id, ok := c.sets[0].next(c.from); ok {
			c.from = id + 1
			return value.Relationship(id), true
		}
		c.sets, c.from = c.sets[1:], 0
	}
	return 0, false
}

// NodeCount is the number of nodes.
func (v *View) NodeCount() int { return v.live.count }

// LabelCount is the number of nodes with a label.
func (v *View) LabelCount(label uint32) int {
	if int(label) >= len(v.labels) {
		return 0
	}
	return v.labels[label].count
}

// RelationshipCount is the number of relationships.
func (v *View) RelationshipCount() int { return v.relsLive }

// TypeCount is the number of relationships of a type.
func (v *View) TypeCount(typ uint32) int {
	if int(typ) >= len(v.types) {
		return 0
	}
	return v.types[typ].count
}

// LinkSquares adds up, over all nodes, the square of how many relationships of a
// type leave the node or, if incoming, reach it. Divided by the number of
// relationships it is how many there are, on average, at the end of one.
func (v *View) LinkSquares(typ uint32, incoming bool) int {
	return v.root.squares[sideKind{typ, incoming}]
}

// LinkCount is the number of relationships of a type that leave nodes with the
// label or, if incoming, that reach them.
func (v *View) LinkCount(label, typ uint32, incoming bool) int {
	return v.root.links[linkKind{label, typ, incoming}]
}
