package exec

import (
	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

// nested compiles an expression that needs operators: a subquery or a pattern.
func (b *builder) nested(e syntax.Expr, within *eval.Scope) (eval.Program, error) {
	known := func(name string) bool { _, ok := within.Lookup(name); return ok }
	around := b.at
	defer func() { b.at = around }()
	op, result := b.q.plan.Nested(around, e, known)
	made, s, err := b.build(op, &scope{Scope: within})
	if err != nil {
		return nil, err
	}
	slot := -1
	if result != "" {
		if slot, err = s.slot(result); err != nil {
			return nil, err
		}
	}
	return b.nestedProgram(e, made, slot), nil
}

func (b *builder) nestedProgram(e syntax.Expr, op operator, slot int) eval.Program {
	q := b.q
	switch e := e.(type) {
	case *syntax.SubqueryExpr:
		switch e.Kind {
		case syntax.Exists:
			return func(_ *eval.Context, row eval.Row) (value.Value, error) { return q.exists(op, row) }
		case syntax.Count:
			return func(_ *eval.Context, row eval.Row) (value.Value, error) { return q.first(op, slot, row) }
		}
	case *syntax.PatternExpr:
		switch e.Part.Function {
		case syntax.NoFunction:
			return func(_ *eval.Context, row eval.Row) (value.Value, error) { return q.exists(op, row) }
		case syntax.ShortestPath:
			return func(_ *eval.Context, row eval.Row) (value.Value, error) { return q.first(op, slot, row) }
		}
	}
	return func(_ *eval.Context, row eval.Row) (value.Value, error) { return q.collect(op, slot, row) }
}

// on makes row the query's row while it runs op.
func (q *query) on(row eval.Row, run func() error) error {
	saved := q.row
	q.row = row
	err := run()
	q.row = saved
	return err
}

func (q *query) exists(op operator, row eval.Row) (value.Value, error) {
	found := false
	err := q.on(row, func() (err error) {
		if err = op.open(q); err == nil {
			found, err = op.next(q)
		}
		return err
	})
	return value.Boolean(found), err
}

func (q *query) first(op operator, slot int, row eval.Row) (value.Value, error) {
	var v value.Value
	err := q.on(row, func() error {
		if err := op.open(q); err != nil {
			return err
		}
		ok, err := op.next(q)
		if ok {
			v = q.row[slot]
		}
		return err
	})
	return v, err
}

func (q *query) collect(op operator, slot int, row eval.Row) (value.Value, error) {
	list := value.List{}
	held := int64(0)
	err := q.each(op, row, func() error {
		list = append(list, q.row[slot])
		size := 16 + heldBytes(q.row[slot])
		held += size
		return q.account.Reserve(size)
	})
	q.account.release(held)
	return list, err
}

// each runs op on row and calls visit for each of its rows.
func (q *query) each(op operator, row eval.Row, visit func() error) error {
	return q.on(row, func() error {
		if err := op.open(q); err != nil {
			return err
		}
		for {
			ok, err := op.next(q)
			if !ok || err != nil {
				return err
			}
			if err := visit(); err != nil {
				return err
			}
		}
	})
}
