package exec

import (
	"slices"

	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// followList matches a list of relationships that is bound already: they must
// lead from one node to the other.
type followList struct {
	in                 operator
	rel, from, to      int
	fromBound, toBound bool
	steps              stepRule
	min, max           int
	reverse            bool
	starts             []value.Node
}

func (b *builder) followList(op *plan.VarLengthExpand, in operator, out *scope, rule stepRule) (operator, *scope, error) {
	rel, err := out.slot(op.Rel)
	if err != nil {
		return nil, nil, err
	}
	o := &followList{in: in, rel: rel, steps: rule, min: int(op.Min), max: maxSteps(op.Max), reverse: op.Reverse}
	_, o.fromBound = out.Lookup(op.From)
	o.from = out.slotOrAdd(op.From)
	_, o.toBound = out.Lookup(op.To)
	o.to = out.slotOrAdd(op.To)
	return o, out, nil
}

func (o *followList) open(q *query) error { o.starts = nil; return o.in.open(q) }

func (o *followList) next(q *query) (bool, error) {
	for {
		for len(o.starts) > 0 {
			start := o.starts[0]
			o.starts = o.starts[1:]
			end, ok, err := o.walk(q, start)
			if err != nil {
				return false, err
			}
			if !ok || o.toBound && q.row[o.to] != value.Value(end) {
				continue
			}
			q.row[o.from], q.row[o.to] = start.Value(), end.Value()
			return true, nil
		}
		if ok, err := o.in.next(q); !ok || err != nil {
			return false, err
		}
		o.starts = o.startNodes(q)
	}
}

// startNodes are the nodes from which the list may lead on.
func (o *followList) startNodes(q *query) []value.Node {
	list, ok := q.row[o.rel].(value.List)
	if !ok || len(list) < o.min || len(list) > o.max {
		return nil
	}
	if n, ok := q.row[o.from].(value.Node); o.fromBound {
		if !ok {
			return nil
		}
		return []value.Node{n}
	}
	if len(list) == 0 {
		return nil
	}
	first, ok := o.at(list, 0).(value.Relationship)
	if !ok {
		return nil
	}
	starts := []value.Node{q.view.Start(first), q.view.End(first)}
	return slices.Compact(starts)
}

func (o *followList) at(list value.List, i int) value.Value {
	if o.reverse {
		return list[len(list)-1-i]
	}
	return list[i]
}

// walk follows the whole list from a node.
func (o *followList) walk(q *query, n value.Node) (end value.Node, ok bool, err error) {
	list := q.row[o.rel].(value.List)
	types := o.steps.types.resolve(q.view)
	for i := range list {
		r, isRel := o.at(list, i).(value.Relationship)
		if !isRel || o.steps.types.names != nil && !slices.Contains(types, q.view.TypeID(r)) {
			return 0, false, nil
		}
		if ok, err := o.steps.admits(q, r); !ok || err != nil {
			return 0, false, err
		}
		switch {
		case q.view.Start(r) == n && o.steps.dir != store.Incoming:
			n = q.view.End(r)
		case q.view.End(r) == n && o.steps.dir != store.Outgoing:
			n = q.view.Start(r)
		default:
			return 0, false, nil
		}
	}
	return n, true, nil
}
