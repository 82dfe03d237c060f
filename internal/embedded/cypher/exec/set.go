package exec

import (
	"slices"

	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

// set changes properties and labels for each row.
type set struct {
	in    operator
	items []setter
}

// setter does one item of SET or REMOVE for the current row.
type setter func(q *query) error

func (b *builder) set(op *plan.Set, in operator, s *scope) (operator, *scope, error) {
	items, err := b.setters(op.Items, s)
	return &set{in, items}, s, err
}

func (o *set) open(q *query) error { return o.in.open(q) }

func (o *set) next(q *query) (bool, error) {
	ok, err := o.in.next(q)
	if !ok || err != nil {
		return false, err
	}
	return true, setAll(q, o.items)
}

func setAll(q *query, items []setter) error {
	for _, set := range items {
		if err := set(q); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) setters(items []syntax.SetItem, s *scope) ([]setter, error) {
	var out []setter
	for _, it := range items {
		made, err := b.setter(it, s)
		if err != nil {
			return nil, err
		}
		out = append(out, made)
	}
	return out, nil
}

func (b *builder) setter(it syntax.SetItem, s *scope) (setter, error) {
	switch it := it.(type) {
	case *syntax.SetProperty:
		v, err := b.compile(it.Value, s)
		if err != nil {
			return nil, err
		}
		return b.propertySetter(it.Target, v, s)
	case *syntax.SetProperties:
		return b.mapSetter(it, s)
	}
	labels := it.(*syntax.SetLabels)
	return b.labelSetter(labels.Variable, labels.Labels, addLabel, s)
}

// propertySetter sets target, n.key or n[key], to v; v nil removes.
func (b *builder) propertySetter(target syntax.Expr, v eval.Program, s *scope) (setter, error) {
	subject, key, err := b.target(target, s)
	if err != nil {
		return nil, err
	}
	return func(q *query) error {
		entity, err := q.compute(subject)
		if err != nil || entity == nil {
			return err
		}
		name, err := key(q)
		if err != nil {
			return err
		}
		var val value.Value
		if v != nil {
			if val, err = q.compute(v); err != nil {
				return err
			}
		}
		if err := storable(val); err != nil {
			return err
		}
		return q.setProperty(entity, name, val)
	}, nil
}

// target takes n.key or n[key] apart.
func (b *builder) target(target syntax.Expr, s *scope) (subject eval.Program, key func(*query) (string, error), err error) {
	if p, ok := target.(*syntax.Property); ok {
		subject, err = b.compile(p.Subject, s)
		return subject, func(*query) (string, error) { return p.Key.Text, nil }, err
	}
	ix := target.(*syntax.Index)
	if subject, err = b.compile(ix.Subject, s); err != nil {
		return nil, nil, err
	}
	name, err := b.compile(ix.Index, s)
	return subject, func(q *query) (string, error) {
		v, err := q.compute(name)
		if err != nil {
			return "", err
		}
		text, ok := v.(value.String)
		if !ok {
			return "", value.Errorf(value.TypeError, "Expected a property key of type STRING, but got %s", value.TypeOf(v))
		}
		return string(text), nil
	}, err
}

// setProperty sets one property of a node or relationship.
func (q *query) setProperty(entity value.Value, key string, v value.Value) error {
	q.hit()
	switch e := entity.(type) {
	case value.Node:
		old, err := q.view.NodeProperty(e, key)
		if err != nil {
			return err
		}
		q.countProperty(old, v)
		return q.tx.SetNodeProperty(e, key, v)
	case value.Relationship:
		old, err := q.view.RelationshipProperty(e, key)
		if err != nil {
			return err
		}
		q.countProperty(old, v)
		return q.tx.SetRelationshipProperty(e, key, v)
	}
	return value.Errorf(value.TypeError, "Expected %s to be a node or relationship, but it was :%s", entity, value.TypeOf(entity))
}

// countProperty counts every setting, but of removals only those of something.
func (q *query) countProperty(old, v value.Value) {
	if old != nil || v != nil {
		q.counters.PropertiesSet++
	}
}

// mapSetter is n = map and n += map.
func (b *builder) mapSetter(it *syntax.SetProperties, s *scope) (setter, error) {
	subject, err := b.compile(it.Variable, s)
	if err != nil {
		return nil, err
	}
	source, err := b.compile(it.Value, s)
	if err != nil {
		return nil, err
	}
	return func(q *query) error {
		entity, err := q.compute(subject)
		if err != nil || entity == nil {
			return err
		}
		v, err := q.compute(source)
		if err != nil {
			return err
		}
		if v == nil {
			v = value.Map{}
		}
		props, err := q.propertyMap(v)
		if err != nil {
			return err
		}
		return q.setProperties(entity, props, it.Add)
	}, nil
}

// setProperties sets all properties in props, and unless add is set removes all others.
func (q *query) setProperties(entity value.Value, props value.Map, add bool) error {
	old, err := q.propertyMap(entity)
	if err != nil {
		return err
	}
	merged := props
	for _, e := range old {
		_, given := props.Lookup(e.Key)
		switch {
		case given:
		case add:
			merged = merged.With(e.Key, e.Value)
		default:
			q.counters.PropertiesSet++
		}
	}
	q.counters.PropertiesSet += int64(len(props)) // also null where there is nothing to remove
	q.hit()
	switch e := entity.(type) {
	case value.Node:
		return q.tx.ReplaceNodeProperties(e, merged)
	case value.Relationship:
		return q.tx.ReplaceRelationshipProperties(e, merged)
	}
	return value.Errorf(value.TypeError, "Expected %s to be a node or relationship, but it was :%s", entity, value.TypeOf(entity))
}

// labelSetter adds or removes labels.
func (b *builder) labelSetter(v *syntax.Variable, labels []*syntax.LabelName, change labelChange, s *scope) (setter, error) {
	subject, err := b.compile(v, s)
	if err != nil {
		return nil, err
	}
	list, err := b.labels(labels, s)
	if err != nil {
		return nil, err
	}
	return func(q *query) error {
		entity, err := q.compute(subject)
		if err != nil || entity == nil {
			return err
		}
		n, ok := entity.(value.Node)
		if !ok {
			return value.Errorf(value.TypeError, "Expected %s to be a node, but it was :%s", entity, value.TypeOf(entity))
		}
		names, err := list.names(q)
		if err != nil {
			return err
		}
		for _, name := range slices.Compact(slices.Clone(names)) {
			if err := change(q, n, name); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

type labelChange func(q *query, n value.Node, label string) error

func addLabel(q *query, n value.Node, label string) error {
	added, err := q.tx.AddLabel(n, label)
	if added {
		q.counters.LabelsAdded++
	}
	return err
}

func removeLabel(q *query, n value.Node, label string) error {
	removed, err := q.tx.RemoveLabel(n, label)
	if removed {
		q.counters.LabelsRemoved++
	}
	return err
}
