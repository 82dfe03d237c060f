package store

import (
	"slices"

	"rolegraph/internal/embedded/value"
)

// node is a node's record. Its slices are never changed in place but for links
// that the record's owner has copied.
type node struct {
	live   bool
	owner  uint64   // who has copied out and in
	labels []uint32 // ascending
	props  []prop
	out    []group
	in     []group
}

// relationship is a relationship's record. What it connects stays readable when
// it is no longer live.
type relationship struct {
	live       bool
	typ        uint32
	start, end uint32
	props      []prop
}

// prop is a property: an interned key and a value that is not null. Properties
// are sorted by key.
type prop struct {
	key   uint32
	value value.Value
}

// group holds a node's relationships of one type in one direction.
type group struct {
	typ   uint32
	owner uint64 // who has copied links
	links []link
}

// link is one step of a traversal: over a relationship to the node at its other
// end.
type link struct{ rel, node uint32 }

func findProp(props []prop, key uint32) (value.Value, bool) {
	for i := range props {
		if props[i].key == key {
			return props[i].value, true
		}
	}
	return nil, false
}

// withProp returns props with key set to v, or without it if v is null.
func withProp(props []prop, key uint32, v value.Value) []prop {
	i, found := slices.BinarySearchFunc(props, key, func(p prop, k uint32) int { return int(int64(p.key) - int64(k)) })
	switch {
	case found && v == nil:
		return slices.Delete(slices.Clone(props), i, i+1)
	case v == nil:
		return props
	case found:
		props = slices.Clone(props)
		props[i].value = v
		return props
	}
	out := make([]prop, 0, len(props)+1)
	out = append(append(out, props[:i]...), prop{key, v})
	return append(out, props[i:]...)
}

// addLink appends to the group of typ. Old states share the array but never
// look beyond their own length, and states follow each other one by one, so
// that appending does not disturb them.
func addLink(groups []group, owner uint64, typ uint32, l link) []group {
	i, found := findGroup(groups, typ)
	if !found {
		groups = slices.Insert(groups, i, group{typ: typ, owner: owner})
	}
	groups[i].links = append(groups[i].links, l)
	return groups
}

// dropLink takes the relationship out of the group of typ.
func dropLink(groups []group, owner uint64, typ, rel uint32) []group {
	i, found := findGroup(groups, typ)
	if !found {
		return groups
	}
	g := &groups[i]
	if g.owner != owner {
		g.links, g.owner = slices.Clone(g.links), owner
	}
	at := slices.IndexFunc(g.links, func(l link) bool { return l.rel == rel })
	g.links = slices.Delete(g.links, at, at+1)
	if len(g.links) == 0 {
		return slices.Delete(groups, i, i+1)
	}
	return groups
}

func findGroup(groups []group, typ uint32) (int, bool) {
	for i := range groups {
		if groups[i].typ >= typ {
			return i, groups[i].typ == typ
		}
	}
	return len(groups), false
}
