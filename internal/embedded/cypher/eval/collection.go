package eval

import (
	"cmp"
	"slices"

	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

func compileList(e *syntax.List, scope *Scope) (Program, error) {
	items, err := compileAll(e.Items, scope)
	if err != nil {
		return nil, err
	}
	return func(ctx *Context, row Row) (value.Value, error) {
		list := make(value.List, len(items))
		for i, item := range items {
			v, err := item(ctx, row)
			if err != nil {
				return nil, err
			}
			list[i] = v
		}
		return list, nil
	}, nil
}

func compileMap(e *syntax.Map, scope *Scope) (Program, error) {
	values := make([]Program, len(e.Entries))
	for i, entry := range e.Entries {
		p, err := compile(entry.Value, scope)
		if err != nil {
			return nil, err
		}
		values[i] = p
	}
	return func(ctx *Context, row Row) (value.Value, error) {
		entries := make([]value.Entry, len(values))
		for i, p := range values {
			v, err := p(ctx, row)
			if err != nil {
				return nil, err
			}
			entries[i] = value.Entry{Key: e.Entries[i].Key.Text, Value: v}
		}
		return value.NewMap(entries), nil
	}, nil
}

// compileMapProjection is variable {.key, .*, other, key: value}.
func compileMapProjection(e *syntax.MapProjection, scope *Scope) (Program, error) {
	subject, err := compileVariable(e.Variable, scope)
	if err != nil {
		return nil, err
	}
	items := make([]mapItem, len(e.Items))
	for i, item := range allPropertiesFirst(e.Items) {
		if items[i], err = compileMapItem(item, scope); err != nil {
			return nil, err
		}
	}
	return func(ctx *Context, row Row) (value.Value, error) {
		v, err := subject(ctx, row)
		if err != nil || v == nil {
			return nil, err
		}
		var entries []value.Entry
		for _, item := range items {
			if entries, err = item(ctx, row, v, entries); err != nil {
				return nil, err
			}
		}
		return value.NewMap(entries), nil
	}, nil
}

// allPropertiesFirst puts .* in front, for what is named counts more.
func allPropertiesFirst(items []syntax.MapItem) []syntax.MapItem {
	return slices.SortedStableFunc(slices.Values(items), func(a, b syntax.MapItem) int {
		return cmp.Compare(itemRank(a), itemRank(b))
	})
}

func itemRank(item syntax.MapItem) int {
	if _, ok := item.(*syntax.AllProperties); ok {
		return 0
	}
	return 1
}

// mapItem appends what one item of a map projection of subject selects.
type mapItem func(ctx *Context, row Row, subject value.Value, entries []value.Entry) ([]value.Entry, error)

func compileMapItem(item syntax.MapItem, scope *Scope) (mapItem, error) {
	switch item := item.(type) {
	case *syntax.AllProperties:
		return allProperties, nil
	case *syntax.PropertySelector:
		key := item.Key.Text
		return func(ctx *Context, _ Row, subject value.Value, entries []value.Entry) ([]value.Entry, error) {
			v, err := property(ctx, subject, key)
			return append(entries, value.Entry{Key: key, Value: v}), err
		}, nil
	case *syntax.VariableSelector:
		return computedItem(item.Variable.Name, item.Variable, scope)
	case *syntax.MapEntry:
		return computedItem(item.Key.Text, item.Value, scope)
	}
	return nil, value.Errorf(value.SyntaxError, "The item %s is not allowed in a map projection", item)
}

func computedItem(key string, e syntax.Expr, scope *Scope) (mapItem, error) {
	p, err := compile(e, scope)
	if err != nil {
		return nil, err
	}
	return func(ctx *Context, row Row, _ value.Value, entries []value.Entry) ([]value.Entry, error) {
		v, err := p(ctx, row)
		return append(entries, value.Entry{Key: key, Value: v}), err
	}, nil
}

func allProperties(ctx *Context, _ Row, subject value.Value, entries []value.Entry) ([]value.Entry, error) {
	var m value.Map
	var err error
	switch v := subject.(type) {
	case value.Map:
		m = v
	case value.Node:
		m, err = ctx.Graph.NodeProperties(v)
	case value.Relationship:
		m, err = ctx.Graph.RelationshipProperties(v)
	default:
		err = value.Errorf(value.TypeError, "Can't coerce `%s` to Map", value.Describe(subject))
	}
	return append(entries, m...), err
}

func compileCase(e *syntax.Case, scope *Scope) (Program, error) {
	inner := scope
	subject, slot := constant(nil), 0
	if e.Subject != nil {
		var err error
		if subject, err = compile(e.Subject, scope); err != nil {
			return nil, err
		}
		inner = scope.Nested()
		slot = inner.Slot()
		inner.subject = slot + 1
	}
	whens, err := compileWhens(e.Whens, inner)
	if err != nil {
		return nil, err
	}
	otherwise, err := compileOptional(e.Else, nil, inner)
	if err != nil {
		return nil, err
	}
	return func(ctx *Context, row Row) (value.Value, error) {
		if e.Subject != nil {
			v, err := subject(ctx, row)
			if err != nil {
				return nil, err
			}
			row[slot] = v
		}
		for _, when := range whens {
			holds, err := when.holds(ctx, row)
			if err != nil {
				return nil, err
			}
			if holds {
				return when.then(ctx, row)
			}
		}
		return otherwise(ctx, row)
	}, nil
}

type compiledWhen struct {
	tests []Predicate
	then  Program
}

func (w *compiledWhen) holds(ctx *Context, row Row) (bool, error) {
	for _, test := range w.tests {
		t, err := test(ctx, row)
		if err != nil || t == value.True {
			return t == value.True, err
		}
	}
	return false, nil
}

func compileWhens(whens []*syntax.When, scope *Scope) ([]compiledWhen, error) {
	compiled := make([]compiledWhen, len(whens))
	for i, when := range whens {
		for _, test := range when.Tests {
			p, err := compilePredicate(test, scope)
			if err != nil {
				return nil, err
			}
			compiled[i].tests = append(compiled[i].tests, p)
		}
		then, err := compile(when.Then, scope)
		if err != nil {
			return nil, err
		}
		compiled[i].then = then
	}
	return compiled, nil
}
