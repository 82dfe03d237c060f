package eval

import (
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

// Predicate computes a truth value for one row.
type Predicate func(ctx *Context, row Row) (value.Ternary, error)

// CompilePredicate turns e into a predicate, as WHERE wants it. A value that
// is no predicate is a type error when the row comes.
func CompilePredicate(e syntax.Expr, scope *Scope) (Predicate, error) {
	p, err := compilePredicate(e, scope)
	if err != nil || !mayReserve(e) {
		return p, err
	}
	return func(ctx *Context, row Row) (value.Ternary, error) {
		mark := ctx.Booked()
		t, err := p(ctx, row)
		ctx.GiveBack(mark)
		return t, err
	}, nil
}

// compilePredicate is CompilePredicate for a part of an expression.
func compilePredicate(e syntax.Expr, scope *Scope) (Predicate, error) {
	if _, ok := scope.boundSlot(e); !ok && isPredicate(e) {
		return compileOwnPredicate(e, scope)
	}
	p, err := compile(e, scope)
	if err != nil {
		return nil, err
	}
	return func(ctx *Context, row Row) (value.Ternary, error) {
		v, err := p(ctx, row)
		if err != nil {
			return value.Unknown, err
		}
		return truth(v)
	}, nil
}

// truth reads a value as a predicate; lists and maps are true unless empty.
func truth(v value.Value) (value.Ternary, error) {
	switch v := v.(type) {
	case nil:
		return value.Unknown, nil
	case value.Boolean:
		return value.TernaryOf(bool(v)), nil
	case value.List:
		return value.TernaryOf(len(v) > 0), nil
	case value.Map:
		return value.TernaryOf(len(v) > 0), nil
	}
	return value.Unknown, value.Errorf(value.TypeError, "Don't know how to treat that as a predicate: %s", value.Describe(v))
}

// isPredicate tells whether e is one of the expressions of compileOwnPredicate.
func isPredicate(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Unary:
		return e.Op == syntax.Not
	case *syntax.Binary:
		_, arithmetic := arithmetic[e.Op]
		return !arithmetic
	case *syntax.Chain, *syntax.IsNull, *syntax.IsTyped, *syntax.IsNormalized, *syntax.HasLabels, *syntax.ListPredicate:
		return true
	}
	return false
}

func compileOwnPredicate(e syntax.Expr, scope *Scope) (Predicate, error) {
	switch e := e.(type) {
	case *syntax.Unary:
		return compileNot(e, scope)
	case *syntax.Binary:
		return compileBinaryPredicate(e, scope)
	case *syntax.Chain:
		return compileChain(e, scope)
	case *syntax.IsNull:
		return compileIsNull(e, scope)
	case *syntax.IsTyped:
		return compileIsTyped(e, scope)
	case *syntax.IsNormalized:
		return compileIsNormalized(e, scope)
	case *syntax.HasLabels:
		return compileHasLabels(e, scope)
	case *syntax.ListPredicate:
		return compileListPredicate(e, scope)
	}
	return nil, value.Errorf(value.SyntaxError, "The expression %s is not allowed here", e)
}

func compileNot(e *syntax.Unary, scope *Scope) (Predicate, error) {
	p, err := compilePredicate(e.Operand, scope)
	if err != nil {
		return nil, err
	}
	return func(ctx *Context, row Row) (value.Ternary, error) {
		t, err := p(ctx, row)
		return t.Not(), err
	}, nil
}

func compileBinaryPredicate(e *syntax.Binary, scope *Scope) (Predicate, error) {
	switch e.Op {
	case syntax.And, syntax.Or, syntax.Xor:
		return compileConnective(e, scope)
	case syntax.Matches:
		return compileMatches(e, scope)
	}
	left, err := compile(e.Left, scope)
	if err != nil {
		return nil, err
	}
	right, err := compile(e.Right, scope)
	if err != nil {
		return nil, err
	}
	if e.Op == syntax.In {
		return in(left, right, e.Right), nil
	}
	return relation(left, right, relations[e.Op]), nil
}

// relations are the operators that compare two values.
var relations = map[syntax.Op]func(a, b value.Value) value.Ternary{
	syntax.Eq:         value.Equal,
	syntax.Neq:        func(a, b value.Value) value.Ternary { return value.Equal(a, b).Not() },
	syntax.Lt:         func(a, b value.Value) value.Ternary { return value.Compare(a, b).Less() },
	syntax.Le:         func(a, b value.Value) value.Ternary { return value.Compare(a, b).LessOrEqual() },
	syntax.Gt:         func(a, b value.Value) value.Ternary { return value.Compare(a, b).Greater() },
	syntax.Ge:         func(a, b value.Value) value.Ternary { return value.Compare(a, b).GreaterOrEqual() },
	syntax.StartsWith: startsWith,
	syntax.EndsWith:   endsWith,
	syntax.Contains:   contains,
}

func relation(left, right Program, holds func(a, b value.Value) value.Ternary) Predicate {
	return func(ctx *Context, row Row) (value.Ternary, error) {
		a, err := left(ctx, row)
		if err != nil {
			return value.Unknown, err
		}
		b, err := right(ctx, row)
		if err != nil {
			return value.Unknown, err
		}
		return holds(a, b), nil
	}
}

// compileConnective stops at the left side where it decides.
func compileConnective(e *syntax.Binary, scope *Scope) (Predicate, error) {
	left, err := compilePredicate(e.Left, scope)
	if err != nil {
		return nil, err
	}
	right, err := compilePredicate(e.Right, scope)
	if err != nil {
		return nil, err
	}
	decides, combine := value.False, lesser
	switch e.Op {
	case syntax.Or:
		decides, combine = value.True, greater
	case syntax.Xor:
		decides, combine = never, exclusive
	}
	return func(ctx *Context, row Row) (value.Ternary, error) {
		a, err := left(ctx, row)
		if err != nil || a == decides {
			return a, err
		}
		b, err := right(ctx, row)
		return combine(a, b), err
	}, nil
}

// never is no truth value: nothing on the left decides XOR.
const never value.Ternary = 2

func lesser(a, b value.Ternary) value.Ternary    { return min(a, b) }
func greater(a, b value.Ternary) value.Ternary   { return max(a, b) }
func exclusive(a, b value.Ternary) value.Ternary { return -a * b }

// compileChain computes each operand once and stops at the first false pair.
func compileChain(e *syntax.Chain, scope *Scope) (Predicate, error) {
	operands, err := compileAll(e.Operands, scope)
	if err != nil {
		return nil, err
	}
	return func(ctx *Context, row Row) (value.Ternary, error) {
		left, err := operands[0](ctx, row)
		if err != nil {
			return value.Unknown, err
		}
		all := value.True
		for i, op := range e.Ops {
			right, err := operands[i+1](ctx, row)
			if err != nil {
				return value.Unknown, err
			}
			if all = min(all, relations[op](left, right)); all == value.False {
				break
			}
			left = right
		}
		return all, nil
	}, nil
}

func compileIsNull(e *syntax.IsNull, scope *Scope) (Predicate, error) {
	p, err := compile(e.Operand, scope)
	if err != nil {
		return nil, err
	}
	return func(ctx *Context, row Row) (value.Ternary, error) {
		v, err := p(ctx, row)
		return value.TernaryOf((v == nil) != e.Not), err
	}, nil
}
