// Package dataset brings a data set into a database so that the database holds
// exactly what the data set says: it compares first and writes only what differs.
//
// It promises that a second run changes nothing; that a load that was stopped
// goes on where it stopped when it is run again; that a new release takes away
// what it no longer has, within that data set only; and that every relationship
// says where it comes from. A node that another data set brought first stays that
// one's: only properties that it lacks are added.
//
// Start reading at [Load]; a [Source] says what to load.
package dataset

import (
	"context"
	"errors"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Info describes a data set; it becomes a node labelled Dataset.
type Info struct {
	ID          string // stands in the property dataset of its nodes and relationships
	Name        string
	Version     string
	Date        string // of the release
	Attribution string // must stand wherever the data are shown
}

// Node is a node of a data set. Its label and key tell it from all others.
type Node struct {
	Label      string
	ID         string         // value of the property id
	Properties map[string]any // without id and dataset
	From       Place
}

// Edge is a relationship of a data set. There is at most one of a type between
// two nodes.
type Edge struct {
	Kind       EdgeKind
	Start, End string         // ids
	Properties map[string]any // without source and dataset
	From       Place
}

// EdgeKind is a type of relationship between nodes of two labels.
type EdgeKind struct{ Start, Type, End string }

// Place is where an item stands in its source.
type Place struct {
	File string
	Row  int
}

// Source is a data set to load.
type Source struct {
	Info   Info
	Labels []string   // that its nodes may have
	Edges  []EdgeKind // that it may have
	// Read hands all nodes, then all relationships to the sink, in the same order
	// each time. It reports rows that it cannot use to [Sink.Reject].
	Read func(Sink) error
	// Other is told each node of another data set that is there before Read, of the
	// labels that its relationships may lead to; it may be nil.
	Other func(Node)
	// Bytes tells how many bytes were read and how many there are; it may be nil.
	Bytes func() (read, total int64)
}

// Sink takes what a source reads.
type Sink interface {
	Node(Node) error
	Edge(Edge) error
	// Reject notes a row or an item that cannot be loaded.
	Reject(from Place, format string, args ...any)
}

// Options say how to load.
type Options struct {
	Database string // none means the home database
	DryRun   bool   // compare only
	Batch    int    // rows of a transaction; 0 means [DefaultBatch]
	Reject   func(Reject)
	Progress func(done, total int) // told now and then how many bytes are read; may be nil
}

// DefaultBatch is how many rows go into one transaction, as BenchmarkBatch of
// package onet shows: Neo4j slows down beyond it, the embedded database below.
const DefaultBatch = 5000

// Reject is a row or an item that was not loaded.
type Reject struct {
	Place
	Reason string
}

// String is "file row: reason".
func (r Reject) String() string { return fmt.Sprintf("%s %d: %s", r.File, r.Row, r.Reason) }

// Result counts what was done with the items of each kind.
type Result struct {
	Kinds   []KindCount `json:"kinds"` // nodes by label, then relationships by type
	Rejects int         `json:"rejects"`
}

// KindCount counts items of one kind.
type KindCount struct {
	Kind    string `json:"kind"`
	Added   int    `json:"added"`
	Changed int    `json:"changed"`
	Removed int    `json:"removed"`
	Left    int    `json:"left"`
}

// Changes counts all that was added, changed or removed.
func (r Result) Changes() int {
	n := 0
	for _, k := range r.Kinds {
		n += k.Added + k.Changed + k.Removed
	}
	return n
}

// ErrInterrupted ends a load that the context ended between two batches.
var ErrInterrupted = errors.New("interrupted; run the same command again to go on")

// Load compares a source with the database and writes the difference, batch by
// batch. When ctx ends it stops after the running batch.
func Load(ctx context.Context, driver neo4j.DriverWithContext, source Source, o Options) (Result, error) {
	db := database{ctx, driver, o.Database, source.Info.ID}
	if o.DryRun {
		return newComparer(source, db, nothing{}, o).run()
	}
	if err := db.settle(); err != nil {
		return Result{}, err
	}
	if err := db.constrain(source.labels()); err != nil {
		return Result{}, err
	}
	w := newWriter(db, source.Info, o)
	result, err := newComparer(source, db, w, o).run()
	if err == nil {
		err = w.describe()
	}
	if err == nil {
		err = db.index()
	}
	return result, errors.Join(err, w.close())
}
