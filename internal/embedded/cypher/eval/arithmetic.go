package eval

import (
	"math"
	"math/bits"

	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

// operator computes with two values, neither of them null.
type operator func(ctx *Context, a, b value.Value) (value.Value, error)

var arithmetic = map[syntax.Op]operator{
	syntax.Add: add, syntax.Subtract: subtract, syntax.Concat: concat,
	syntax.Multiply: multiply, syntax.Divide: divide, syntax.Modulo: modulo, syntax.Power: power,
}

func compileArithmetic(e *syntax.Binary, compute operator, scope *Scope) (Program, error) {
	left, err := compile(e.Left, scope)
	if err != nil {
		return nil, err
	}
	right, err := compile(e.Right, scope)
	if err != nil {
		return nil, err
	}
	if e.Op == syntax.Divide && isLiteralNumber(e) {
		compute = divideLiterals
	}
	return func(ctx *Context, row Row) (value.Value, error) {
		a, err := left(ctx, row)
		if err != nil {
			return nil, err
		}
		b, err := right(ctx, row)
		if err != nil {
			return nil, err
		}
		if a == nil || b == nil {
			return ofNull(e.Op, b)
		}
		return compute(ctx, a, b)
	}, nil
}

// isLiteralNumber tells whether e is computed of literals alone. Neo4j computes
// such a division beforehand, and then 1.0 / 0 is infinite; a division while the
// query runs fails if the divisor is the integer 0.
func isLiteralNumber(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Integer, *syntax.Float:
		return true
	case *syntax.Unary:
		return e.Op != syntax.Not && isLiteralNumber(e.Operand)
	case *syntax.Binary:
		_, ok := arithmetic[e.Op]
		return ok && isLiteralNumber(e.Left) && isLiteralNumber(e.Right)
	}
	return false
}

// ofNull is null, except that null divided by 0 fails as every division by 0 does.
func ofNull(op syntax.Op, right value.Value) (value.Value, error) {
	if op == syntax.Divide && right == value.Integer(0) {
		return nil, divisionByZero()
	}
	return nil, nil
}

// compileSign is unary minus and plus.
func compileSign(e *syntax.Unary, scope *Scope) (Program, error) {
	p, err := compile(e.Operand, scope)
	if err != nil || e.Op == syntax.Identity {
		return p, err
	}
	return func(ctx *Context, row Row) (value.Value, error) {
		v, err := p(ctx, row)
		if err != nil || v == nil {
			return nil, err
		}
		if f, ok := v.(value.Float); ok {
			return -f, nil
		}
		return subtract(ctx, value.Integer(0), v)
	}, nil
}

// floats reads both as floats, if both are numbers.
func floats(a, b value.Value) (x, y float64, ok bool) {
	x, ok1 := toFloat(a)
	y, ok2 := toFloat(b)
	return x, y, ok1 && ok2
}

func toFloat(v value.Value) (float64, bool) {
	switch v := v.(type) {
	case value.Integer:
		return float64(v), true
	case value.Float:
		return float64(v), true
	}
	return 0, false
}

// integers reads both as integers, if both are.
func integers(a, b value.Value) (x, y int64, ok bool) {
	m, ok1 := a.(value.Integer)
	n, ok2 := b.(value.Integer)
	return int64(m), int64(n), ok1 && ok2
}

func longOverflow() error { return value.Errorf(value.ArithmeticError, "long overflow") }

func add(ctx *Context, a, b value.Value) (value.Value, error) {
	if x, y, ok := integers(a, b); ok {
		sum := x + y
		if (x^sum)&(y^sum) < 0 {
			return nil, longOverflow()
		}
		return value.Integer(sum), nil
	}
	if x, y, ok := floats(a, b); ok {
		return value.Float(x + y), nil
	}
	if isList(a) || isList(b) {
		return joinLists(ctx, traversable(a), traversable(b))
	}
	if isText(a, b) {
		return joinStrings(ctx, a.String(), b.String())
	}
	if d, ok := b.(value.Duration); ok && isTemporal(a) {
		return value.AddDuration(a, d)
	}
	if d, ok := a.(value.Duration); ok && isTemporal(b) {
		return value.AddDuration(b, d)
	}
	return nil, value.Errorf(value.TypeError, "Cannot add `%s` and `%s`", value.ClassName(a), value.ClassName(b))
}

func isList(v value.Value) bool {
	switch v.(type) {
	case value.List, value.Bytes:
		return true
	}
	return false
}

// isText tells whether one is a string and the other has a text.
func isText(a, b value.Value) bool {
	_, first := a.(value.String)
	_, second := b.(value.String)
	return (first || second) && hasText(a) && hasText(b)
}

func hasText(v value.Value) bool {
	switch v.(type) {
	case value.Map, value.Node, value.Relationship, value.Path:
		return false
	}
	return true
}

func isTemporal(v value.Value) bool {
	switch v.(type) {
	case value.Date, value.LocalTime, value.Time, value.LocalDateTime, value.DateTime, value.Duration:
		return true
	}
	return false
}

// bytesPerElement is what a list takes per element, without the element itself.
const bytesPerElement = 16

func joinLists(ctx *Context, a, b value.List) (value.Value, error) {
	if err := ctx.Reserve(int64(len(a)+len(b)) * bytesPerElement); err != nil {
		return nil, err
	}
	joined := make(value.List, 0, len(a)+len(b))
	return append(append(joined, a...), b...), nil
}

// freeString is the length up to which a string is not booked.
const freeString = 1024

func joinStrings(ctx *Context, a, b string) (value.Value, error) {
	if n := len(a) + len(b); n > freeString {
		if err := ctx.Reserve(int64(n)); err != nil {
			return nil, err
		}
	}
	return value.String(a + b), nil
}

// concat is ||, of two strings or two lists.
func concat(ctx *Context, a, b value.Value) (value.Value, error) {
	if x, ok := a.(value.String); ok {
		if y, ok := b.(value.String); ok {
			return joinStrings(ctx, string(x), string(y))
		}
	}
	if isList(a) && isList(b) {
		return joinLists(ctx, traversable(a), traversable(b))
	}
	return nil, value.Errorf(value.TypeError, "Cannot concatenate `%s` and `%s`", value.ClassName(a), value.ClassName(b))
}

func subtract(_ *Context, a, b value.Value) (value.Value, error) {
	if x, y, ok := integers(a, b); ok {
		difference := x - y
		if (x^y)&(x^difference) < 0 {
			return nil, longOverflow()
		}
		return value.Integer(difference), nil
	}
	if x, y, ok := floats(a, b); ok {
		return value.Float(x - y), nil
	}
	if d, ok := b.(value.Duration); ok && isTemporal(a) {
		return value.SubtractDuration(a, d)
	}
	return nil, value.Errorf(value.TypeError, "Cannot subtract `%s` from `%s`", value.ClassName(b), value.ClassName(a))
}

func multiply(_ *Context, a, b value.Value) (value.Value, error) {
	if x, y, ok := integers(a, b); ok {
		return multiplyIntegers(x, y)
	}
	if x, y, ok := floats(a, b); ok {
		return value.Float(x * y), nil
	}
	if d, ok := a.(value.Duration); ok && isNumber(b) {
		return duration(d.Times(b))
	}
	if d, ok := b.(value.Duration); ok && isNumber(a) {
		return duration(d.Times(a))
	}
	return nil, value.Errorf(value.TypeError, "Cannot multiply `%s` and `%s`", value.ClassName(a), value.ClassName(b))
}

func isNumber(v value.Value) bool {
	_, ok := toFloat(v)
	return ok
}

func duration(d value.Duration, err error) (value.Value, error) {
	if err != nil {
		return nil, err
	}
	return d, nil
}

func multiplyIntegers(x, y int64) (value.Value, error) {
	hi, lo := bits.Mul64(magnitude(x), magnitude(y))
	limit := uint64(math.MaxInt64)
	if (x < 0) != (y < 0) {
		limit++
	}
	if hi != 0 || lo > limit {
		return nil, longOverflow()
	}
	return value.Integer(x * y), nil
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

func divideLiterals(ctx *Context, a, b value.Value) (value.Value, error) {
	if _, _, ok := integers(a, b); ok {
		return divide(ctx, a, b)
	}
	x, y, _ := floats(a, b)
	return value.Float(x / y), nil
}

func divide(_ *Context, a, b value.Value) (value.Value, error) {
	if b == value.Integer(0) {
		return nil, divisionByZero()
	}
	if x, y, ok := integers(a, b); ok {
		return value.Integer(x / y), nil
	}
	if x, y, ok := floats(a, b); ok {
		return value.Float(x / y), nil
	}
	if d, ok := a.(value.Duration); ok && isNumber(b) {
		return duration(d.DividedBy(b))
	}
	return nil, value.Errorf(value.TypeError, "Cannot divide `%s` by `%s`", value.ClassName(a), value.ClassName(b))
}

func divisionByZero() error { return value.Errorf(value.ArithmeticError, "/ by zero") }

func modulo(_ *Context, a, b value.Value) (value.Value, error) {
	if x, y, ok := integers(a, b); ok {
		if y == 0 {
			return nil, divisionByZero()
		}
		return value.Integer(x % y), nil
	}
	if x, y, ok := floats(a, b); ok {
		return value.Float(math.Mod(x, y)), nil
	}
	return nil, value.Errorf(value.TypeError, "Cannot calculate modulus of `%s` and `%s`", value.ClassName(a), value.ClassName(b))
}

// power is always a float.
func power(_ *Context, a, b value.Value) (value.Value, error) {
	if x, y, ok := floats(a, b); ok {
		return value.Float(math.Pow(x, y)), nil
	}
	return nil, value.Errorf(value.TypeError, "Cannot raise `%s` to the power of `%s`", value.ClassName(a), value.ClassName(b))
}
