package exec

import "rolegraph/internal/embedded/cypher/plan"

// apply runs right once for each row of left.
type apply struct {
	left, right operator
	active      bool
}

func (b *builder) apply(op *plan.Apply, left operator, s *scope) (operator, *scope, error) {
	right, out, err := b.build(op.Inputs()[1], s)
	return &apply{left: left, right: right}, out, err
}

func (o *apply) open(q *query) error { o.active = false; return o.left.open(q) }

func (o *apply) next(q *query) (bool, error) {
	for {
		if o.active {
			if ok, err := o.right.next(q); ok || err != nil {
				return ok, err
			}
			o.active = false
		}
		if ok, err := o.left.next(q); !ok || err != nil {
			return false, err
		}
		if err := q.tick(); err != nil {
			return false, err
		}
		if err := o.right.open(q); err != nil {
			return false, err
		}
		o.active = true
	}
}

// optional hands on one row with nulls when its input has none.
type optional struct {
	in    operator
	slots []int
	any   bool
	done  bool
}

func (b *builder) optional(op *plan.Optional, in operator, s *scope) (operator, *scope, error) {
	slots, err := slotsOf(s, op.Vars)
	return &optional{in: in, slots: slots}, s, err
}

func (o *optional) open(q *query) error { o.any, o.done = false, false; return o.in.open(q) }

func (o *optional) next(q *query) (bool, error) {
	if o.done {
		return false, nil
	}
	ok, err := o.in.next(q)
	if err != nil {
		return false, err
	}
	if ok {
		o.any = true
		return true, nil
	}
	o.done = true
	if o.any {
		return false, nil
	}
	for _, s := range o.slots {
		q.row[s] = nil
	}
	return true, nil
}
