package exec

import (
	"context"
	"fmt"

	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// Input is what a plan runs on.
type Input struct {
	Plan     *plan.Plan
	View     *store.View
	Tx       *store.Tx // nil for a plan that only reads
	Eval     *eval.Context
	Env      Environment
	Counters *Counters
	Account  *Account
	Deleted  *[]value.Node // collects nodes deleted without their relationships
	Profile  bool
}

// Rows hands out a plan's rows.
type Rows struct {
	q       *query
	op      operator
	columns []int
	out     []value.Value
	meters  map[plan.Operator]*meter
	opened  bool
}

// Complete plans the expressions of a plan that have operators of their own, as
// Start will need them.
func Complete(p *plan.Plan, env Environment) error {
	b := &builder{q: &query{eval: &eval.Context{}, plan: p, env: env}}
	root := &scope{Scope: eval.NewScope()}
	root.Subquery = b.nested
	_, _, err := b.build(p.Root, root)
	return err
}

// Start builds the plan's operators; nothing runs before the first Next.
func Start(in Input) (*Rows, error) {
	q := &query{eval: in.Eval, plan: in.Plan, env: in.Env, counters: in.Counters, account: in.Account, deleted: in.Deleted}
	q.use(in.View, in.Tx)
	q.eval.Memory = in.Account
	b := &builder{q: q}
	if in.Profile {
		b.meters = map[plan.Operator]*meter{}
	}
	root := &scope{Scope: eval.NewScope()}
	root.Subquery = b.nested
	op, s, err := b.build(in.Plan.Root, root)
	if err != nil {
		return nil, err
	}
	r := &Rows{q: q, op: op, meters: b.meters}
	for _, name := range in.Plan.Columns {
		slot, ok := s.Lookup(name)
		if !ok {
			return nil, fmt.Errorf("column %q is not bound", name)
		}
		r.columns = append(r.columns, slot)
	}
	r.out = make([]value.Value, len(r.columns))
	q.row = make(eval.Row, root.Width())
	return r, nil
}

// Next returns the next row, valid until the next call, or nil at the end. A
// plan without columns hands out no rows.
func (r *Rows) Next(ctx context.Context) ([]value.Value, error) {
	r.q.ctx = ctx
	if !r.opened {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r.opened = true
		if err := r.op.open(r.q); err != nil {
			return nil, err
		}
	}
	for {
		ok, err := r.op.next(r.q)
		if !ok || err != nil {
			return nil, err
		}
		if r.columns == nil {
			continue
		}
		return r.export()
	}
}

// export replaces handles by what they stand for.
func (r *Rows) export() ([]value.Value, error) {
	for i, slot := range r.columns {
		v, err := value.Export(r.q.row[slot], r.q.view)
		if err != nil {
			return nil, err
		}
		r.out[i] = v
	}
	return r.out, nil
}

// Close lets go of what the operators hold open.
func (r *Rows) Close() {
	for _, c := range r.q.closers {
		c()
	}
}
