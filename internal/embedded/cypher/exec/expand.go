package exec

import (
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// expand follows relationships from a bound node, to any node or into a bound one.
type expand struct {
	in            operator
	from, rel, to int
	types         typeList
	dir           store.Direction
	into          bool
	different     []int
	cursor        store.LinkCursor
	target        value.Node // of into
	active        bool
}

func (b *builder) expand(op *plan.Expand, in operator, s *scope) (operator, *scope, error) {
	out := s.nested()
	different, err := slotsOf(s, op.Different)
	if err != nil {
		return nil, nil, err
	}
	if op.BoundRel {
		return b.endpoints(op, in, out, different)
	}
	from, err := s.slot(op.From)
	if err != nil {
		return nil, nil, err
	}
	o := &expand{in: in, from: from, types: typeList{names: op.Types}, dir: op.Direction, into: op.Into, different: different}
	o.rel = out.add(op.Rel)
	o.to = out.slotOrAdd(op.To)
	return o, out, nil
}

func slotsOf(s *scope, names []string) ([]int, error) {
	slots := make([]int, len(names))
	for i, n := range names {
		slot, err := s.slot(n)
		if err != nil {
			return nil, err
		}
		slots[i] = slot
	}
	return slots, nil
}

func (o *expand) open(q *query) error { o.active = false; return o.in.open(q) }

func (o *expand) next(q *query) (bool, error) {
	for {
		for o.active && o.cursor.Next() {
			if err := q.tick(); err != nil {
				return false, err
			}
			q.hit()
			if o.take(q) {
				return true, nil
			}
		}
		ok, err := o.in.next(q)
		if !ok || err != nil {
			return false, err
		}
		o.start(q)
	}
}

// take binds the cursor's relationship if it is one of those looked for.
func (o *expand) take(q *query) bool {
	r := o.cursor.Relationship
	if o.into && o.cursor.Node != o.target || among(q, o.different, r) {
		return false
	}
	q.row[o.rel] = r
	if !o.into {
		q.row[o.to] = o.cursor.Node
	}
	return true
}

// start begins at the node of the current row; into a bound node it walks from
// the end with fewer relationships.
func (o *expand) start(q *query) {
	from, ok := q.row[o.from].(value.Node)
	o.active = ok
	if !ok {
		return
	}
	types := o.types.resolve(q.view)
	if !o.into {
		o.cursor = q.view.Expand(from, o.dir, types)
		return
	}
	to, ok := q.row[o.to].(value.Node)
	if o.active = ok; !ok {
		return
	}
	o.target = to
	dir := o.dir
	if q.view.DegreeBound(to) < q.view.DegreeBound(from) {
		from, o.target, dir = to, from, dir.Reverse()
	}
	o.cursor = q.view.Expand(from, dir, types)
}

// among tells whether r is in one of the slots, alone or in a list.
func among(q *query, slots []int, r value.Relationship) bool {
	for _, s := range slots {
		switch other := q.row[s].(type) {
		case value.Relationship:
			if other == r {
				return true
			}
		case value.List:
			for _, e := range other {
				if e == value.Value(r) {
					return true
				}
			}
		}
	}
	return false
}
