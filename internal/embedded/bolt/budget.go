package bolt

import "sync/atomic"

// budget is the bytes that messages of all connections may take while they are
// read or wait for their turn: however many clients send giants, the server's
// memory stays bounded.
type budget struct {
	limit int64
	used  atomic.Int64
}

// take books bytes and tells whether there were as many left.
func (b *budget) take(bytes int64) bool {
	for {
		used := b.used.Load()
		if used+bytes > b.limit {
			return false
		}
		if b.used.CompareAndSwap(used, used+bytes) {
			return true
		}
	}
}

func (b *budget) give(bytes int64) { b.used.Add(-bytes) }
