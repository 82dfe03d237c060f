package eval

import (
	"strings"
	"sync/atomic"

	"rolegraph/internal/embedded/cypher/function"
	cypher "rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

func startsWith(a, b value.Value) value.Ternary { return ofStrings(a, b, strings.HasPrefix) }
func endsWith(a, b value.Value) value.Ternary   { return ofStrings(a, b, strings.HasSuffix) }
func contains(a, b value.Value) value.Ternary   { return ofStrings(a, b, strings.Contains) }

// ofStrings is unknown unless both are strings.
func ofStrings(a, b value.Value, holds func(a, b string) bool) value.Ternary {
	x, ok1 := a.(value.String)
	y, ok2 := b.(value.String)
	if !ok1 || !ok2 {
		return value.Unknown
	}
	return value.TernaryOf(holds(string(x), string(y)))
}

// compileMatches is =~: the whole string must match a pattern of Java's.
func compileMatches(e *cypher.Binary, scope *Scope) (Predicate, error) {
	left, err := compile(e.Left, scope)
	if err != nil {
		return nil, err
	}
	right, err := compile(e.Right, scope)
	if err != nil {
		return nil, err
	}
	var last atomic.Pointer[compiledPattern]
	return func(ctx *Context, row Row) (value.Ternary, error) {
		v, err := left(ctx, row)
		if err != nil {
			return value.Unknown, err
		}
		pattern, err := right(ctx, row)
		if err != nil || v == nil || pattern == nil {
			return value.Unknown, err
		}
		return matches(v, pattern, &last)
	}, nil
}

// compiledPattern remembers the pattern of the row before.
type compiledPattern struct {
	text    value.String
	matches matcher
}

func matches(v, pattern value.Value, last *atomic.Pointer[compiledPattern]) (value.Ternary, error) {
	text, ok := pattern.(value.String)
	if !ok {
		return value.Unknown, value.Errorf(value.TypeError, "Expected a string as regular expression, but got: %s", value.Describe(pattern))
	}
	s, ok := v.(value.String)
	if !ok {
		return value.Unknown, nil
	}
	p := last.Load()
	if p == nil || p.text != text {
		compiled, err := compilePattern(string(text))
		if err != nil {
			return value.Unknown, err
		}
		p = &compiledPattern{text, compiled}
		last.Store(p)
	}
	whole, err := p.matches(string(s))
	return value.TernaryOf(whole), err
}

func compileIsNormalized(e *cypher.IsNormalized, scope *Scope) (Predicate, error) {
	p, err := compile(e.Operand, scope)
	if err != nil {
		return nil, err
	}
	return func(ctx *Context, row Row) (value.Ternary, error) {
		v, err := p(ctx, row)
		s, ok := v.(value.String)
		if err != nil || !ok {
			return value.Unknown, err
		}
		normal, _ := function.NormalForm(string(s), e.Form)
		return value.TernaryOf((normal == string(s)) != e.Not), nil
	}, nil
}
