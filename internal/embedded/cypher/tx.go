package cypher

import (
	"context"
	"math/rand/v2"
	"sync/atomic"
	"time"

	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/exec"
	"rolegraph/internal/embedded/cypher/function"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// Tx is a transaction. Until its first statement that writes, each statement
// reads the newest committed state; from then on the transaction holds the right
// to write. It is not safe for concurrent use.
type Tx struct {
	engine   *Engine
	id       int64
	options  TxOptions
	ctx      context.Context
	cancel   context.CancelFunc
	began    time.Time
	store    *store.Tx // nil until it writes
	deleted  []value.Node
	account  *exec.Account
	failed   bool
	auto     bool                   // it belongs to one statement
	query    atomic.Pointer[string] // that runs now; nil between statements
	finished bool
}

// Begin starts a transaction. It ends with ctx at the latest.
func (e *Engine) Begin(ctx context.Context, o TxOptions) (*Tx, error) {
	if o.Timeout == 0 {
		o.Timeout = e.options.Timeout
	}
	t := &Tx{engine: e, id: e.lastTx.Add(1), options: o, began: e.options.Clock(), account: exec.NewAccount(e.options.QueryMemory)}
	if o.Timeout > 0 {
		t.ctx, t.cancel = context.WithTimeout(ctx, o.Timeout)
	} else {
		t.ctx, t.cancel = context.WithCancel(ctx)
	}
	e.mu.Lock()
	e.running[t] = struct{}{}
	e.mu.Unlock()
	return t, nil
}

// Run runs a statement in a transaction of its own, which commits when the
// result has been read to its end and rolls back when it is closed before.
func (e *Engine) Run(ctx context.Context, text string, params value.Map, o TxOptions) (*Result, error) {
	t, err := e.Begin(ctx, o)
	if err != nil {
		return nil, err
	}
	t.auto = true
	r, err := t.Run(ctx, text, params)
	if err != nil {
		_ = t.Rollback()
		return nil, err
	}
	return r, nil
}

// Run starts a statement. Its result must be read to its end or closed before
// the next statement.
func (t *Tx) Run(ctx context.Context, text string, params value.Map) (r *Result, err error) {
	defer func() { t.failed = t.failed || err != nil }()
	defer guard(&err)
	if t.failed || t.finished {
		return nil, value.Errorf(MarkedAsFailed, "The transaction has failed or ended; roll it back and start another.")
	}
	started := time.Now()
	text = syntax.Unescaped(text)
	view := t.view()
	p, err := t.engine.Prepare(text, view)
	if err != nil {
		return nil, err
	}
	t.query.Store(&text)
	if err := t.allow(p, text); err != nil {
		return nil, err
	}
	r = &Result{tx: t, prepared: p, text: text, started: started}
	if p.Statement.Mode == syntax.Explain {
		return r, nil
	}
	if err := administration(p.Statement); err != nil {
		return nil, err
	}
	if err := missingParameters(p.Statement, params); err != nil {
		return nil, err
	}
	if needsWrite(p.Plan) && t.store == nil {
		if err := t.startWriting(ctx); err != nil {
			return nil, coded(err)
		}
		view = t.view()
		if p, err = t.engine.Prepare(text, view); err != nil {
			return nil, err
		}
		r.prepared = p
	}
	if r.rows, err = p.Execute(t.input(view, params, &r.counters)); err != nil {
		return nil, located(err, text)
	}
	return r, nil
}

// view is the state that the next statement reads.
func (t *Tx) view() *store.View {
	if t.store != nil {
		return &t.store.View
	}
	return t.engine.store.Snapshot()
}

func (t *Tx) startWriting(ctx context.Context) error {
	both, stop := joined(t.ctx, ctx)
	defer stop()
	tx, err := t.engine.store.Begin(both)
	t.store = tx
	return err
}

// joined is a context that ends with either.
func joined(a, b context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(a)
	stop := context.AfterFunc(b, func() { cancel(b.Err()) })
	return ctx, func() { stop(); cancel(nil) }
}

func (t *Tx) allow(p *Prepared, text string) error {
	if t.options.System {
		if err := allowedInSystem(p.Statement, text); err != nil {
			return err
		}
	}
	if !t.options.ReadOnly || p.Statement.Mode == syntax.Explain {
		return nil
	}
	if p.Plan.Schema {
		return value.Errorf(AccessMode, "Schema operations are not allowed in read access mode.")
	}
	if p.Plan.Writes {
		return value.Errorf(AccessMode, "Writing in read access mode not allowed. Attempted write to neo4j")
	}
	return nil
}

// needsWrite tells whether the whole plan runs in a transaction that writes. A
// plan with CALL … IN TRANSACTIONS begins its own.
func needsWrite(p *plan.Plan) bool {
	batches := false
	plan.Walk(p.Root, func(op plan.Operator) {
		_, is := op.(*plan.InTransactions)
		batches = batches || is
	})
	return (p.Writes || p.Schema) && !batches
}

func (t *Tx) input(view *store.View, params value.Map, counters *exec.Counters) exec.Input {
	e := t.engine
	now := e.options.Clock()
	_, offset := now.Zone()
	ctx := &eval.Context{Params: params, Context: function.Context{
		Statement: now, Transaction: t.began, Realtime: e.options.Clock, Zone: value.Zone{Offset: int32(offset)},
		Rand: rand.New(rand.NewPCG(rand.Uint64(), rand.Uint64()))}}
	in := exec.Input{View: view, Tx: t.store, Eval: ctx, Counters: counters, Account: t.account, Deleted: &t.deleted,
		Env: e.environment()}
	if t.auto {
		in.Env.Transactions = &batches{t}
	}
	return in
}

func (e *Engine) environment() exec.Environment {
	return exec.Environment{Procedures: e.procedure, ImportFolder: e.options.ImportFolder, Address: e.options.Address, Commands: e}
}

// missingParameters names the parameters that a statement uses but was not given.
func missingParameters(s *syntax.Statement, params value.Map) error {
	missing := ""
	syntax.Walk(s, func(n syntax.Node) bool {
		if p, ok := n.(*syntax.Parameter); ok {
			if _, given := params.Lookup(p.Name); !given {
				if missing != "" {
					missing += ", "
				}
				missing += p.Name
			}
		}
		return true
	})
	if missing == "" {
		return nil
	}
	return value.Errorf(value.ParameterMissing, "Expected parameter(s): %s", missing)
}

// Commit makes the transaction's writes durable and visible.
func (t *Tx) Commit() error {
	if t.failed {
		_ = t.Rollback()
		return value.Errorf(MarkedAsFailed, "The transaction has failed and was rolled back.")
	}
	if t.finished {
		return value.Errorf(TransactionNotFound, "The transaction has ended already.")
	}
	err := t.ctx.Err()
	if err == nil && t.store != nil {
		err = connected(t.store, t.deleted)
	}
	if err != nil {
		_ = t.Rollback()
		return coded(err)
	}
	t.finish()
	if t.store == nil {
		return nil
	}
	return commit(t.store)
}

// Rollback forgets the transaction's writes. Rolling back twice is no error.
func (t *Tx) Rollback() error {
	if t.finished {
		return nil
	}
	t.finish()
	if t.store != nil {
		t.store.Rollback()
	}
	return nil
}

func (t *Tx) finish() {
	t.finished = true
	t.cancel()
	t.engine.mu.Lock()
	delete(t.engine.running, t)
	t.engine.mu.Unlock()
}

// connected says which deleted node still has relationships.
func connected(tx *store.Tx, deleted []value.Node) error {
	for _, n := range deleted {
		if tx.LinksLeft(n) > 0 {
			return value.Errorf(store.ConstraintValidationFailed,
				"Cannot delete node<%d>, because it still has relationships. To delete this node, you must first delete its relationships.", n)
		}
	}
	return nil
}
