package cypher

import (
	"context"
	"slices"
	"time"

	"rolegraph/internal/embedded/cypher/exec"
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

// Result hands out the rows of a statement.
type Result struct {
	tx       *Tx
	prepared *Prepared
	text     string
	rows     *exec.Rows // nil for EXPLAIN
	counters exec.Counters
	started  time.Time
	done     bool
}

// Columns are the names of the result's columns.
func (r *Result) Columns() []string { return r.prepared.Plan.Columns }

// Next returns the next row, valid until the call after, or nil at the end.
// Values are exported: they hold data instead of handles. An auto-commit
// transaction has committed when the end is reached.
func (r *Result) Next(ctx context.Context) (row []value.Value, err error) {
	if r.done {
		return nil, nil
	}
	if r.rows != nil {
		if row, err = r.pull(ctx); row != nil && err == nil {
			return row, nil
		}
	}
	return nil, r.end(err)
}

// pull computes the next row under both the transaction's and the caller's
// context.
func (r *Result) pull(ctx context.Context) (row []value.Value, err error) {
	defer guard(&err)
	if ctx.Done() == nil {
		return r.rows.Next(r.tx.ctx)
	}
	both, stop := joined(r.tx.ctx, ctx)
	defer stop()
	return r.rows.Next(both)
}

// end finishes the result, and the transaction if it is the result's own.
func (r *Result) end(err error) error {
	r.done = true
	if r.rows != nil {
		r.rows.Close()
	}
	if err != nil {
		r.tx.failed = true
		if r.tx.ctx.Err() != nil {
			err = r.tx.ctx.Err()
		}
		if r.tx.auto {
			_ = r.tx.Rollback()
		}
		return located(err, r.text)
	}
	if r.tx.auto {
		return r.tx.Commit()
	}
	return nil
}

// Keep copies a row, so that it outlives the next one, at the expense of the
// transaction's memory.
func (r *Result) Keep(row []value.Value) ([]value.Value, error) {
	if err := r.tx.account.Reserve(exec.RowBytes(row)); err != nil {
		return nil, err
	}
	return slices.Clone(row), nil
}

// Discard passes over the rows that are left: they are not computed when nothing
// but the rows comes of them.
func (r *Result) Discard(ctx context.Context) error {
	if r.prepared.Plan.ReadOnly && r.prepared.Statement.Mode == syntax.Run && !r.done {
		return r.end(nil)
	}
	for {
		if row, err := r.Next(ctx); row == nil || err != nil {
			return err
		}
	}
}

// Close ends the result early: what it wrote so far stays in an explicit
// transaction, an auto-commit transaction rolls back. It may be called twice.
func (r *Result) Close() error {
	if r.done {
		return nil
	}
	r.done = true
	if r.rows != nil {
		r.rows.Close()
	}
	if r.tx.auto {
		return r.tx.Rollback()
	}
	return nil
}

// Summary is what is said after the last row.
type Summary struct {
	Type          string    // r, rw, w or s
	Counters      value.Map // by their Bolt names, such as nodes-created; only those that are not zero
	Plan          value.Value
	Profile       value.Value
	Notifications []Notification
	Elapsed       time.Duration
}

// Notification is a hint about a statement that is no error.
type Notification struct {
	Code, Title, Description string
	Severity, Category       string
	GQLStatus                string
	Offset, Line, Column     int // Line 0: no position
}

// Summary is complete after Next has returned nil.
func (r *Result) Summary() Summary {
	s := Summary{Type: r.statementType(), Counters: r.counters.Map(), Elapsed: time.Since(r.started)}
	switch r.prepared.Statement.Mode {
	case syntax.Explain:
		s.Plan = describePlan(r.prepared.Plan, nil)
	case syntax.Profile:
		s.Profile = describePlan(r.prepared.Plan, r.rows.Meters())
	}
	s.Notifications = notifications(r.prepared.Statement, r.text, r.tx.view())
	return s
}

func (r *Result) statementType() string {
	p := r.prepared.Plan
	switch {
	case p.Schema:
		return "s"
	case p.Writes && p.Reads:
		return "rw"
	case p.Writes:
		return "w"
	}
	return "r"
}
