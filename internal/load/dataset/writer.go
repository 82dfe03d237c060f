package dataset

import (
	"context"
	"fmt"
	"maps"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"golang.org/x/sync/errgroup"
	"rolegraph/internal/typedjson"
)

// sessions is how many batches are written at the same time. Batches between two
// flushes do not depend on each other, and the driver repeats one that the
// database ended to resolve a deadlock.
const sessions = 4

// writer is the [changer] that writes to a database: in batches of rows, one
// transaction each, while the next ones are read.
type writer struct {
	db      database
	info    Info
	size    int // rows of a batch
	pending []*batch
	started bool // something was written
	queue   chan *batch
	group   *errgroup.Group
	done    context.Context // ends at the first error of the group
}

func newWriter(db database, info Info, o Options) *writer {
	w := &writer{db: db, info: info, size: o.Batch}
	if w.size <= 0 {
		w.size = DefaultBatch
	}
	w.open()
	return w
}

// open starts the goroutines that write.
func (w *writer) open() {
	w.queue = make(chan *batch, 1)
	w.group, w.done = errgroup.WithContext(context.WithoutCancel(w.db.ctx))
	queue, done := w.queue, w.done
	for range sessions {
		w.group.Go(func() error { return w.drain(done, queue) })
	}
}

// drain writes what comes, in a session of its own.
func (w *writer) drain(ctx context.Context, queue <-chan *batch) error {
	session := w.db.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: w.db.name})
	defer session.Close(ctx)
	for b := range queue {
		if err := w.write(ctx, session, b); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) write(ctx context.Context, session neo4j.SessionWithContext, b *batch) error {
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		result, err := tx.Run(ctx, b.query(), map[string]any{"rows": b.rows, "dataset": w.info.ID})
		if err != nil {
			return nil, err
		}
		return result.Consume(ctx)
	}, neo4j.WithTxMetadata(w.db.metadata()))
	return err
}

func (w *writer) node(change op, n Node) error {
	return w.add(batchKind{change, EdgeKind{Start: n.Label}}, []any{n.ID}, n.Properties)
}

func (w *writer) edge(change op, e Edge) error {
	source := w.info.Name + ", "
	if w.info.Version != "" {
		source = w.info.Name + " " + w.info.Version + ", "
	}
	source += fmt.Sprintf("%s, row %d", e.From.File, e.From.Row)
	return w.add(batchKind{change, e.Kind}, []any{e.Start, e.End, source}, e.Properties)
}

// add takes a row; a full batch goes to the database. The first row marks the
// data set as incomplete until the end.
func (w *writer) add(kind batchKind, key []any, properties map[string]any) error {
	if !w.started {
		w.started = true
		if err := w.mark(map[string]any{"incomplete": true}); err != nil {
			return err
		}
	}
	b := w.batch(kind)
	if b.add(key, properties); len(b.rows) < w.size {
		return nil
	}
	full := *b
	b.rows = nil
	return w.send(&full)
}

// batch returns the batch that collects rows of a kind.
func (w *writer) batch(kind batchKind) *batch {
	for _, b := range w.pending {
		if b.kind == kind {
			return b
		}
	}
	b := newBatch(kind)
	w.pending = append(w.pending, b)
	return b
}

func (w *writer) send(b *batch) error {
	if w.db.ctx.Err() != nil {
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
	for _, b := range w.pending {
		if len(b.rows) > 0 {
			if err := w.send(b); err != nil {
				return err
			}
		}
	}
	w.pending = nil
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

// describe writes the node of the data set, when it is not as it should be.
func (w *writer) describe() error {
	i := w.info
	want := map[string]any{"id": i.ID, "name": i.Name, "version": i.Version, "date": i.Date, "attribution": i.Attribution}
	var have map[string]any
	err := w.db.rows(datasetNode, func(row []any) error {
		have, _ = row[0].(map[string]any)
		return nil
	})
	if err != nil {
		return err
	}
	wantText, err := typedjson.Append(nil, want)
	if err != nil {
		return err
	}
	if haveText, err := typedjson.Append(nil, have); err != nil || string(haveText) == string(wantText) {
		return err
	}
	properties := maps.Clone(want)
	properties["incomplete"] = nil
	return w.mark(properties)
}

func (w *writer) mark(properties map[string]any) error {
	return w.db.run(markDataset, map[string]any{"dataset": w.info.ID, "properties": properties})
}
