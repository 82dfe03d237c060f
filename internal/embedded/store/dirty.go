package store

// dirty remembers what a transaction has to write to the file. The zero value
// remembers nothing.
type dirty struct {
	nodes, relationships map[uint32]struct{}
	schema               bool
}

func newDirty(durable bool) dirty {
	if !durable {
		return dirty{}
	}
	return dirty{nodes: map[uint32]struct{}{}, relationships: map[uint32]struct{}{}}
}

func (d *dirty) node(id uint32) {
	if d.nodes != nil {
		d.nodes[id] = struct{}{}
	}
}

func (d *dirty) relationship(id uint32) {
	if d.relationships != nil {
		d.relationships[id] = struct{}{}
	}
}
