package exec

import (
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// hashJoin puts the rows of its second input into a table by the node that both
// have, then looks each row of the first up in it. The second input knows nothing
// of the first, so that one table serves for all rows, and as long as the graph
// stays the same, for all times that it is opened.
type hashJoin struct {
	left, right operator
	key         int // of the left rows
	rightKey    int
	from        []int // relationship and node of the right rows
	rel, node   int   // where they go
	different   []int

	view  *store.View // that the table is of
	held  int64
	first map[value.Node]int // the newest entry of a node
	rows  []joined
	at    int // the next entry for the current row, -1 for none
}

// joined is a row of the table and the one with the same node before it, -1 for none.
type joined struct {
	rel, node value.Value
	before    int
}

func (b *builder) hashJoin(op *plan.HashJoin, left operator, s *scope) (operator, *scope, error) {
	o := &hashJoin{left: left}
	var err error
	if o.key, err = s.slot(op.On); err != nil {
		return nil, nil, err
	}
	if o.different, err = slotsOf(s, op.Different); err != nil {
		return nil, nil, err
	}
	right, inside, err := b.build(op.Inputs()[1], s.fresh())
	if err != nil {
		return nil, nil, err
	}
	o.right = right
	if o.rightKey, err = inside.slot(op.On); err != nil {
		return nil, nil, err
	}
	if o.from, err = slotsOf(inside, []string{op.Rel, op.Node}); err != nil {
		return nil, nil, err
	}
	out := s.nested()
	o.rel, o.node = out.add(op.Rel), out.add(op.Node)
	return o, out, nil
}

func (o *hashJoin) open(q *query) error {
	o.at = -1
	if o.view != q.view || q.tx != nil {
		if err := o.fill(q); err != nil {
			return err
		}
	}
	return o.left.open(q)
}

func (o *hashJoin) fill(q *query) error {
	q.account.release(o.held)
	o.view, o.held, o.first, o.rows = q.view, 0, map[value.Node]int{}, nil
	if err := o.right.open(q); err != nil {
		return err
	}
	for {
		ok, err := o.right.next(q)
		if !ok || err != nil {
			return err
		}
		n, ok := q.row[o.rightKey].(value.Node)
		if !ok {
			continue
		}
		before, ok := o.first[n]
		if !ok {
			before = -1
		}
		o.first[n] = len(o.rows)
		o.rows = append(o.rows, joined{q.row[o.from[0]], q.row[o.from[1]], before})
		o.held += bytesPerJoined
		if err := q.account.Reserve(bytesPerJoined); err != nil {
			return err
		}
	}
}

// bytesPerJoined is about what a row of the table costs.
const bytesPerJoined = 80

func (o *hashJoin) next(q *query) (bool, error) {
	for {
		for o.at >= 0 {
			if err := q.tick(); err != nil {
				return false, err
			}
			row := o.rows[o.at]
			o.at = row.before
			if r, ok := row.rel.(value.Relationship); ok && among(q, o.different, r) {
				continue
			}
			q.row[o.rel], q.row[o.node] = row.rel, row.node
			return true, nil
		}
		if ok, err := o.left.next(q); !ok || err != nil {
			return false, err
		}
		if n, ok := q.row[o.key].(value.Node); ok {
			if at, found := o.first[n]; found {
				o.at = at
			}
		}
	}
}
