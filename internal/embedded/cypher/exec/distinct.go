package exec

import (
	"rolegraph/internal/embedded/cypher/plan"
)

// distinct keeps the first of rows that are equal in its slots.
type distinct struct {
	in    operator
	slots []int
	seen  map[string]bool
	buf   []byte
}

func (b *builder) distinct(op *plan.Distinct, in operator, s *scope) (operator, *scope, error) {
	o := &distinct{in: in}
	out := s.fresh()
	for _, it := range op.Items {
		slot, err := s.slot(it.Name)
		if err != nil {
			return nil, nil, err
		}
		out.alias(it.Name, slot)
		out.Bind(it.Expr, slot)
		o.slots = append(o.slots, slot)
	}
	return o, out, nil
}

func (o *distinct) open(q *query) error {
	o.seen = map[string]bool{}
	return o.in.open(q)
}

func (o *distinct) next(q *query) (bool, error) {
	for {
		ok, err := o.in.next(q)
		if !ok || err != nil {
			return false, err
		}
		o.buf = o.buf[:0]
		for _, s := range o.slots {
			o.buf = q.groupKey(o.buf, q.row[s])
		}
		if o.seen[string(o.buf)] {
			continue
		}
		o.seen[string(o.buf)] = true
		return true, q.account.Reserve(int64(len(o.buf)) + 48)
	}
}
