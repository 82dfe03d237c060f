package value

import (
	"slices"
	"strings"
)

// Map is a map with its entries sorted by key, no key twice. Build one with
// [NewMap]; a small sorted slice takes a third of a Go map's memory and is
// printed, compared and encoded in order.
type Map []Entry

// Entry is one key of a map with its value.
type Entry struct {
	Key   string
	Value Value
}

// Kind is KindMap.
func (Map) Kind() Kind { return KindMap }

// NewMap makes a map of entries in any order; of equal keys the last one counts.
// It takes the slice over.
func NewMap(entries []Entry) Map {
	slices.SortStableFunc(entries, func(a, b Entry) int { return strings.Compare(a.Key, b.Key) })
	kept := entries[:0]
	for i, e := range entries {
		if i+1 < len(entries) && entries[i+1].Key == e.Key {
			continue
		}
		kept = append(kept, e)
	}
	return Map(kept)
}

// MapOf makes a map of a Go map.
func MapOf(m map[string]Value) Map {
	entries := make([]Entry, 0, len(m))
	for k, v := range m {
		entries = append(entries, Entry{k, v})
	}
	return NewMap(entries)
}

// Get returns the value under key, nil if there is none.
func (m Map) Get(key string) Value {
	v, _ := m.Lookup(key)
	return v
}

// Lookup returns the value under key and whether there is one.
func (m Map) Lookup(key string) (Value, bool) {
	if i, ok := m.find(key); ok {
		return m[i].Value, true
	}
	return nil, false
}

// With returns the map with key set to v; m itself stays as it is.
func (m Map) With(key string, v Value) Map {
	i, ok := m.find(key)
	if ok {
		out := slices.Clone(m)
		out[i].Value = v
		return out
	}
	out := make(Map, 0, len(m)+1)
	out = append(out, m[:i]...)
	out = append(out, Entry{key, v})
	return append(out, m[i:]...)
}

// linearSearch is the size up to which comparing every key beats bisection.
const linearSearch = 8

func (m Map) find(key string) (int, bool) {
	if len(m) > linearSearch {
		return slices.BinarySearchFunc(m, key, func(e Entry, k string) int { return strings.Compare(e.Key, k) })
	}
	for i := range m {
		if m[i].Key >= key {
			return i, m[i].Key == key
		}
	}
	return len(m), false
}
