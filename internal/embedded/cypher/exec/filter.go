package exec

import "rolegraph/internal/embedded/cypher/plan"

// filter keeps the rows for which all predicates are true.
type filter struct {
	in         operator
	predicates []condition
}

func (b *builder) filter(op *plan.Filter, in operator, s *scope) (operator, *scope, error) {
	o := &filter{in: in}
	for _, e := range op.Predicates {
		c, err := b.condition(e, s)
		if err != nil {
			return nil, nil, err
		}
		o.predicates = append(o.predicates, c)
	}
	return o, s, nil
}

func (o *filter) open(q *query) error { return o.in.open(q) }

func (o *filter) next(q *query) (bool, error) {
	for {
		ok, err := o.in.next(q)
		if !ok || err != nil {
			return false, err
		}
		if ok, err = o.passes(q); ok || err != nil {
			return ok, err
		}
	}
}

func (o *filter) passes(q *query) (bool, error) {
	for _, p := range o.predicates {
		if ok, err := p(q); !ok || err != nil {
			return false, err
		}
	}
	return true, nil
}
