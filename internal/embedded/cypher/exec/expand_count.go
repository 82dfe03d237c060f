package exec

import (
	"slices"

	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// expandCount counts the relationships of a bound node instead of following
// them: rows that would differ in the relationship only become one, with their
// number in weight.
type expandCount struct {
	in           operator
	from, weight int
	types        typeList
	dir          store.Direction
	different    []int
	seen         []value.Relationship
}

func (o *expandCount) open(q *query) error { return o.in.open(q) }

func (o *expandCount) next(q *query) (bool, error) {
	for {
		ok, err := o.in.next(q)
		if !ok || err != nil {
			return false, err
		}
		if err := q.tick(); err != nil {
			return false, err
		}
		q.hit()
		from, ok := q.row[o.from].(value.Node)
		if !ok {
			continue
		}
		types := o.types.resolve(q.view)
		if n := q.view.DegreeOf(from, o.dir, types) - o.excluded(q, from, types); n > 0 {
			q.row[o.weight] = value.Integer(n)
			return true, nil
		}
	}
}

// excluded counts the relationships of n that are taken already.
func (o *expandCount) excluded(q *query, n value.Node, types []uint32) int {
	o.seen = o.seen[:0]
	count := func(v value.Value) {
		r, ok := v.(value.Relationship)
		if !ok || slices.Contains(o.seen, r) {
			return
		}
		o.seen = append(o.seen, r)
	}
	for _, s := range o.different {
		if list, ok := q.row[s].(value.List); ok {
			for _, v := range list {
				count(v)
			}
			continue
		}
		count(q.row[s])
	}
	excluded := 0
	for _, r := range o.seen {
		if o.leads(q, r, n, types) {
			excluded++
		}
	}
	return excluded
}

// leads tells whether r is one of those counted at n.
func (o *expandCount) leads(q *query, r value.Relationship, n value.Node, types []uint32) bool {
	out, in := q.view.Start(r) == n, q.view.End(r) == n
	return q.view.HasRelationship(r) && (o.types.names == nil || slices.Contains(types, q.view.TypeID(r))) &&
		(out && o.dir != store.Incoming || in && o.dir != store.Outgoing)
}
