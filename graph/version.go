package graph

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// remembered holds what was worked out from the whole database, by what it was
// asked for, until the next commit. What it holds is shared: do not write to it.
type remembered[T any] struct {
	turn chan struct{} // who holds it may work something out

	mu      sync.Mutex
	version string // of the data that all of kept holds for
	kept    map[string]*memory[T]
}

// memory is one answer, with the statements that it came from.
type memory[T any] struct {
	value      *T
	statements []Statement
}

// mostKept is how many answers are remembered; one more, and all are forgotten.
const mostKept = 16

func newRemembered[T any]() *remembered[T] { return &remembered[T]{turn: make(chan struct{}, 1)} }

// recall returns what is remembered for a key if the data are still the same, and
// works it out otherwise: the first question after a commit sees it. Who comes
// while something is worked out waits for that, as long as its context allows. The
// statements behind the answer are told to who listens, sent or not.
func recall[T any](ctx context.Context, db *DB, r *remembered[T], key string, read func(context.Context) (*T, error)) (*T, error) {
	version, err := db.version(ctx)
	if err != nil {
		return nil, err
	}
	if m := r.get(version, key); m != nil {
		return m.told(ctx), nil
	}
	select {
	case r.turn <- struct{}{}:
		defer func() { <-r.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if m := r.get(version, key); m != nil {
		return m.told(ctx), nil
	}
	m := &memory[T]{}
	m.value, err = read(WithStatements(ctx, func(s Statement) {
		m.statements = append(m.statements, s)
		tell(ctx, s)
	}))
	if err != nil {
		return nil, err
	}
	r.put(version, key, m)
	return m.value, nil
}

func (m *memory[T]) told(ctx context.Context) *T {
	for _, s := range m.statements {
		tell(ctx, s)
	}
	return m.value
}

func (r *remembered[T]) get(version, key string) *memory[T] {
	r.mu.Lock()
	defer r.mu.Unlock()
	if version == "" || r.version != version {
		return nil
	}
	return r.kept[key]
}

func (r *remembered[T]) put(version, key string, m *memory[T]) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.version != version || len(r.kept) >= mostKept {
		r.version, r.kept = version, map[string]*memory[T]{}
	}
	r.kept[key] = m
}

// version names the state of the data: the bookmark of a read, which changes only
// with a commit. It is asked for before the data are read, so they are never older
// than their version. It is empty where the server gives no bookmark: then nothing
// is remembered.
func (db *DB) version(ctx context.Context) (string, error) {
	version := ""
	err := db.retry(ctx, func() error {
		session := db.Session(ctx, neo4j.AccessModeRead, neo4j.FetchAll)
		defer session.Close(context.WithoutCancel(ctx))
		result, err := session.Run(ctx, text("version"), nil)
		if err != nil {
			return err
		}
		if _, err := result.Consume(ctx); err != nil {
			return err
		}
		bookmarks := neo4j.BookmarksToRawValues(session.LastBookmarks())
		slices.Sort(bookmarks)
		version = strings.Join(bookmarks, " ")
		return nil
	})
	return version, err
}
