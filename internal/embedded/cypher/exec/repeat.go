package exec

import (
	"slices"

	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/value"
)

// repeat follows a path pattern several times in a row, depth first, no
// relationship twice.
type repeat struct {
	in, inner          operator
	from, to           int
	innerFrom, innerTo int
	min, max           int
	into, reverse      bool
	groups             []groupSlots
	rels               []int // inner relationships
	different          []int

	target value.Node
	todo   []*repetition
}

// groupSlots is where an inner variable and the list that it becomes lie.
type groupSlots struct{ inner, outer int }

// repetition is a path so far: what the last time around bound, and the times
// before.
type repetition struct {
	before *repetition
	depth  int
	end    value.Node
	values kept // of the groups
	rels   []value.Relationship
}

func (b *builder) repeat(op *plan.Repeat, in operator, s *scope) (operator, *scope, error) {
	o := &repeat{in: in, min: int(op.Min), max: maxSteps(op.Max), into: op.Into, reverse: op.Reverse}
	var err error
	if o.from, err = s.slot(op.From); err != nil {
		return nil, nil, err
	}
	if o.different, err = slotsOf(s, op.Different); err != nil {
		return nil, nil, err
	}
	args := s.nested()
	o.innerFrom = args.add(op.InnerFrom)
	inner, inside, err := b.build(op.Inputs()[1], args)
	if err != nil {
		return nil, nil, err
	}
	o.inner = inner
	if o.innerTo, err = inside.slot(op.InnerTo); err != nil {
		return nil, nil, err
	}
	if o.rels, err = slotsOf(inside, op.Relationships); err != nil {
		return nil, nil, err
	}
	out := s.nested()
	for _, g := range op.Groups {
		slot, err := inside.slot(g.Inner)
		if err != nil {
			return nil, nil, err
		}
		o.groups = append(o.groups, groupSlots{slot, out.add(g.Outer)})
	}
	o.to = out.slotOrAdd(op.To)
	return o, out, nil
}

func (o *repeat) open(q *query) error { o.todo = nil; return o.in.open(q) }

func (o *repeat) next(q *query) (bool, error) {
	for {
		for len(o.todo) > 0 {
			r := o.todo[len(o.todo)-1]
			o.todo = o.todo[:len(o.todo)-1]
			if err := o.goOn(q, r); err != nil {
				return false, err
			}
			if r.depth >= o.min && (!o.into || r.end == o.target) {
				o.bind(q, r)
				return true, nil
			}
		}
		if ok, err := o.in.next(q); !ok || err != nil {
			return false, err
		}
		start, ok := q.row[o.from].(value.Node)
		if !ok {
			continue
		}
		if o.into {
			if o.target, ok = q.row[o.to].(value.Node); !ok {
				continue
			}
		}
		o.todo = append(o.todo, &repetition{end: start})
	}
}

// goOn runs the inner pattern once more from the end of r.
func (o *repeat) goOn(q *query, r *repetition) error {
	if r.depth >= o.max {
		return nil
	}
	q.row[o.innerFrom] = r.end.Value()
	if err := o.inner.open(q); err != nil {
		return err
	}
	var more []*repetition
	for {
		ok, err := o.inner.next(q)
		if err != nil {
			return err
		}
		if !ok {
			break
		}
		if err := q.tick(); err != nil {
			return err
		}
		if next := o.extended(q, r); next != nil {
			more = append(more, next)
			if err := q.account.Reserve(int64(96 + 16*len(o.groups))); err != nil {
				return err
			}
		}
	}
	slices.Reverse(more)
	o.todo = append(o.todo, more...)
	return nil
}

// extended is r and what the inner pattern has just bound, nil if a relationship
// is used twice.
func (o *repeat) extended(q *query, r *repetition) *repetition {
	next := &repetition{before: r, depth: r.depth + 1}
	for _, s := range o.rels {
		rel, ok := q.row[s].(value.Relationship)
		if !ok || among(q, o.different, rel) || slices.Contains(next.rels, rel) || r.uses(rel) {
			return nil
		}
		next.rels = append(next.rels, rel)
	}
	next.end, _ = q.row[o.innerTo].(value.Node)
	next.values = make(kept, len(o.groups))
	for i, g := range o.groups {
		next.values[i] = q.row[g.inner]
	}
	return next
}

func (r *repetition) uses(rel value.Relationship) bool {
	for ; r != nil; r = r.before {
		if slices.Contains(r.rels, rel) {
			return true
		}
	}
	return false
}

// bind makes lists of what all times around bound.
func (o *repeat) bind(q *query, r *repetition) {
	if !o.into {
		q.row[o.to] = r.end.Value()
	}
	for i, g := range o.groups {
		list := make(value.List, r.depth)
		for step := r; step.before != nil; step = step.before {
			at := step.depth - 1
			if o.reverse {
				at = r.depth - step.depth
			}
			list[at] = step.values[i]
		}
		q.row[g.outer] = list
	}
}
