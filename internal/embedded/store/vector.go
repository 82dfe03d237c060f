package store

const (
	chunkSize = 128 // items of a chunk
	pageSize  = 512 // chunks of a page
)

// vector is an array whose copies share what they have in common: copying one
// costs its pages, changing an item copies the item's chunk once per owner.
// An owner is a transaction's number; the zero vector is empty.
type vector[T any] struct {
	pages []*page[T]
	owner uint64 // who may change pages
}

type page[T any] struct {
	owner  uint64
	chunks [pageSize]*chunk[T]
}

type chunk[T any] struct {
	owner uint64
	items [chunkSize]T
}

// get returns the item at i, nil if nothing was ever written near it. The item
// must not be changed.
func (v *vector[T]) get(i uint32) *T {
	p := int(i / (chunkSize * pageSize))
	if p >= len(v.pages) || v.pages[p] == nil {
		return nil
	}
	c := v.pages[p].chunks[i/chunkSize%pageSize]
	if c == nil {
		return nil
	}
	return &c.items[i%chunkSize]
}

// chunkAt returns the chunk that holds item i, nil if it is empty.
func (v *vector[T]) chunkAt(i uint32) *chunk[T] {
	p := int(i / (chunkSize * pageSize))
	if p >= len(v.pages) || v.pages[p] == nil {
		return nil
	}
	return v.pages[p].chunks[i/chunkSize%pageSize]
}

// edit returns the item at i for owner to change, growing the vector as needed.
func (v *vector[T]) edit(owner uint64, i uint32) *T {
	p := int(i / (chunkSize * pageSize))
	if v.owner != owner {
		v.pages, v.owner = append([]*page[T](nil), v.pages...), owner
	}
	for len(v.pages) <= p {
		v.pages = append(v.pages, nil)
	}
	pg := v.pages[p]
	switch {
	case pg == nil:
		pg = &page[T]{owner: owner}
	case pg.owner != owner:
		pg = &page[T]{owner: owner, chunks: pg.chunks}
	}
	v.pages[p] = pg
	slot := &pg.chunks[i/chunkSize%pageSize]
	switch {
	case *slot == nil:
		*slot = &chunk[T]{owner: owner}
	case (*slot).owner != owner:
		*slot = &chunk[T]{owner: owner, items: (*slot).items}
	}
	return &(*slot).items[i%chunkSize]
}

// end is one more than the greatest index that may hold an item.
func (v *vector[T]) end() uint32 { return uint32(len(v.pages)) * chunkSize * pageSize }
