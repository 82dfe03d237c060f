package exec

import (
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// reachable finds each node within some steps once, level by level.
type reachable struct {
	in       operator
	from, to int
	into     bool
	steps    stepRule
	min, max int // min is 0 or 1

	target value.Node
	zero   bool // the start comes next
	seen   map[value.Node]struct{}
	links  store.LinkCursor // of the node that is gone on from
	level  []value.Node     // to go on from after that
	found  []value.Node     // from this level
	depth  int              // of found
	held   int64            // bytes
}

func (o *reachable) open(q *query) error {
	o.end(q)
	return o.in.open(q)
}

func (o *reachable) next(q *query) (bool, error) {
	for {
		if o.zero {
			o.zero = false
			if o.emit(q, q.row[o.from].(value.Node)) {
				return true, nil
			}
		}
		ok, err := o.advance(q)
		if ok || err != nil {
			return ok, err
		}
		if ok, err := o.in.next(q); !ok || err != nil {
			return false, err
		}
		o.begin(q)
	}
}

// begin searches from the node of a new row.
func (o *reachable) begin(q *query) {
	o.end(q)
	start, ok := q.row[o.from].(value.Node)
	if !ok {
		return
	}
	if o.into {
		if o.target, ok = q.row[o.to].(value.Node); !ok {
			return
		}
	}
	if o.seen == nil {
		o.seen = map[value.Node]struct{}{}
	}
	if o.min == 0 {
		o.seen[start], o.zero = struct{}{}, true
	}
	if o.max > 0 {
		o.depth, o.links = 1, o.steps.expand(q, start)
	}
}

// end forgets a search.
func (o *reachable) end(q *query) {
	q.account.release(o.held)
	o.held, o.zero, o.links = 0, false, store.LinkCursor{}
	o.level, o.found = o.level[:0], o.found[:0]
	clear(o.seen)
}

// advance goes on to the next node that was not seen, and tells whether there is
// one.
func (o *reachable) advance(q *query) (bool, error) {
	for o.deepen(q) {
		n := o.links.Node
		if err := q.tick(); err != nil {
			return false, err
		}
		q.hit()
		if _, seen := o.seen[n]; seen {
			continue
		}
		if ok, err := o.steps.admits(q, o.links.Relationship); err != nil {
			return false, err
		} else if !ok {
			continue
		}
		if err := q.account.Reserve(bytesPerVisited); err != nil {
			return false, err
		}
		o.held += bytesPerVisited
		o.seen[n] = struct{}{}
		o.found = append(o.found, n)
		if o.emit(q, n) {
			return true, nil
		}
	}
	return false, nil
}

// deepen goes to the next relationship: of the same node, of the next one of this
// level, or of the level below.
func (o *reachable) deepen(q *query) bool {
	for !o.links.Next() {
		if len(o.level) == 0 {
			if o.depth == o.max || len(o.found) == 0 {
				return false
			}
			o.level, o.found = o.found, o.level
			o.depth++
		}
		last := len(o.level) - 1
		o.links = o.steps.expand(q, o.level[last])
		o.level = o.level[:last]
	}
	return true
}

// emit binds the end, if it is where the search should end; then the search is
// over.
func (o *reachable) emit(q *query, n value.Node) bool {
	if !o.into {
		q.row[o.to] = n.Value()
		return true
	}
	if n != o.target {
		return false
	}
	o.end(q)
	return true
}
