package exec

import "rolegraph/internal/embedded/cypher/plan"

// Meter is what an operator did: rows handed on, accesses to the store.
type Meter struct{ Rows, Hits int64 }

type meter struct{ rows, hits int64 }

// metered counts for PROFILE what an operator does.
type metered struct {
	operator
	meter *meter
}

func (o *metered) open(q *query) error {
	outer := q.meter
	q.meter = o.meter
	err := o.operator.open(q)
	q.meter = outer
	return err
}

func (o *metered) next(q *query) (bool, error) {
	outer := q.meter
	q.meter = o.meter
	ok, err := o.operator.next(q)
	q.meter = outer
	if ok {
		o.meter.rows++
	}
	return ok, err
}

// Meters returns what each operator of a profiled plan did.
func (r *Rows) Meters() map[plan.Operator]Meter {
	meters := map[plan.Operator]Meter{}
	for op, m := range r.meters {
		meters[op] = Meter{m.rows, m.hits}
	}
	return meters
}
