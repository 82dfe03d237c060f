package store

import (
	"maps"
	"slices"

	"rolegraph/internal/embedded/value"
)

// Tx is the one transaction that writes. Its View shows its own writes. It is
// not safe for concurrent use; after Commit or Rollback it must not be used.
type Tx struct {
	View
	owner uint64
	dirty dirty
}

// Commit makes the writes durable and then visible. On an error nothing is
// changed, in memory or in the file.
func (t *Tx) Commit() error {
	s := t.store
	defer func() { s.write <- struct{}{} }()
	if s.file != nil {
		if err := s.file.write(t); err != nil {
			return err
		}
	}
	s.head.Store(t.root)
	return nil
}

// Rollback forgets the writes.
func (t *Tx) Rollback() { t.store.write <- struct{}{} }

// own makes the lists of the state this transaction's own, before one changes.
func (t *Tx) own() {
	if t.ownsLists {
		return
	}
	t.ownsLists = true
	t.root.labels = slices.Clone(t.root.labels)
	t.root.types = slices.Clone(t.root.types)
	t.root.links = maps.Clone(t.root.links)
	t.root.squares = maps.Clone(t.root.squares)
	t.root.indexes = slices.Clone(t.root.indexes)
}

func (t *Tx) editNode(n value.Node) *node {
	rec := t.nodes.edit(t.owner, uint32(n))
	if rec.owner != t.owner {
		rec.owner = t.owner
		rec.out, rec.in = slices.Clone(rec.out), slices.Clone(rec.in)
	}
	t.dirty.node(uint32(n))
	return rec
}

func (t *Tx) editRelationship(r value.Relationship) *relationship {
	t.dirty.relationship(uint32(r))
	return t.rels.edit(t.owner, uint32(r))
}

// CreateNode makes a node with labels and properties; null properties are left out.
func (t *Tx) CreateNode(labels []string, props value.Map) (value.Node, error) {
	t.own()
	n := value.Node(t.nextNode)
	t.nextNode++
	rec := t.editNode(n)
	rec.live = true
	rec.props = t.internProps(props)
	t.live.set(t.owner, uint32(n), true)
	for _, l := range labels {
		t.putLabel(n, rec, t.store.labelNames.intern(l))
	}
	return n, t.indexNode(n, nil, nil)
}

func (t *Tx) internProps(m value.Map) []prop {
	if len(m) == 0 {
		return nil
	}
	props := make([]prop, 0, len(m))
	for _, e := range m {
		if e.Value != nil {
			props = append(props, prop{t.store.keyNames.intern(e.Key), e.Value})
		}
	}
	slices.SortFunc(props, func(a, b prop) int { return int(int64(a.key) - int64(b.key)) })
	return props
}

// CreateRelationship makes a relationship between two nodes that exist.
func (t *Tx) CreateRelationship(start, end value.Node, typ string, props value.Map) (value.Relationship, error) {
	if !t.HasNode(start) {
		return 0, nodeGone(start)
	}
	if !t.HasNode(end) {
		return 0, nodeGone(end)
	}
	t.own()
	r := value.Relationship(t.nextRel)
	t.nextRel++
	id := t.store.typeNames.intern(typ)
	rec := t.editRelationship(r)
	*rec = relationship{live: true, typ: id, start: uint32(start), end: uint32(end), props: t.internProps(props)}
	t.linkUp(r, rec)
	return r, t.indexRelationship(r, nil)
}

// linkUp enters the relationship into adjacency, type list and counts.
func (t *Tx) linkUp(r value.Relationship, rec *relationship) {
	from := t.editLinks(rec.start)
	from.out = addLink(from.out, t.owner, rec.typ, link{uint32(r), rec.end})
	to := t.editLinks(rec.end)
	to.in = addLink(to.in, t.owner, rec.typ, link{uint32(r), rec.start})
	t.setType(r, rec.typ, true)
	t.countLinks(from, rec.typ, false, 1)
	t.countLinks(to, rec.typ, true, 1)
	t.root.squares[sideKind{rec.typ, false}] += 2*countLinks(from.out, []uint32{rec.typ}) - 1
	t.root.squares[sideKind{rec.typ, true}] += 2*countLinks(to.in, []uint32{rec.typ}) - 1
	t.relsLive++
}

// editLinks is editNode for a change that the node's own record in the file does
// not hold.
func (t *Tx) editLinks(n uint32) *node {
	rec := t.nodes.edit(t.owner, n)
	if rec.owner != t.owner {
		rec.owner = t.owner
		rec.out, rec.in = slices.Clone(rec.out), slices.Clone(rec.in)
	}
	return rec
}

func (t *Tx) setType(r value.Relationship, typ uint32, in bool) {
	for int(typ) >= len(t.root.types) {
		t.root.types = append(t.root.types, bitmap{})
	}
	t.root.types[typ].set(t.owner, uint32(r), in)
}

func (t *Tx) countLinks(n *node, typ uint32, incoming bool, by int) {
	for _, l := range n.labels {
		t.root.links[linkKind{l, typ, incoming}] += by
	}
}

// DeleteRelationship removes a relationship; one that is gone is no error.
func (t *Tx) DeleteRelationship(r value.Relationship) {
	if t.rel(r) == nil {
		return
	}
	t.own()
	t.unindexRelationship(r)
	rec := t.editRelationship(r)
	rec.live, rec.props = false, nil
	from, to := t.editLinks(rec.start), t.editLinks(rec.end)
	t.root.squares[sideKind{rec.typ, false}] -= 2*countLinks(from.out, []uint32{rec.typ}) - 1
	t.root.squares[sideKind{rec.typ, true}] -= 2*countLinks(to.in, []uint32{rec.typ}) - 1
	from.out = dropLink(from.out, t.owner, rec.typ, uint32(r))
	to.in = dropLink(to.in, t.owner, rec.typ, uint32(r))
	t.setType(r, rec.typ, false)
	t.countLinks(from, rec.typ, false, -1)
	t.countLinks(to, rec.typ, true, -1)
	t.relsLive--
}

// DeleteNode removes a node; one that is gone is no error. Its relationships
// must be gone before the transaction commits.
func (t *Tx) DeleteNode(n value.Node) {
	if t.node(n) == nil {
		return
	}
	t.own()
	t.unindexNode(n)
	rec := t.editNode(n)
	for _, l := range slices.Clone(rec.labels) {
		t.dropLabel(n, rec, l)
	}
	rec.live, rec.props = false, nil
	t.live.set(t.owner, uint32(n), false)
}

// LinksLeft counts the relationships of a node, also of a deleted one: those
// that forbid the commit.
func (t *Tx) LinksLeft(n value.Node) int {
	rec := t.nodes.get(uint32(n))
	return countLinks(rec.out, nil) + countLinks(rec.in, nil)
}

// SetNodeProperty sets a property, or removes it if v is null.
func (t *Tx) SetNodeProperty(n value.Node, key string, v value.Value) error {
	old := t.node(n)
	if old == nil {
		return nodeGone(n)
	}
	t.own()
	labels, props := old.labels, old.props
	rec := t.editNode(n)
	rec.props = withProp(props, t.store.keyNames.intern(key), v)
	return t.indexNode(n, labels, props)
}

// ReplaceNodeProperties makes props all of n's properties.
func (t *Tx) ReplaceNodeProperties(n value.Node, props value.Map) error {
	old := t.node(n)
	if old == nil {
		return nodeGone(n)
	}
	t.own()
	labels, before := old.labels, old.props
	t.editNode(n).props = t.internProps(props)
	return t.indexNode(n, labels, before)
}

// SetRelationshipProperty sets a property, or removes it if v is null.
func (t *Tx) SetRelationshipProperty(r value.Relationship, key string, v value.Value) error {
	old := t.rel(r)
	if old == nil {
		return relationshipGone(r)
	}
	t.own()
	before := old.props
	t.editRelationship(r).props = withProp(before, t.store.keyNames.intern(key), v)
	return t.indexRelationship(r, before)
}

// ReplaceRelationshipProperties makes props all of r's properties.
func (t *Tx) ReplaceRelationshipProperties(r value.Relationship, props value.Map) error {
	old := t.rel(r)
	if old == nil {
		return relationshipGone(r)
	}
	t.own()
	before := old.props
	t.editRelationship(r).props = t.internProps(props)
	return t.indexRelationship(r, before)
}

// AddLabel gives n a label and tells whether it is new to n.
func (t *Tx) AddLabel(n value.Node, label string) (bool, error) {
	old := t.node(n)
	if old == nil {
		return false, nodeGone(n)
	}
	id := t.store.labelNames.intern(label)
	if t.HasLabelID(n, id) {
		return false, nil
	}
	t.own()
	labels, props := old.labels, old.props
	t.putLabel(n, t.editNode(n), id)
	return true, t.indexNode(n, labels, props)
}

// RemoveLabel takes a label from n and tells whether n had it.
func (t *Tx) RemoveLabel(n value.Node, label string) (bool, error) {
	old := t.node(n)
	if old == nil {
		return false, nodeGone(n)
	}
	id, known := t.store.labelNames.Find(label)
	if !known || !t.HasLabelID(n, id) {
		return false, nil
	}
	t.own()
	labels, props := old.labels, old.props
	t.dropLabel(n, t.editNode(n), id)
	return true, t.indexNode(n, labels, props)
}

func (t *Tx) putLabel(n value.Node, rec *node, label uint32) {
	at, found := slices.BinarySearch(rec.labels, label)
	if found {
		return
	}
	rec.labels = slices.Insert(slices.Clone(rec.labels), at, label)
	t.labelChanged(n, rec, label, true)
}

func (t *Tx) dropLabel(n value.Node, rec *node, label uint32) {
	at, _ := slices.BinarySearch(rec.labels, label)
	rec.labels = slices.Delete(slices.Clone(rec.labels), at, at+1)
	t.labelChanged(n, rec, label, false)
}

func (t *Tx) labelChanged(n value.Node, rec *node, label uint32, in bool) {
	for int(label) >= len(t.root.labels) {
		t.root.labels = append(t.root.labels, bitmap{})
	}
	t.root.labels[label].set(t.owner, uint32(n), in)
	by := 1
	if !in {
		by = -1
	}
	for _, g := range rec.out {
		t.root.links[linkKind{label, g.typ, false}] += by * len(g.links)
	}
	for _, g := range rec.in {
		t.root.links[linkKind{label, g.typ, true}] += by * len(g.links)
	}
}
