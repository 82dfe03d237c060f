package store

import (
	"fmt"
	"runtime/debug"
	"slices"

	"go.etcd.io/bbolt"

	"rolegraph/internal/embedded/packstream"
	"rolegraph/internal/embedded/value"
)

// load reads the whole graph into memory, or lays out a new file.
func load(db *bbolt.DB) (*Store, error) {
	s := newStore("")
	s.file = &file{db: db}
	if err := db.View(s.readID); err != nil {
		return nil, err
	}
	if s.id == "" {
		if err := db.Update(s.layOut); err != nil {
			return nil, err
		}
	}
	err := db.View(func(tx *bbolt.Tx) error {
		return reading(func() error { return s.readGraph(tx) })
	})
	if err != nil {
		return nil, err
	}
	counts := s.nameCounts()
	s.file.labels, s.file.types, s.file.keys = counts[0], counts[1], counts[2]
	return s, nil
}

// readID reads the id of a database that exists; that of a new file is empty.
func (s *Store) readID(tx *bbolt.Tx) error {
	s.id = ""
	if meta := tx.Bucket(metaBucket); meta != nil {
		s.id = string(meta.Get(idKey))
	}
	return nil
}

// layOut makes the buckets of a new file.
func (s *Store) layOut(tx *bbolt.Tx) error {
	s.id = newID()
	for _, name := range [][]byte{metaBucket, nodeBucket, relationshipBucket, labelBucket, typeBucket, keyBucket, schemaBucket} {
		if _, err := tx.CreateBucket(name); err != nil {
			return err
		}
	}
	p := putter{tx: tx}
	p.put(metaBucket, formatKey, bigEndian(formatVersion))
	p.put(metaBucket, idKey, []byte(s.id))
	return p.err
}

// reading runs f, which reads mapped pages: what a damaged page makes of it,
// even a fault, becomes an error.
func reading(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", ErrTorn, r)
		}
	}()
	return f()
}

func (s *Store) readGraph(tx *bbolt.Tx) error {
	for _, names := range []struct {
		bucket []byte
		names  *Names
	}{{labelBucket, s.labelNames}, {typeBucket, s.typeNames}, {keyBucket, s.keyNames}} {
		if err := readNames(tx.Bucket(names.bucket), names.names); err != nil {
			return err
		}
	}
	s.owner++
	t := &Tx{View: View{store: s, root: s.head.Load()}, owner: s.owner}
	t.own()
	meta := tx.Bucket(metaBucket)
	t.nextNode, t.nextRel = number(meta.Get(nextNodeKey)), number(meta.Get(nextRelKey))
	if err := tx.Bucket(nodeBucket).ForEach(t.readNode); err != nil {
		return err
	}
	if err := tx.Bucket(relationshipBucket).ForEach(t.readRelationship); err != nil {
		return err
	}
	return tx.Bucket(schemaBucket).ForEach(t.readIndex)
}

func readNames(b *bbolt.Bucket, names *Names) error {
	return b.ForEach(func(k, v []byte) error {
		if names.intern(string(v)) != number(k) {
			return fmt.Errorf("%w: name %q is out of order", ErrTorn, v)
		}
		return nil
	})
}

func (t *Tx) readNode(k, record []byte) error {
	fields, err := decodeRecord(record, 1)
	if err != nil {
		return err
	}
	n := value.Node(number(k))
	labels, ok := fields[0].(value.List)
	if !ok || uint64(n) >= uint64(t.nextNode) {
		return fmt.Errorf("%w: node %d", ErrTorn, n)
	}
	rec := t.editLinks(uint32(n))
	rec.live = true
	t.live.set(t.owner, uint32(n), true)
	for _, l := range labels {
		id, ok := l.(value.Integer)
		if !ok || int(id) >= t.store.labelNames.Len() {
			return fmt.Errorf("%w: node %d has an unknown label", ErrTorn, n)
		}
		t.putLabel(n, rec, uint32(id))
	}
	rec.props, err = t.readProps(fields[1:])
	return err
}

func (t *Tx) readRelationship(k, record []byte) error {
	fields, err := decodeRecord(record, 3)
	if err != nil {
		return err
	}
	r := value.Relationship(number(k))
	typ, ok0 := fields[0].(value.Integer)
	start, ok1 := fields[1].(value.Integer)
	end, ok2 := fields[2].(value.Integer)
	if !ok0 || !ok1 || !ok2 || uint64(r) >= uint64(t.nextRel) || int(typ) >= t.store.typeNames.Len() ||
		!t.HasNode(value.Node(start)) || !t.HasNode(value.Node(end)) {
		return fmt.Errorf("%w: relationship %d", ErrTorn, r)
	}
	props, err := t.readProps(fields[3:])
	if err != nil {
		return err
	}
	rec := t.rels.edit(t.owner, uint32(r))
	*rec = relationship{live: true, typ: uint32(typ), start: uint32(start), end: uint32(end), props: props}
	t.linkUp(r, rec)
	return nil
}

func (t *Tx) readProps(fields value.List) ([]prop, error) {
	if len(fields) == 0 {
		return nil, nil
	}
	props := make([]prop, 0, len(fields)/2)
	for pair := range slices.Chunk(fields, 2) {
		key, ok := pair[0].(value.Integer)
		if !ok || len(pair) != 2 || int(key) >= t.store.keyNames.Len() {
			return nil, fmt.Errorf("%w: a property without name", ErrTorn)
		}
		props = append(props, prop{uint32(key), pair[1]})
	}
	return props, nil
}

func (t *Tx) readIndex(name, record []byte) error {
	fields, err := decodeRecord(record, 6)
	if err != nil {
		return err
	}
	kind, ok0 := fields[0].(value.String)
	rels, ok1 := fields[1].(value.Boolean)
	unique, ok2 := fields[2].(value.Boolean)
	labels, ok3 := fields[3].(value.List)
	props, ok4 := fields[4].(value.List)
	options, _ := fields[5].(value.Map)
	if !ok0 || !ok1 || !ok2 || !ok3 || !ok4 {
		return fmt.Errorf("%w: index %s", ErrTorn, name)
	}
	return t.CreateIndex(Definition{
		Name: string(name), Kind: IndexKind(kind), Relationships: bool(rels), Unique: bool(unique),
		Labels: texts(labels), Properties: texts(props), Options: options,
	})
}

func texts(list value.List) []string {
	out := make([]string, len(list))
	for i, v := range list {
		s, _ := v.(value.String)
		out[i] = string(s)
	}
	return out
}

// decodeRecord reads a record that has at least so many fields.
func decodeRecord(record []byte, atLeast int) (value.List, error) {
	d := packstream.NewDecoder(record)
	fields, ok := d.Value().(value.List)
	if d.Err() != nil || !ok || len(fields) < atLeast {
		return nil, fmt.Errorf("%w: a record that is none", ErrTorn)
	}
	return fields, nil
}
