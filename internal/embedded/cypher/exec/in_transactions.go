package exec

import (
	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// inTransactions runs a subquery in a transaction of its own for each batch of
// rows. What the input reads stays the state of before the query.
type inTransactions struct {
	left, right operator
	op          *plan.InTransactions
	batch       eval.Program
	in, out     []int // slots of the input's rows, and of the rows to hand on
	columns     []int
	report      int

	rows    []kept
	ended   bool // no more input
	stopped bool // a batch failed, and the rest is not to run
	outer   *store.View
}

func (b *builder) inTransactions(op *plan.InTransactions, left operator, s *scope) (operator, *scope, error) {
	right, out, columns, err := b.inner(op.Inputs()[1], op.Imports, op.Columns, s)
	if err != nil {
		return nil, nil, err
	}
	o := &inTransactions{left: left, right: right, op: op, in: s.live, columns: columns, report: -1}
	if o.batch, err = b.compile(op.Batch, s); err != nil {
		return nil, nil, err
	}
	if op.Report != "" {
		o.report = out.add(op.Report)
	}
	o.out = out.live
	return o, out, nil
}

func (o *inTransactions) open(q *query) error {
	o.rows, o.ended, o.stopped, o.outer = nil, false, false, q.view
	return o.left.open(q)
}

func (o *inTransactions) next(q *query) (bool, error) {
	for len(o.rows) == 0 {
		if o.ended {
			return false, nil
		}
		if err := o.runBatch(q); err != nil {
			return false, err
		}
	}
	q.restore(o.out, o.rows[0])
	o.rows = o.rows[1:]
	return true, nil
}

func (o *inTransactions) runBatch(q *query) error {
	batch, err := o.read(q)
	if err != nil || len(batch) == 0 {
		return err
	}
	if o.stopped {
		return o.skipped(q, batch)
	}
	if q.env.Transactions == nil {
		return value.Errorf("Neo.DatabaseError.Transaction.TransactionStartFailed",
			"A query with 'CALL { ... } IN TRANSACTIONS' can only be executed in an implicit transaction, but tried to execute in an explicit transaction.")
	}
	tx, err := q.env.Transactions.Begin(q.ctx)
	if err != nil {
		return err
	}
	deleted := len(*q.deleted)
	q.use(&tx.View, tx)
	rows, failure := o.apply(q, batch)
	gone := (*q.deleted)[deleted:]
	if failure == nil {
		failure = q.env.Transactions.Commit(tx, gone)
	} else {
		q.env.Transactions.Rollback(tx)
	}
	*q.deleted = (*q.deleted)[:deleted]
	q.use(o.outer, nil)
	if failure == nil {
		o.rows = rows
		return nil
	}
	if o.op.OnError == syntax.OnErrorFail || q.ctx.Err() != nil {
		return failure
	}
	o.stopped = o.op.OnError == syntax.OnErrorBreak
	return o.failed(q, batch, failure)
}

// read takes the rows of one batch.
func (o *inTransactions) read(q *query) ([]kept, error) {
	size := plan.DefaultBatch
	if o.batch != nil {
		n, err := rowNumber(q, o.batch, "OF ... ROWS")
		if err != nil {
			return nil, err
		}
		size = max(n, 1)
	}
	var batch []kept
	for len(batch) < size {
		ok, err := o.left.next(q)
		if err != nil {
			return nil, err
		}
		if !ok {
			o.ended = true
			break
		}
		k, err := q.keep(o.in)
		if err != nil {
			return nil, err
		}
		batch = append(batch, k)
	}
	return batch, nil
}

// apply runs the subquery for the rows of a batch.
func (o *inTransactions) apply(q *query, batch []kept) ([]kept, error) {
	var rows []kept
	take := func() error {
		o.status(q, true, true, nil)
		k, err := q.keep(o.out)
		rows = append(rows, k)
		return err
	}
	for _, row := range batch {
		q.restore(o.in, row)
		if err := o.right.open(q); err != nil {
			return nil, err
		}
		for {
			ok, err := o.right.next(q)
			if err != nil {
				return nil, err
			}
			if !ok {
				break
			}
			if o.op.Unit {
				continue
			}
			if err := take(); err != nil {
				return nil, err
			}
		}
		if o.op.Unit {
			if err := take(); err != nil {
				return nil, err
			}
		}
	}
	return rows, nil
}

func (o *inTransactions) failed(q *query, batch []kept, failure error) error {
	return o.without(q, batch, func() { o.status(q, true, false, value.String(failure.Error())) })
}

func (o *inTransactions) skipped(q *query, batch []kept) error {
	return o.without(q, batch, func() { o.status(q, false, false, nil) })
}

// without hands rows on with nulls for the columns.
func (o *inTransactions) without(q *query, batch []kept, mark func()) error {
	for _, row := range batch {
		q.restore(o.in, row)
		for _, s := range o.columns {
			q.row[s] = nil
		}
		mark()
		k, err := q.keep(o.out)
		if err != nil {
			return err
		}
		o.rows = append(o.rows, k)
	}
	return nil
}

func (o *inTransactions) status(q *query, started, committed bool, message value.Value) {
	if o.report < 0 {
		return
	}
	var id value.Value
	if started {
		id = value.String(q.env.Transactions.ID())
	}
	q.row[o.report] = value.NewMap([]value.Entry{{Key: "started", Value: value.Boolean(started)},
		{Key: "committed", Value: value.Boolean(committed)}, {Key: "transactionId", Value: id}, {Key: "errorMessage", Value: message}})
}
