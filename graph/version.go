package graph

import (
	"context"
	"strings"
	"sync/atomic"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// remembered holds what was worked out from the whole database, with the version
// of the data that it holds for.
type remembered[T any] struct {
	turn chan struct{} // who holds it may work it out
	last atomic.Pointer[memory[T]]
}

type memory[T any] struct {
	version string
	value   *T
}

// recall returns what is remembered if the data are still the same, and works it
// out again otherwise: the first question after a commit sees it. Who comes while
// it is worked out waits for that, as long as its context allows. What is told to
// who listens are the statements behind the answer, whether they are sent or not.
func recall[T any](ctx context.Context, db *DB, r *remembered[T], statements []Statement, read func(context.Context) (*T, error)) (*T, error) {
	for _, s := range statements {
		tell(ctx, s)
	}
	version, err := db.version(ctx)
	if err != nil {
		return nil, err
	}
	if last := r.last.Load(); last.holds(version) {
		return last.value, nil
	}
	select {
	case r.turn <- struct{}{}:
		defer func() { <-r.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if last := r.last.Load(); last.holds(version) {
		return last.value, nil
	}
	value, err := read(ctx)
	if err != nil {
		return nil, err
	}
	r.last.Store(&memory[T]{version, value})
	return value, nil
}

func (m *memory[T]) holds(version string) bool {
	return m != nil && version != "" && m.version == version
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
		version = strings.Join(neo4j.BookmarksToRawValues(session.LastBookmarks()), " ")
		return nil
	})
	return version, err
}
