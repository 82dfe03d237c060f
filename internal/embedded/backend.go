package embedded

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"rolegraph/internal/embedded/bolt"
	"rolegraph/internal/embedded/cypher"
	"rolegraph/internal/embedded/value"
)

// backend lets the Bolt server work on the engine.
type backend struct {
	engine *cypher.Engine
	run    string // tells this run of the server from others
}

func (b *backend) Database() string { return cypher.Database }

func (b *backend) HasDatabase(name string) bool {
	return strings.EqualFold(name, cypher.Database) || strings.EqualFold(name, cypher.SystemDatabase)
}

// bookmark names the newest commit: as long as it stays the same, so do the data.
// There is one server, so whoever brings a bookmark has nothing to wait for.
func (b *backend) bookmark() string { return fmt.Sprintf("rolegraph:%s:%d", b.run, b.engine.Commits()) }

func (b *backend) Begin(ctx context.Context, o bolt.TxOptions) (bolt.Tx, error) {
	tx, err := b.engine.Begin(ctx, options(o))
	if err != nil {
		return nil, failure(err)
	}
	return &transaction{backend: b, tx: tx}, nil
}

func (b *backend) Run(ctx context.Context, query string, params value.Map, o bolt.TxOptions) (bolt.Result, error) {
	r, err := b.engine.Run(ctx, query, params, options(o))
	if err != nil {
		return nil, failure(err)
	}
	return &result{Result: r, backend: b, auto: true}, nil
}

func options(o bolt.TxOptions) cypher.TxOptions {
	return cypher.TxOptions{ReadOnly: o.ReadOnly, Timeout: o.Timeout, Metadata: o.Metadata, User: o.User,
		System: strings.EqualFold(o.Database, cypher.SystemDatabase), ConnectionID: o.ConnectionID, ClientAddress: o.ClientAddress}
}

// transaction is an explicit transaction.
type transaction struct {
	backend *backend
	tx      *cypher.Tx
	open    *result // the last result, if it has not been read to its end
}

// Run reads an open result into memory first: the engine has one at a time, Bolt
// any number.
func (t *transaction) Run(ctx context.Context, query string, params value.Map) (bolt.Result, error) {
	if t.open != nil {
		if err := t.open.buffer(); err != nil {
			return nil, err
		}
	}
	r, err := t.tx.Run(ctx, query, params)
	if err != nil {
		return nil, failure(err)
	}
	t.open = &result{Result: r, backend: t.backend}
	return t.open, nil
}

func (t *transaction) Commit(context.Context) (string, error) {
	if err := t.tx.Commit(); err != nil {
		return "", failure(err)
	}
	return t.backend.bookmark(), nil
}

func (t *transaction) Rollback(context.Context) error { return failure(t.tx.Rollback()) }

// result hands rows of the engine on.
type result struct {
	*cypher.Result
	backend  *backend
	auto     bool
	buffered [][]value.Value
	done     bool
}

// Next needs no context: the one that the transaction began with ends it too.
func (r *result) Next(context.Context) ([]value.Value, error) {
	if len(r.buffered) > 0 {
		row := r.buffered[0]
		r.buffered = r.buffered[1:]
		return row, nil
	}
	if r.done {
		return nil, nil
	}
	row, err := r.Result.Next(context.Background())
	r.done = row == nil
	return row, failure(err)
}

func (r *result) Discard(context.Context) error {
	r.buffered = nil
	if r.done {
		return nil
	}
	r.done = true
	return failure(r.Result.Discard(context.Background()))
}

func (r *result) buffer() error {
	for !r.done {
		row, err := r.Result.Next(context.Background())
		if err != nil {
			return failure(err)
		}
		if row == nil {
			r.done = true
			return nil
		}
		kept, err := r.Keep(row)
		if err != nil {
			return failure(err)
		}
		r.buffered = append(r.buffered, kept)
	}
	return nil
}

func (r *result) Summary() bolt.Summary {
	s := r.Result.Summary()
	out := bolt.Summary{Type: s.Type, Stats: s.Counters, Plan: s.Plan, Profile: s.Profile}
	if r.auto {
		out.Bookmark = r.backend.bookmark()
	}
	for _, n := range s.Notifications {
		out.Notifications = append(out.Notifications, bolt.Notification(n))
	}
	return out
}

func (r *result) Close() error { return failure(r.Result.Close()) }

// failure gives an error of the engine the form in which Bolt sends it.
func failure(err error) error {
	var e *value.Error
	if errors.As(err, &e) {
		return &bolt.Failure{Code: string(e.Code), Message: e.Message}
	}
	return err
}
