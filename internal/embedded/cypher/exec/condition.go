package exec

import (
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

// condition tells whether a predicate is true for the current row.
type condition func(q *query) (bool, error)

// condition compiles a predicate. The two that most rows are tested by, n:Label
// and x IN list, have ways of their own.
func (b *builder) condition(e syntax.Expr, s *scope) (condition, error) {
	if c, ok := b.hasLabel(e, s); ok {
		return c, nil
	}
	if in, ok := e.(*syntax.Binary); ok && in.Op == syntax.In {
		return b.membership(in, s)
	}
	p, err := b.compile(e, s)
	return func(q *query) (bool, error) { return q.holds(p) }, err
}

// hasLabel tests a node's label by number.
func (b *builder) hasLabel(e syntax.Expr, s *scope) (condition, bool) {
	has, ok := e.(*syntax.HasLabels)
	if !ok {
		return nil, false
	}
	label, ok := has.Labels.(*syntax.LabelName)
	v, isVariable := has.Operand.(*syntax.Variable)
	if !ok || label.Dynamic != nil || !isVariable {
		return nil, false
	}
	slot, known := s.Lookup(v.Name)
	p, err := b.compile(e, s)
	if !known || err != nil {
		return nil, false
	}
	return func(q *query) (bool, error) {
		n, ok := q.row[slot].(value.Node)
		if !ok || !q.view.HasNode(n) {
			return q.holds(p)
		}
		id, known := q.view.LabelNames().Find(label.Name)
		return known && q.view.HasLabelID(n, id), nil
	}, true
}

// longList is how long a list is for which a set pays.
const longList = 8

// membership tests x IN list. While the list stays the same from row to row, and
// is of nodes, relationships or strings, it is looked up in a set.
func (b *builder) membership(in *syntax.Binary, s *scope) (condition, error) {
	whole, err := b.compile(in, s)
	if err != nil {
		return nil, err
	}
	left, err := b.compile(in.Left, s)
	if err != nil {
		return nil, err
	}
	right, err := b.compile(in.Right, s)
	if err != nil {
		return nil, err
	}
	var set listSet
	return func(q *query) (bool, error) {
		v, err := q.compute(right)
		if err != nil {
			return false, err
		}
		list, ok := v.(value.List)
		if !ok || len(list) < longList || !set.of(list) {
			return q.holds(whole)
		}
		x, err := q.compute(left)
		return set.has(x), err
	}, nil
}

// listSet is the elements of the list that was asked for last.
type listSet struct {
	list     value.List
	elements map[value.Value]struct{}
}

// of makes the set of a list and tells whether it can: elements must be equal
// exactly when Go says so.
func (s *listSet) of(list value.List) bool {
	if len(s.list) == len(list) && &s.list[0] == &list[0] {
		return s.elements != nil
	}
	s.list, s.elements = list, nil
	elements := make(map[value.Value]struct{}, len(list))
	for _, v := range list {
		if !simple(v) {
			return false
		}
		elements[v] = struct{}{}
	}
	s.elements = elements
	return true
}

// has tells whether v is in the set for sure.
func (s *listSet) has(v value.Value) bool {
	if !simple(v) {
		return false
	}
	_, ok := s.elements[v]
	return ok
}

// simple tells whether v equals only values of its own Go type, and those by ==.
func simple(v value.Value) bool {
	switch v.(type) {
	case value.Node, value.Relationship, value.String, value.Boolean:
		return true
	}
	return false
}
