package exec

import (
	"cmp"
	"slices"

	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// expandInto finds the relationships between two bound nodes: it walks those of
// the node that has fewer or, when an end stays the same from row to row, looks
// the other one up among its neighbours.
type expandInto struct {
	in            operator
	from, rel, to int
	types         typeList
	dir           store.Direction
	different     []int

	cursor   store.LinkCursor
	target   value.Node // that the cursor must reach
	found    []neighbour
	forward  neighbours // of the node at from
	backward neighbours // of the node at to
}

// neighbour is one step away from a node.
type neighbour struct {
	node value.Node
	rel  value.Relationship
}

// neighbours are those of one node, in the order of the nodes.
type neighbours struct {
	of   value.Node
	seen bool // of is the node of the last row
	view *store.View
	all  []neighbour
}

// fewLinks is how many relationships are walked rather than sorted.
const fewLinks = 8

func (o *expandInto) open(q *query) error {
	o.cursor, o.found = store.LinkCursor{}, nil
	return o.in.open(q)
}

func (o *expandInto) next(q *query) (bool, error) {
	for {
		for len(o.found) > 0 {
			r := o.found[0].rel
			o.found = o.found[1:]
			if o.take(q, r) {
				return true, nil
			}
		}
		for o.cursor.Next() {
			if err := q.tick(); err != nil {
				return false, err
			}
			q.hit()
			if o.cursor.Node == o.target && o.take(q, o.cursor.Relationship) {
				return true, nil
			}
		}
		if ok, err := o.in.next(q); !ok || err != nil {
			return false, err
		}
		o.start(q)
	}
}

func (o *expandInto) take(q *query, r value.Relationship) bool {
	if among(q, o.different, r) {
		return false
	}
	q.row[o.rel] = r.Value()
	return true
}

// start begins with the current row.
func (o *expandInto) start(q *query) {
	o.cursor, o.found = store.LinkCursor{}, nil
	from, ok := q.row[o.from].(value.Node)
	to, ok2 := q.row[o.to].(value.Node)
	if !ok || !ok2 {
		return
	}
	types, back := o.types.resolve(q.view), o.dir.Reverse()
	ahead, behind := q.view.DegreeBound(from, o.dir, types), q.view.DegreeBound(to, back, types)
	sameFrom, sameTo := o.forward.again(q, from), o.backward.again(q, to)
	switch {
	case min(ahead, behind) == 0:
	case min(ahead, behind) > fewLinks && sameFrom:
		o.found = o.forward.at(q, o.dir, types, to)
	case min(ahead, behind) > fewLinks && sameTo:
		o.found = o.backward.at(q, back, types, from)
	case behind < ahead:
		o.cursor, o.target = q.view.Expand(to, back, types), from
	default:
		o.cursor, o.target = q.view.Expand(from, o.dir, types), to
	}
}

// again tells whether n was the node of the row before too, and the graph has
// not changed meanwhile.
func (s *neighbours) again(q *query, n value.Node) bool {
	if s.seen && s.of == n && s.view == q.view && q.tx == nil {
		return true
	}
	s.of, s.seen, s.view, s.all = n, true, q.view, nil
	return false
}

// at returns the steps to a neighbour.
func (s *neighbours) at(q *query, dir store.Direction, types []uint32, n value.Node) []neighbour {
	if s.all == nil {
		s.all = []neighbour{}
		for c := q.view.Expand(s.of, dir, types); c.Next(); {
			s.all = append(s.all, neighbour{c.Node, c.Relationship})
		}
		slices.SortStableFunc(s.all, func(a, b neighbour) int { return cmp.Compare(a.node, b.node) })
	}
	q.hit()
	from, _ := slices.BinarySearchFunc(s.all, n, func(a neighbour, n value.Node) int { return cmp.Compare(a.node, n) })
	to := from
	for to < len(s.all) && s.all[to].node == n {
		to++
	}
	return s.all[from:to]
}
