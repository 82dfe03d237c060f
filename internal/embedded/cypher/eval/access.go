package eval

import (
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

func compileProperty(e *syntax.Property, scope *Scope) (Program, error) {
	key := e.Key.Text
	subject, err := compile(e.Subject, scope)
	if err != nil {
		return nil, err
	}
	return func(ctx *Context, row Row) (value.Value, error) {
		v, err := subject(ctx, row)
		if err != nil {
			return nil, err
		}
		return property(ctx, v, key)
	}, nil
}

// property is v.key of a node, relationship, map, temporal value or point.
func property(ctx *Context, v value.Value, key string) (value.Value, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case value.Node:
		return ctx.Graph.NodeProperty(v, key)
	case value.Relationship:
		return ctx.Graph.RelationshipProperty(v, key)
	case value.Map:
		return v.Get(key), nil
	}
	component, ok, err := value.Component(v, key)
	if !ok {
		return nil, value.Errorf(value.TypeError, "Type mismatch: expected a map but was %s", value.Describe(v))
	}
	return component, err
}

func compileIndex(e *syntax.Index, scope *Scope) (Program, error) {
	subject, err := compile(e.Subject, scope)
	if err != nil {
		return nil, err
	}
	index, err := compile(e.Index, scope)
	if err != nil {
		return nil, err
	}
	return func(ctx *Context, row Row) (value.Value, error) {
		v, err := subject(ctx, row)
		if err != nil {
			return nil, err
		}
		i, err := index(ctx, row)
		if err != nil || v == nil || i == nil {
			return nil, err
		}
		return element(ctx, v, i)
	}, nil
}

// element is v[i]: an element of a list, counted from its end if i is negative,
// or a property.
func element(ctx *Context, v, i value.Value) (value.Value, error) {
	if key, ok := i.(value.String); ok {
		return property(ctx, v, string(key))
	}
	switch v := v.(type) {
	case value.List, value.Bytes:
		list, _ := value.AsList(v)
		n, ok := i.(value.Integer)
		if !ok {
			return nil, value.Errorf(value.TypeError, "Cannot access a list using an non-integer number index, got %s", value.Describe(i))
		}
		return elementAt(list, int64(n)), nil
	case value.Map, value.Node, value.Relationship:
		return nil, value.Errorf(value.TypeError, "Cannot access a map '%s' by key '%s': Expected a string", value.Describe(v), value.Describe(i))
	}
	return nil, value.NotIndexable(v, value.Describe(i))
}

func elementAt(list value.List, i int64) value.Value {
	if i < 0 {
		i += int64(len(list))
	}
	if i < 0 || i >= int64(len(list)) {
		return nil
	}
	return list[i]
}

func compileSlice(e *syntax.Slice, scope *Scope) (Program, error) {
	subject, err := compile(e.Subject, scope)
	if err != nil {
		return nil, err
	}
	from, err := compileOptional(e.From, value.Integer(0), scope)
	if err != nil {
		return nil, err
	}
	to, err := compileOptional(e.To, value.Integer(1<<62), scope)
	if err != nil {
		return nil, err
	}
	return func(ctx *Context, row Row) (value.Value, error) {
		v, err := subject(ctx, row)
		if err != nil {
			return nil, err
		}
		a, err := from(ctx, row)
		if err != nil {
			return nil, err
		}
		b, err := to(ctx, row)
		if err != nil || v == nil || a == nil || b == nil {
			return nil, err
		}
		return slice(traversable(v), a, b)
	}, nil
}

func compileOptional(e syntax.Expr, otherwise value.Value, scope *Scope) (Program, error) {
	if e == nil {
		return constant(otherwise), nil
	}
	return Compile(e, scope)
}

func slice(list value.List, from, to value.Value) (value.Value, error) {
	a, err := bound(from, len(list))
	if err != nil {
		return nil, err
	}
	b, err := bound(to, len(list))
	if err != nil {
		return nil, err
	}
	if a >= b {
		return value.List{}, nil
	}
	return list[a:b:b], nil
}

// bound turns an index, which may be negative or too large, into an offset.
func bound(v value.Value, length int) (int, error) {
	var i int64
	switch v := v.(type) {
	case value.Integer:
		i = int64(v)
	case value.Float:
		i = int64(v)
	default:
		return 0, value.Errorf(value.TypeError, "Expected a numeric value as index of a list, but got: %s", value.Describe(v))
	}
	if i < 0 {
		i += int64(length)
	}
	return int(max(0, min(i, int64(length)))), nil
}
