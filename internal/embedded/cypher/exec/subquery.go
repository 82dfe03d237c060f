package exec

import (
	"rolegraph/internal/embedded/cypher/plan"
)

// subquery runs a query with its own variables once for each row. One that hands
// out no rows passes its input on.
type subquery struct {
	left, right operator
	unit        bool
	null        []int // slots to null when an optional one has no rows
	optional    bool
	active, any bool
}

func (b *builder) subquery(op *plan.Subquery, left operator, s *scope) (operator, *scope, error) {
	right, out, slots, err := b.inner(op.Inputs()[1], op.Imports, op.Columns, s)
	return &subquery{left: left, right: right, unit: op.Unit, null: slots, optional: op.Null}, out, err
}

// inner builds a query that sees only its imports; outside only its columns are seen.
func (b *builder) inner(op plan.Operator, imports, columns []string, s *scope) (right operator, out *scope, slots []int, err error) {
	args := s.fresh()
	for _, name := range imports {
		slot, err := s.slot(name)
		if err != nil {
			return nil, nil, nil, err
		}
		args.alias(name, slot)
	}
	right, inside, err := b.build(op, args)
	if err != nil {
		return nil, nil, nil, err
	}
	if slots, err = slotsOf(inside, columns); err != nil {
		return nil, nil, nil, err
	}
	out = s.nested()
	for i, c := range columns {
		out.alias(c, slots[i])
	}
	return right, out, slots, nil
}

func (o *subquery) open(q *query) error { o.active = false; return o.left.open(q) }

func (o *subquery) next(q *query) (bool, error) {
	for {
		if o.active {
			if ok, err := o.right.next(q); ok || err != nil {
				o.any = true
				return ok, err
			}
			o.active = false
			if o.optional && !o.any {
				for _, s := range o.null {
					q.row[s] = nil
				}
				return true, nil
			}
		}
		if ok, err := o.left.next(q); !ok || err != nil {
			return false, err
		}
		if o.unit {
			return true, drain(q, o.right)
		}
		if err := o.right.open(q); err != nil {
			return false, err
		}
		o.active, o.any = true, false
	}
}
