package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"sync"
	"sync/atomic"
)

// Store is a database: the newest committed state, the right to write the next
// one and, if it is durable, a file.
type Store struct {
	id         string
	labelNames *Names
	typeNames  *Names
	keyNames   *Names

	head  atomic.Pointer[root]
	write chan struct{} // holds a token while nobody writes
	owner uint64        // number of the last transaction that wrote
	// schemas counts the sets of indexes that there have been.
	schemas atomic.Uint64

	file   *file // nil in memory
	closed sync.Once
}

// Memory makes an empty store that keeps nothing.
func Memory() *Store { return newStore(newID()) }

func newStore(id string) *Store {
	s := &Store{id: id, labelNames: newNames(), typeNames: newNames(), keyNames: newNames(), write: make(chan struct{}, 1)}
	s.head.Store(&root{links: map[linkKind]int{}, squares: map[sideKind]int{}})
	s.write <- struct{}{}
	return s
}

// newID makes a random UUID.
func newID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// Snapshot is the newest committed state.
func (s *Store) Snapshot() *View { return &View{store: s, root: s.head.Load()} }

// Begin waits for the right to write and starts from the newest committed state.
// It must be ended by Commit or Rollback. Its error is ctx's.
func (s *Store) Begin(ctx context.Context) (*Tx, error) {
	select {
	case <-s.write:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	s.owner++
	state := *s.head.Load()
	state.ownsLists = false
	state.commits++
	return &Tx{View: View{store: s, root: &state}, owner: s.owner, dirty: newDirty(s.file != nil)}, nil
}

// Close waits for the writer and closes the file. Snapshots stay readable.
func (s *Store) Close() error {
	var err error
	s.closed.Do(func() {
		<-s.write
		if s.file != nil {
			err = s.file.close()
		}
	})
	return err
}
