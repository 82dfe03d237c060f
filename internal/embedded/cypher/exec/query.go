package exec

import (
	"context"
	"encoding/binary"

	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// operator hands on rows. open starts it, again if it ran before; next puts its
// next row into the query's row and tells whether there was one.
type operator interface {
	open(q *query) error
	next(q *query) (bool, error)
}

// Environment is what a query may use besides the graph.
type Environment struct {
	Procedures   func(name string) (Procedure, bool)
	ImportFolder string
	Address      string // where the database is served
	Commands     Commands
	// NextTransaction commits what the current batch of CALL … IN TRANSACTIONS
	// wrote and begins the next; with an error it rolls back instead. nil where
	// the clause is not allowed.
	Transactions Batches
}

// Batches runs the transactions of CALL … IN TRANSACTIONS.
type Batches interface {
	Begin(ctx context.Context) (*store.Tx, error)
	// Commit ends a transaction and returns its number.
	Commit(tx *store.Tx, deleted []value.Node) error
	Rollback(tx *store.Tx)
	ID() string
}

// query is what the operators of one running query share.
type query struct {
	ctx      context.Context
	eval     *eval.Context
	row      eval.Row
	view     *store.View
	tx       *store.Tx // nil while the query only reads
	plan     *plan.Plan
	env      Environment
	counters *Counters
	account  *Account
	deleted  *[]value.Node // nodes deleted without their relationships
	ticks    uint
	nans     uint64 // that were made keys
	closers  []func()
	meter    *meter // of the operator that runs, for PROFILE; nil without
}

// groupKey appends the key by which rows are grouped and told apart. As in Neo4j,
// no NaN is like another there.
func (q *query) groupKey(dst []byte, v value.Value) []byte {
	dst = value.AppendKey(dst, v)
	if value.HoldsNaN(v) {
		q.nans++
		dst = binary.BigEndian.AppendUint64(dst, q.nans)
	}
	return dst
}

// tick is called once for each step of a loop; now and then it looks whether the
// query's time is up.
func (q *query) tick() error {
	q.ticks++
	if q.ticks%256 == 0 {
		return q.ctx.Err()
	}
	return nil
}

// compute runs a program on the current row.
func (q *query) compute(p eval.Program) (value.Value, error) { return p(q.eval, q.row) }

// holds tells whether a predicate is true for the current row.
func (q *query) holds(p eval.Program) (bool, error) {
	v, err := p(q.eval, q.row)
	return v == value.Boolean(true), err
}

// use makes the query read, and write if tx is not nil, another state.
func (q *query) use(view *store.View, tx *store.Tx) {
	q.view, q.tx = view, tx
	q.eval.Graph = view
}

// hit counts an access to the store, for PROFILE.
func (q *query) hit() {
	if q.meter != nil {
		q.meter.hits++
	}
}

// kept is a copy of some of a row's slots.
type kept []value.Value

// keep copies the slots of the current row and books their memory.
func (q *query) keep(slots []int) (kept, error) {
	k := make(kept, len(slots))
	size := int64(24 + 16*len(slots))
	for i, s := range slots {
		k[i] = q.row[s]
		size += heldBytes(k[i])
	}
	return k, q.account.Reserve(size)
}

// restore puts kept slots back.
func (q *query) restore(slots []int, k kept) {
	for i, s := range slots {
		q.row[s] = k[i]
	}
}
