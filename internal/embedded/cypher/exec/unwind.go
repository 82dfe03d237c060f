package exec

import (
	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/value"
)

// unwind makes a row of each element of a list; what is no list counts as a list
// of itself, null as an empty one.
type unwind struct {
	in   operator
	list eval.Program
	slot int
	rest value.List
}

func (b *builder) unwind(op *plan.Unwind, in operator, s *scope) (operator, *scope, error) {
	if args, ok := rangeArgs(op.List); ok {
		return b.unwindRange(op, args, in, s)
	}
	p, err := b.compile(op.List, s)
	if err != nil {
		return nil, nil, err
	}
	out := s.nested()
	return &unwind{in: in, list: p, slot: out.add(op.Var)}, out, nil
}

func (o *unwind) open(q *query) error { o.rest = nil; return o.in.open(q) }

func (o *unwind) next(q *query) (bool, error) {
	for len(o.rest) == 0 {
		ok, err := o.in.next(q)
		if !ok || err != nil {
			return false, err
		}
		v, err := q.compute(o.list)
		if err != nil {
			return false, err
		}
		o.rest = elements(v)
	}
	if err := q.tick(); err != nil {
		return false, err
	}
	q.row[o.slot] = o.rest[0]
	o.rest = o.rest[1:]
	return true, nil
}

func elements(v value.Value) value.List {
	switch v := v.(type) {
	case nil:
		return nil
	case value.List:
		return v
	}
	if l, ok := value.AsList(v); ok {
		return l
	}
	return value.List{v}
}
