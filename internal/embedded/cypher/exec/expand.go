package exec

import (
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// expand follows relationships from a bound node to any node.
type expand struct {
	in            operator
	from, rel, to int
	types         typeList
	dir           store.Direction
	different     []int
	cursor        store.LinkCursor
	active        bool
}

// expandFor chooses among the ways to follow a relationship.
func (b *builder) expandFor(op *plan.Expand, in operator, s *scope) (operator, *scope, error) {
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
	types := typeList{names: op.Types}
	switch {
	case op.Weight != "":
		o := &expandCount{in: in, from: from, types: types, dir: op.Direction, different: different, weight: out.add(op.Weight)}
		// Neither is null, which is all that counting asks of them.
		out.alias(op.Rel, o.weight)
		out.alias(op.To, o.weight)
		return o, out, nil
	case op.Into:
		o := &expandInto{in: in, from: from, types: types, dir: op.Direction, different: different}
		o.rel, o.to = out.add(op.Rel), out.slotOrAdd(op.To)
		return o, out, nil
	}
	o := &expand{in: in, from: from, types: types, dir: op.Direction, different: different}
	o.rel, o.to = out.add(op.Rel), out.slotOrAdd(op.To)
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
			if r := o.cursor.Relationship; !among(q, o.different, r) {
				q.row[o.rel], q.row[o.to] = r.Value(), o.cursor.Node.Value()
				return true, nil
			}
		}
		ok, err := o.in.next(q)
		if !ok || err != nil {
			return false, err
		}
		from, ok := q.row[o.from].(value.Node)
		if o.active = ok; ok {
			o.cursor = q.view.Expand(from, o.dir, o.types.resolve(q.view))
		}
	}
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
