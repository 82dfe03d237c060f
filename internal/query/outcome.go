package query

import (
	"context"
	"errors"
	"time"

	"rolegraph/graph"
)

// Outcome is how a statement ended, for whoever keeps a record of them.
type Outcome struct {
	Request Request
	Writes  bool          // it was allowed to change data or schema
	Rows    int           // that were pulled
	Took    time.Duration // from asking for a turn to the end
	Plan    *Plan         // as estimated; nil when it got no plan
	Err     error         // why it did not run, or nil; what happens while rows are read is not in it
}

// Refused tells whether the gate turned the statement away.
func (o Outcome) Refused() bool {
	var e *graph.Error
	return errors.As(o.Err, &e) && e.Code == graph.Refused
}

// tell hands an outcome to the listener of the configuration.
func (r *Runner) tell(ctx context.Context, o Outcome) {
	if r.config.Listen != nil {
		r.config.Listen(ctx, o)
	}
}

// outcome is what is known of a statement so far.
func (rows *Rows) outcome(err error) Outcome {
	o := Outcome{Request: rows.request, Rows: rows.returned, Took: time.Since(rows.started), Err: err}
	if rows.verdict != nil {
		o.Writes, o.Plan = rows.verdict.Writes && err == nil, rows.verdict.Plan
	}
	return o
}
