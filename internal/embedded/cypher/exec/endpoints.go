package exec

import (
	"slices"

	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// endpoints matches a relationship that is bound already: it binds its ends, or
// tests those that are bound.
type endpoints struct {
	in                 operator
	rel, from, to      int
	fromBound, toBound bool
	types              typeList
	dir                store.Direction
	different          []int
	turned             bool // the other direction of the same relationship comes next
}

func (b *builder) endpoints(op *plan.Expand, in operator, out *scope, different []int) (operator, *scope, error) {
	rel, err := out.slot(op.Rel)
	if err != nil {
		return nil, nil, err
	}
	o := &endpoints{in: in, rel: rel, types: typeList{names: op.Types}, dir: op.Direction, different: different}
	_, o.fromBound = out.Lookup(op.From)
	o.from = out.slotOrAdd(op.From)
	_, o.toBound = out.Lookup(op.To)
	o.to = out.slotOrAdd(op.To)
	return o, out, nil
}

func (o *endpoints) open(q *query) error { o.turned = false; return o.in.open(q) }

func (o *endpoints) next(q *query) (bool, error) {
	for {
		if o.turned {
			o.turned = false
			if o.bind(q, true) {
				return true, nil
			}
		}
		ok, err := o.in.next(q)
		if !ok || err != nil {
			return false, err
		}
		r, ok := q.row[o.rel].(value.Relationship)
		if !ok || !o.fits(q, r) {
			continue
		}
		o.turned = o.dir == store.Both && q.view.Start(r) != q.view.End(r)
		if o.bind(q, o.dir == store.Incoming) {
			return true, nil
		}
	}
}

func (o *endpoints) fits(q *query, r value.Relationship) bool {
	types := o.types.resolve(q.view)
	return q.view.HasRelationship(r) && !among(q, o.different, r) &&
		(o.types.names == nil || slices.Contains(types, q.view.TypeID(r)))
}

// bind puts the ends into the row; reverse sees the relationship from its end.
func (o *endpoints) bind(q *query, reverse bool) bool {
	r := q.row[o.rel].(value.Relationship)
	from, to := q.view.Start(r), q.view.End(r)
	if reverse {
		from, to = to, from
	}
	if o.fromBound && q.row[o.from] != value.Value(from) || o.toBound && q.row[o.to] != value.Value(to) || o.from == o.to && from != to {
		return false
	}
	q.row[o.from], q.row[o.to] = from.Value(), to.Value()
	return true
}
