package exec

import (
	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/value"
)

// foreach runs updates for each element of a list, then hands the row on.
type foreach struct {
	in, updates operator
	list        eval.Program
	slot        int
}

func (b *builder) foreach(op *plan.Foreach, in operator, s *scope) (operator, *scope, error) {
	p, err := b.compile(op.List, s)
	if err != nil {
		return nil, nil, err
	}
	inner := s.nested()
	o := &foreach{in: in, list: p, slot: inner.add(op.Var)}
	if o.updates, _, err = b.build(op.Inputs()[1], inner); err != nil {
		return nil, nil, err
	}
	return o, s, nil
}

func (o *foreach) open(q *query) error { return o.in.open(q) }

func (o *foreach) next(q *query) (bool, error) {
	ok, err := o.in.next(q)
	if !ok || err != nil {
		return false, err
	}
	v, err := q.compute(o.list)
	if err != nil {
		return false, err
	}
	list, ok := value.AsList(v)
	if !ok && v != nil {
		return false, value.Errorf(value.TypeError, "Expected a list, got: %s", v)
	}
	for _, e := range list {
		if err := q.tick(); err != nil {
			return false, err
		}
		q.row[o.slot] = e
		if err := drain(q, o.updates); err != nil {
			return false, err
		}
	}
	return true, nil
}

// drain runs an operator to its end.
func drain(q *query, o operator) error {
	if err := o.open(q); err != nil {
		return err
	}
	for {
		if ok, err := o.next(q); !ok || err != nil {
			return err
		}
	}
}
