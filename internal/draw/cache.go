package draw

import (
	"crypto/sha256"
	"encoding/base64"
	"sync/atomic"

	"github.com/maypok86/otter/v2"

	"rolegraph/internal/draw/layout"
)

// cache keeps values by content hash, weighed in bytes.
type cache[V any] struct {
	store        *otter.Cache[string, V]
	hits, misses atomic.Uint64
}

// entryBytes is what an entry takes beside its value.
const entryBytes = 256

// newCache keeps at most limit bytes, by weigh.
func newCache[V any](limit int64, weigh func(V) int) *cache[V] {
	return &cache[V]{store: otter.Must(&otter.Options[string, V]{
		MaximumWeight: uint64(max(limit, 1)),
		Weigher:       func(_ string, v V) uint32 { return uint32(weigh(v) + entryBytes) },
	})}
}

func (c *cache[V]) get(key string) (V, bool) {
	v, ok := c.store.GetIfPresent(key)
	if ok {
		c.hits.Add(1)
	} else {
		c.misses.Add(1)
	}
	return v, ok
}

func (c *cache[V]) set(key string, v V) { c.store.Set(key, v) }

// bytes is what the entries weigh, after what was set lately is accounted for.
func (c *cache[V]) bytes() int64 {
	c.store.CleanUp()
	return int64(c.store.WeightedSize())
}

// layoutBytes is about what a layout takes in memory.
func layoutBytes(l *layout.Layout) int {
	const point = 16
	size := point * len(l.Nodes)
	for _, e := range l.Edges {
		size += point * (len(e.Points) + 4)
	}
	return size
}

// hash is a content hash, short enough for a header.
func hash(content []byte) string {
	sum := sha256.Sum256(content)
	return base64.RawURLEncoding.EncodeToString(sum[:16])
}
