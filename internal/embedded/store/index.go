package store

import (
	"slices"
	"strings"

	"github.com/tidwall/btree"

	"rolegraph/internal/embedded/value"
)

// IndexKind is what an index can answer.
type IndexKind string

// The kinds of index, named as SHOW INDEXES names them.
const (
	Range    IndexKind = "RANGE"
	Text     IndexKind = "TEXT"
	Point    IndexKind = "POINT"
	Fulltext IndexKind = "FULLTEXT"
)

// Definition is what CREATE INDEX or CREATE CONSTRAINT says.
type Definition struct {
	Name          string
	Kind          IndexKind
	Relationships bool     // an index of relationships, Labels are types
	Labels        []string // several only for Fulltext: any of them
	Properties    []string // Fulltext: any of them; else all
	Unique        bool     // the index of a uniqueness constraint with the same name
	Options       value.Map
}

// Index is an index of one state of the graph.
type Index struct {
	Definition
	labels []uint32
	keys   []uint32
	owner  uint64 // who has copied what follows
	tree   *btree.BTreeG[entry]
	words  *inverted // for Fulltext
	grams  *trigrams // for Text, besides tree
}

// entry is a row of an ordered index: the values of the properties and whose.
type entry struct {
	values []value.Value
	id     uint32
	edge   int8 // -1 before, 1 after all entries that start with values; else 0
}

func entryLess(a, b entry) bool {
	for i := range min(len(a.values), len(b.values)) {
		if c := value.Order(a.values[i], b.values[i]); c != 0 {
			return c < 0
		}
	}
	if a.edge != b.edge {
		return a.edge < b.edge
	}
	return a.id < b.id
}

func (v *View) newIndex(d Definition) *Index {
	ix := &Index{Definition: d}
	names := v.store.labelNames
	if d.Relationships {
		names = v.store.typeNames
	}
	for _, l := range d.Labels {
		ix.labels = append(ix.labels, names.intern(l))
	}
	for _, p := range d.Properties {
		ix.keys = append(ix.keys, v.store.keyNames.intern(p))
	}
	if d.Kind == Fulltext {
		ix.words = newInverted()
	} else {
		ix.tree = btree.NewBTreeG(entryLess)
	}
	if d.Kind == Text {
		ix.grams = newTrigrams()
	}
	return ix
}

// Indexes lists the indexes by name.
func (v *View) Indexes() []*Index { return v.indexes }

// Index finds an index by name.
func (v *View) Index(name string) (*Index, bool) {
	i, ok := slices.BinarySearchFunc(v.indexes, name, func(ix *Index, n string) int { return strings.Compare(ix.Name, n) })
	if !ok {
		return nil, false
	}
	return v.indexes[i], true
}

// editIndex returns the index at i for the transaction to change.
func (t *Tx) editIndex(i int) *Index {
	old := t.indexes[i]
	if old.owner == t.owner {
		return old
	}
	ix := *old
	ix.owner = t.owner
	if ix.tree != nil {
		ix.tree = old.tree.Copy()
	}
	if ix.words != nil {
		ix.words = old.words.copy()
	}
	if ix.grams != nil {
		ix.grams = old.grams.copy()
	}
	t.indexes[i] = &ix
	return &ix
}

// propsOf are the properties of what an index calls id.
func (v *View) propsOf(ix *Index, id uint32) []prop {
	if ix.Relationships {
		return v.rels.get(id).props
	}
	return v.nodes.get(id).props
}

// covers tells whether the index is about something with these labels.
func (ix *Index) covers(labels []uint32) bool {
	return slices.ContainsFunc(ix.labels, func(l uint32) bool { return slices.Contains(labels, l) })
}

// values returns what an ordered index holds of the properties, nil if nothing.
func (ix *Index) values(props []prop) []value.Value {
	values := make([]value.Value, len(ix.keys))
	for i, k := range ix.keys {
		v, ok := findProp(props, k)
		if !ok || !ix.takes(v) {
			return nil
		}
		values[i] = v
	}
	return values
}

func (ix *Index) takes(v value.Value) bool {
	switch ix.Kind {
	case Text:
		return v.Kind() == value.KindString
	case Point:
		return v.Kind() == value.KindPoint
	}
	return true
}

// touches tells whether one of the index's properties differs.
func (ix *Index) touches(before, after []prop) bool {
	return slices.ContainsFunc(ix.keys, func(k uint32) bool {
		a, _ := findProp(before, k)
		b, _ := findProp(after, k)
		return !same(a, b)
	})
}

// same tells whether two property values are exactly the same.
func same(a, b value.Value) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return a.Kind() == b.Kind() && value.Order(a, b) == 0 && a.Kind() != value.KindList
}
