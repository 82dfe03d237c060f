package exec

import (
	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/cypher/syntax"
)

// projection computes variables.
type projection struct {
	in       operator
	programs []eval.Program
	slots    []int
}

func (b *builder) projection(op *plan.Projection, in operator, s *scope) (operator, *scope, error) {
	o := &projection{in: in}
	out := s.nested()
	for _, it := range op.Items {
		if v, ok := it.Expr.(*syntax.Variable); ok {
			slot, err := s.slot(v.Name)
			if err != nil {
				return nil, nil, err
			}
			out.alias(it.Name, slot)
			continue
		}
		p, err := b.compile(it.Expr, s)
		if err != nil {
			return nil, nil, err
		}
		o.programs = append(o.programs, p)
		o.slots = append(o.slots, out.add(it.Name))
	}
	if len(o.programs) == 0 {
		return in, out, nil
	}
	return o, out, nil
}

func (o *projection) open(q *query) error { return o.in.open(q) }

func (o *projection) next(q *query) (bool, error) {
	ok, err := o.in.next(q)
	if !ok || err != nil {
		return false, err
	}
	for i, p := range o.programs {
		v, err := q.compute(p)
		if err != nil {
			return false, err
		}
		q.row[o.slots[i]] = v
	}
	return true, nil
}
