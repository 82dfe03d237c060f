package store

import (
	"strconv"

	"rolegraph/internal/embedded/value"
)

// View is one state of the graph to read: a committed one, or the one that a Tx
// is writing. It implements [value.Graph].
type View struct {
	store *Store
	*root
}

// root is a state of the graph.
type root struct {
	nodes     vector[node]
	rels      vector[relationship]
	live      bitmap   // live nodes
	labels    []bitmap // nodes by label
	types     []bitmap // relationships by type
	links     map[linkKind]int
	squares   map[sideKind]int
	indexes   []*Index
	schema    uint64 // which set of indexes this is
	nextNode  uint32
	nextRel   uint32
	relsLive  int
	commits   uint64 // since the store was opened
	ownsLists bool   // labels, types, links, squares and indexes are this root's own
}

// linkKind counts relationships of a type that leave (or reach) nodes with a label.
type linkKind struct {
	label, typ uint32
	incoming   bool
}

// sideKind adds up the squares of how many relationships of a type leave (or
// reach) each node.
type sideKind struct {
	typ      uint32
	incoming bool
}

var _ value.Graph = (*View)(nil)

// Names of the store, the same for all views.
func (v *View) LabelNames() *Names { return v.store.labelNames }

// TypeNames are the names of relationship types.
func (v *View) TypeNames() *Names { return v.store.typeNames }

// KeyNames are the names of property keys.
func (v *View) KeyNames() *Names { return v.store.keyNames }

// Commits counts the commits since the store was opened.
func (v *View) Commits() uint64 { return v.commits }

// DatabaseID is the part of element ids that tells databases apart.
func (v *View) DatabaseID() string { return v.store.id }

func (v *View) node(n value.Node) *node {
	if uint64(n) >= uint64(v.nextNode) {
		return nil
	}
	if r := v.nodes.get(uint32(n)); r != nil && r.live {
		return r
	}
	return nil
}

func (v *View) rel(r value.Relationship) *relationship {
	if uint64(r) >= uint64(v.nextRel) {
		return nil
	}
	if rec := v.rels.get(uint32(r)); rec != nil && rec.live {
		return rec
	}
	return nil
}

// HasNode tells whether n exists.
func (v *View) HasNode(n value.Node) bool { return v.node(n) != nil }

// HasRelationship tells whether r exists.
func (v *View) HasRelationship(r value.Relationship) bool { return v.rel(r) != nil }

// Labels returns n's labels in the order in which the database got to know them.
func (v *View) Labels(n value.Node) ([]string, error) {
	rec := v.node(n)
	if rec == nil {
		return nil, nodeGone(n)
	}
	names := make([]string, len(rec.labels))
	for i, l := range rec.labels {
		names[i] = v.store.labelNames.Name(l)
	}
	return names, nil
}

// LabelList is Labels as a list.
func (v *View) LabelList(n value.Node) (value.Value, error) {
	rec := v.node(n)
	if rec == nil {
		return nil, nodeGone(n)
	}
	return v.store.labelNames.List(rec.labels), nil
}

// HasLabel tells whether n has the label.
func (v *View) HasLabel(n value.Node, label string) (bool, error) {
	if v.node(n) == nil {
		return false, nodeGone(n)
	}
	id, ok := v.store.labelNames.Find(label)
	return ok && v.HasLabelID(n, id), nil
}

// HasLabelID is HasLabel by the label's number.
func (v *View) HasLabelID(n value.Node, label uint32) bool {
	return int(label) < len(v.labels) && v.labels[label].has(uint32(n))
}

// NodeProperty returns n's property, nil if it has none.
func (v *View) NodeProperty(n value.Node, key string) (value.Value, error) {
	rec := v.node(n)
	if rec == nil {
		return nil, nodeGone(n)
	}
	return v.property(rec.props, key), nil
}

// RelationshipProperty returns r's property, nil if it has none.
func (v *View) RelationshipProperty(r value.Relationship, key string) (value.Value, error) {
	rec := v.rel(r)
	if rec == nil {
		return nil, relationshipGone(r)
	}
	return v.property(rec.props, key), nil
}

func (v *View) property(props []prop, key string) value.Value {
	if len(props) == 0 {
		return nil
	}
	id, ok := v.store.keyNames.Find(key)
	if !ok {
		return nil
	}
	found, _ := findProp(props, id)
	return found
}

// NodeProperties returns all of n's properties.
func (v *View) NodeProperties(n value.Node) (value.Map, error) {
	rec := v.node(n)
	if rec == nil {
		return nil, nodeGone(n)
	}
	return v.properties(rec.props), nil
}

// RelationshipProperties returns all of r's properties.
func (v *View) RelationshipProperties(r value.Relationship) (value.Map, error) {
	rec := v.rel(r)
	if rec == nil {
		return nil, relationshipGone(r)
	}
	return v.properties(rec.props), nil
}

func (v *View) properties(props []prop) value.Map {
	entries := make([]value.Entry, len(props))
	for i, p := range props {
		entries[i] = value.Entry{Key: v.store.keyNames.Name(p.key), Value: p.value}
	}
	return value.NewMap(entries)
}

// Type is r's type, also when r is deleted.
func (v *View) Type(r value.Relationship) string {
	return v.store.typeNames.Name(v.rels.get(uint32(r)).typ)
}

// TypeText is Type as a value.
func (v *View) TypeText(r value.Relationship) value.Value {
	return v.store.typeNames.Value(v.TypeID(r))
}

// TypeID is the number of r's type.
func (v *View) TypeID(r value.Relationship) uint32 { return v.rels.get(uint32(r)).typ }

// Start is the node that r leaves, also when r is deleted.
func (v *View) Start(r value.Relationship) value.Node {
	return value.Node(v.rels.get(uint32(r)).start)
}

// End is the node that r reaches, also when r is deleted.
func (v *View) End(r value.Relationship) value.Node { return value.Node(v.rels.get(uint32(r)).end) }

// NodeElementID is n's id for clients.
func (v *View) NodeElementID(n value.Node) string {
	return "4:" + v.store.id + ":" + strconv.FormatUint(uint64(n), 10)
}

// RelationshipElementID is r's id for clients.
func (v *View) RelationshipElementID(r value.Relationship) string {
	return "5:" + v.store.id + ":" + strconv.FormatUint(uint64(r), 10)
}

func nodeGone(n value.Node) error {
	return value.Errorf(value.EntityNotFound, "Node with id %d has been deleted in this transaction", n)
}

func relationshipGone(r value.Relationship) error {
	return value.Errorf(value.EntityNotFound, "Relationship with id %d has been deleted in this transaction", r)
}

// LabelIDs are the numbers of n's labels, which must not be changed.
func (v *View) LabelIDs(n value.Node) []uint32 {
	if rec := v.node(n); rec != nil {
		return rec.labels
	}
	return nil
}
