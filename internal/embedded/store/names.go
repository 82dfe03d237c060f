package store

import (
	"sync/atomic"

	"rolegraph/internal/embedded/value"
)

// Names interns names of one sort, such as labels: each gets a small number for
// good. One writer adds, any number of readers look up meanwhile.
type Names struct {
	table atomic.Pointer[nameTable]
}

type nameTable struct {
	ids    map[string]uint32
	names  []string
	values []value.Value // the names as values
	lists  []value.Value // of one name each
}

func newNames() *Names {
	n := &Names{}
	n.table.Store(&nameTable{ids: map[string]uint32{}})
	return n
}

// Find returns the number of name.
func (n *Names) Find(name string) (uint32, bool) {
	id, ok := n.table.Load().ids[name]
	return id, ok
}

// Name returns the name of a number that was given out.
func (n *Names) Name(id uint32) string { return n.table.Load().names[id] }

// Value returns the name of a number as a value.
func (n *Names) Value(id uint32) value.Value { return n.table.Load().values[id] }

// List returns the names of numbers as a list.
func (n *Names) List(ids []uint32) value.Value {
	table := n.table.Load()
	if len(ids) == 1 {
		return table.lists[ids[0]]
	}
	list := make(value.List, len(ids))
	for i, id := range ids {
		list[i] = table.values[id]
	}
	return list
}

// Len is how many names there are; their numbers are less.
func (n *Names) Len() int { return len(n.table.Load().names) }

// intern returns the number of name, a new one if need be. Only the holder of
// the write lock may call it.
func (n *Names) intern(name string) uint32 {
	old := n.table.Load()
	if id, ok := old.ids[name]; ok {
		return id
	}
	id := uint32(len(old.names))
	text := value.Value(value.String(name))
	next := &nameTable{ids: make(map[string]uint32, len(old.ids)+1), names: append(old.names, name),
		values: append(old.values, text), lists: append(old.lists, value.List{text})}
	for k, v := range old.ids {
		next.ids[k] = v
	}
	next.ids[name] = id
	n.table.Store(next)
	return id
}
