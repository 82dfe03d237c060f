package dataset

import "maps"

// known is what is kept of one item of the base.
type known struct {
	content uint64 // hash of the properties
	seen    bool   // the source has it too
}

// items are the known items of one kind, by key.
type items struct {
	known   map[digest]known
	foreign map[digest]map[string]any // properties of other data sets' nodes
	count   KindCount
}

func newItems() *items {
	return &items{known: map[digest]known{}, foreign: map[digest]map[string]any{}}
}

// verdict says what comparing an item with the base found.
type verdict uint8

const (
	same verdict = iota
	isNew
	differs
	contradicts // the source has it twice, with different content
)

// compare looks an item up by its key, notes that it was read, and counts it.
func (k *items) compare(key digest, content uint64) verdict {
	have, exists := k.known[key]
	switch {
	case exists && have.seen && have.content != content:
		return contradicts
	case exists && have.seen:
		return same
	}
	k.known[key] = known{content, true}
	switch {
	case !exists:
		k.count.Added++
		return isNew
	case have.content != content:
		k.count.Changed++
		return differs
	}
	k.count.Left++
	return same
}

// complete notes that a node of another data set was read, and returns the
// properties that it lacks.
func (k *items) complete(key digest, want map[string]any) map[string]any {
	if k.known[key].seen {
		return nil
	}
	k.known[key] = known{seen: true}
	lacking := missing(want, k.foreign[key])
	if len(lacking) == 0 {
		k.count.Left++
		return nil
	}
	k.count.Changed++
	return lacking
}

// missing returns the properties of want that have does not hold.
func missing(want, have map[string]any) map[string]any {
	lacking := maps.Clone(want)
	maps.DeleteFunc(lacking, func(name string, _ any) bool {
		_, held := have[name]
		return held
	})
	return lacking
}

// left tells whether the base has an item that the source has not.
func (k *items) left() bool {
	for _, have := range k.known {
		if !have.seen {
			return true
		}
	}
	return false
}

// gone tells whether the base has an item of that key and the source has not.
func (k *items) gone(key digest) bool {
	have, exists := k.known[key]
	return exists && !have.seen
}
