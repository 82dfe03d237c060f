package store

import (
	"maps"
	"slices"

	"go.etcd.io/bbolt"

	"rolegraph/internal/embedded/packstream"
	"rolegraph/internal/embedded/value"
)

// fullPages is how full a page is left when it splits: new records come at the
// end, so hardly anything is put into older pages.
const fullPages = 0.95

// putter writes to the buckets of one transaction and keeps the first error.
type putter struct {
	tx  *bbolt.Tx
	err error
}

func (p *putter) put(bucket, key, record []byte) {
	if p.err == nil {
		p.err = p.tx.Bucket(bucket).Put(key, record)
	}
}

// names writes the names from number known on.
func (p *putter) names(bucket []byte, names *Names, known int) {
	for id := known; id < names.Len(); id++ {
		p.put(bucket, bigEndian(uint32(id)), []byte(names.Name(uint32(id))))
	}
}

// records writes what encode gives for each id, in order; nil removes the record.
func (p *putter) records(bucket []byte, ids map[uint32]struct{}, encode func(uint32) ([]byte, error)) {
	b := p.tx.Bucket(bucket)
	b.FillPercent = fullPages
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		if p.err != nil {
			return
		}
		var record []byte
		if record, p.err = encode(id); p.err != nil {
			return
		}
		if record == nil {
			p.err = b.Delete(bigEndian(id))
		} else {
			p.err = b.Put(bigEndian(id), record)
		}
	}
}

// schema writes all index definitions anew.
func (p *putter) schema(indexes []*Index) {
	if p.err == nil {
		p.err = p.tx.DeleteBucket(schemaBucket)
	}
	if p.err == nil {
		_, p.err = p.tx.CreateBucket(schemaBucket)
	}
	for _, ix := range indexes {
		var record []byte
		if p.err == nil {
			record, p.err = ix.Definition.encode()
		}
		p.put(schemaBucket, []byte(ix.Name), record)
	}
}

// A record is a PackStream list. Nodes: the labels' numbers, then key and value
// of each property. Relationships: type, start, end, then the properties.

// encode returns nil for a node that was deleted.
func (n *node) encode() ([]byte, error) {
	if !n.live {
		return nil, nil
	}
	labels := make(value.List, len(n.labels))
	for i, l := range n.labels {
		labels[i] = value.Integer(l)
	}
	return encodeRecord(value.List{labels}, n.props)
}

// encode returns nil for a relationship that was deleted.
func (r *relationship) encode() ([]byte, error) {
	if !r.live {
		return nil, nil
	}
	return encodeRecord(value.List{value.Integer(r.typ), value.Integer(r.start), value.Integer(r.end)}, r.props)
}

func encodeRecord(head value.List, props []prop) ([]byte, error) {
	for _, p := range props {
		head = append(head, value.Integer(p.key), p.value)
	}
	e := packstream.Encoder{Dialect: packstream.Bolt5}
	e.List(head)
	return e.Bytes()
}

func (d Definition) encode() ([]byte, error) {
	e := packstream.Encoder{Dialect: packstream.Bolt5}
	e.List(value.List{
		value.String(d.Kind), value.Boolean(d.Relationships), value.Boolean(d.Unique),
		stringList(d.Labels), stringList(d.Properties), d.Options,
	})
	return e.Bytes()
}

func stringList(texts []string) value.List {
	list := make(value.List, len(texts))
	for i, s := range texts {
		list[i] = value.String(s)
	}
	return list
}
