package dataset

import (
	"context"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"golang.org/x/sync/errgroup"
)

// writer sends batches of rows to the database while the next ones are read.
type writer struct {
	ctx     context.Context
	driver  neo4j.DriverWithContext
	session neo4j.SessionConfig
	dataset string
	batch   int
	pending map[string][]any // rows by the query that takes them
	order   []string         // queries in the order of their first row
	queue   chan batch
	group   *errgroup.Group
	done    context.Context // ends at the first error of the group
}

type batch struct {
	query string
	rows  []any
}

func newWriter(ctx context.Context, driver neo4j.DriverWithContext, dataset string, o Options) *writer {
	w := &writer{
		ctx: ctx, driver: driver, dataset: dataset, batch: o.Batch,
		session: neo4j.SessionConfig{DatabaseName: o.Database},
		pending: map[string][]any{},
	}
	w.open()
	return w
}

// open starts the goroutine that writes.
func (w *writer) open() {
	w.queue = make(chan batch, 1)
	w.group, w.done = errgroup.WithContext(context.WithoutCancel(w.ctx))
	queue, done := w.queue, w.done
	w.group.Go(func() error {
		session := w.driver.NewSession(done, w.session)
		defer session.Close(done)
		for b := range queue {
			if err := w.write(done, session, b); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writer) write(ctx context.Context, session neo4j.SessionWithContext, b batch) error {
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		result, err := tx.Run(ctx, b.query, map[string]any{"rows": b.rows, "dataset": w.dataset})
		if err != nil {
			return nil, err
		}
		return result.Consume(ctx)
	})
	return err
}

// add takes a row; a full batch goes to the database.
func (w *writer) add(query string, row map[string]any) error {
	rows, known := w.pending[query]
	if !known {
		w.order = append(w.order, query)
	}
	if rows = append(rows, row); len(rows) < w.batch {
		w.pending[query] = rows
		return nil
	}
	w.pending[query] = nil
	return w.send(batch{query, rows})
}

func (w *writer) send(b batch) error {
	if w.ctx.Err() != nil {
		return ErrInterrupted
	}
	select {
	case w.queue <- b:
		return nil
	case <-w.done.Done():
		return context.Cause(w.done)
	}
}

// flush sends all rows and waits until they are written.
func (w *writer) flush() error {
	for _, query := range slices.Clone(w.order) {
		if rows := w.pending[query]; len(rows) > 0 {
			if err := w.send(batch{query, rows}); err != nil {
				return err
			}
		}
	}
	clear(w.pending)
	w.order = nil
	if err := w.close(); err != nil {
		return err
	}
	w.open()
	return nil
}

// close waits for what was sent; it may be called twice.
func (w *writer) close() error {
	if w.queue != nil {
		close(w.queue)
		w.queue = nil
	}
	return w.group.Wait()
}
