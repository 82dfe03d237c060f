package exec

import (
	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

// properties computes a map of properties that can be stored; p may be nil.
func (q *query) properties(p eval.Program) (value.Map, error) {
	if p == nil {
		return nil, nil
	}
	v, err := q.compute(p)
	if err != nil || v == nil {
		return nil, err
	}
	return q.propertyMap(v)
}

// propertyMap is v as a map of properties: a map, or those of a node or
// relationship.
func (q *query) propertyMap(v value.Value) (value.Map, error) {
	switch v := v.(type) {
	case value.Map:
		for _, e := range v {
			if err := storable(e.Value); err != nil {
				return nil, err
			}
		}
		return v, nil
	case value.Node:
		return q.view.NodeProperties(v)
	case value.Relationship:
		return q.view.RelationshipProperties(v)
	}
	return nil, value.Errorf(value.TypeError, "Expected %s to be a map, but it was :%s", v, value.TypeOf(v))
}

// storable says why v cannot be a property's value, if it cannot.
func storable(v value.Value) error {
	if v == nil || value.IsProperty(v) {
		return nil
	}
	if l, ok := v.(value.List); ok {
		for _, e := range l {
			if e == nil {
				return value.Errorf(value.TypeError, "Collections containing null values can not be stored in properties.")
			}
			if _, nested := e.(value.List); nested {
				return value.Errorf(value.TypeError, "Collections containing collections can not be stored in properties.")
			}
		}
		return value.Errorf(value.TypeError, "Neo4j only supports a subset of Cypher types for storage as singleton or array properties. Please refer to section cypher/syntax/values of the manual for more details.")
	}
	return value.Errorf(value.TypeError, "Property values can only be of primitive types or arrays thereof. Encountered: %s.", v)
}

// labelList is labels of which some may be computed.
type labelList struct {
	fixed   []string
	dynamic []eval.Program
}

func (b *builder) labels(labels []*syntax.LabelName, s *scope) (labelList, error) {
	var l labelList
	for _, n := range labels {
		if n.Dynamic == nil {
			l.fixed = append(l.fixed, n.Name)
			continue
		}
		p, err := b.compile(n.Dynamic, s)
		if err != nil {
			return l, err
		}
		l.dynamic = append(l.dynamic, p)
	}
	return l, nil
}

func oneLabel(l *syntax.LabelName) []*syntax.LabelName {
	if l == nil {
		return nil
	}
	return []*syntax.LabelName{l}
}

// names returns the labels for the current row, none twice.
func (l *labelList) names(q *query) ([]string, error) {
	names := l.fixed
	for _, p := range l.dynamic {
		v, err := q.compute(p)
		if err != nil {
			return nil, err
		}
		for _, e := range elements(v) {
			s, ok := e.(value.String)
			if !ok || s == "" {
				return nil, value.Errorf(value.TypeError, "A label or relationship type must be a STRING NOT NULL that is not empty")
			}
			names = append(names[:len(names):len(names)], string(s))
		}
	}
	return names, nil
}
