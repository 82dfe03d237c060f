package store

import "math/bits"

// bitmap is a set of ids with its size; copies share as those of vector do.
type bitmap struct {
	words vector[uint64]
	count int
}

func (b *bitmap) has(id uint32) bool {
	w := b.words.get(id / 64)
	return w != nil && *w&(1<<(id%64)) != 0
}

// set puts id in or takes it out.
func (b *bitmap) set(owner uint64, id uint32, in bool) {
	if b.has(id) == in {
		return
	}
	w := b.words.edit(owner, id/64)
	*w ^= 1 << (id % 64)
	if in {
		b.count++
	} else {
		b.count--
	}
}

// next returns the least id of the set that is at least from.
func (b *bitmap) next(from uint32) (uint32, bool) {
	for i, end := from/64, b.words.end(); i < end; {
		c := b.words.chunkAt(i)
		if c == nil {
			i = (i/chunkSize + 1) * chunkSize
			continue
		}
		w := c.items[i%chunkSize]
		if i == from/64 {
			w &= ^uint64(0) << (from % 64)
		}
		if w != 0 {
			return i*64 + uint32(bits.TrailingZeros64(w)), true
		}
		i++
	}
	return 0, false
}
