package eval

import (
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

// in is the IN operator. A list that is written out and holds only strings is
// looked up in a set.
func in(left, right Program, list syntax.Expr) Predicate {
	if set, ok := stringSet(list); ok {
		return inStrings(left, set)
	}
	return func(ctx *Context, row Row) (value.Ternary, error) {
		v, err := left(ctx, row)
		if err != nil {
			return value.Unknown, err
		}
		l, err := right(ctx, row)
		if err != nil || l == nil {
			return value.Unknown, err
		}
		return contained(v, traversable(l)), nil
	}
}

// contained is true if an element equals v, unknown if one might.
func contained(v value.Value, list value.List) value.Ternary {
	found := value.False
	for _, e := range list {
		switch value.Equal(v, e) {
		case value.True:
			return value.True
		case value.Unknown:
			found = value.Unknown
		}
	}
	return found
}

func stringSet(e syntax.Expr) (map[value.String]bool, bool) {
	v, ok := constantOf(e)
	list, isList := v.(value.List)
	if !ok || !isList || len(list) == 0 {
		return nil, false
	}
	set := make(map[value.String]bool, len(list))
	for _, e := range list {
		s, ok := e.(value.String)
		if !ok {
			return nil, false
		}
		set[s] = true
	}
	return set, true
}

func inStrings(left Program, set map[value.String]bool) Predicate {
	return func(ctx *Context, row Row) (value.Ternary, error) {
		v, err := left(ctx, row)
		if err != nil || v == nil {
			return value.Unknown, err
		}
		s, ok := v.(value.String)
		return value.TernaryOf(ok && set[s]), nil
	}
}

// traversable returns v as a list: what is none is the only element of one, as
// Neo4j has it.
func traversable(v value.Value) value.List {
	if l, ok := value.AsList(v); ok {
		return l
	}
	return value.List{v}
}
