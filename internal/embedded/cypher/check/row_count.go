package check

import (
	"strings"

	"rolegraph/internal/embedded/cypher/syntax"
)

// rowCount checks the number of SKIP or LIMIT: it depends on no row and, where
// it is a literal, is an integer that is not negative.
func (c *checker) rowCount(e syntax.Expr, clause string) {
	if e == nil {
		return
	}
	syntax.Walk(e, func(n syntax.Node) bool {
		if _, ok := n.(*syntax.Variable); ok {
			c.fail(syntax.NonConstantExpression, e.Pos(), "It is not allowed to refer to variables in %s, so that the value for %s can be statically calculated.", clause, clause)
		}
		return true
	})
	c.literalCount(e, 0, "a non-negative integer")
	c.aggregation = aggregationForbidden
	c.want(e, newScope(nil), Integer)
}

// literalCount refuses a literal that is no integer, or less than least.
func (c *checker) literalCount(e syntax.Expr, least int64, want string) {
	detail := syntax.InvalidArgumentType
	switch n := e.(type) {
	case *syntax.Integer:
		if n.Value >= least {
			return
		}
		detail = syntax.NegativeIntegerArgument
	case *syntax.Unary:
		if _, ok := n.Operand.(*syntax.Integer); !ok || n.Op != syntax.Negate {
			return
		}
		detail = syntax.NegativeIntegerArgument
	case *syntax.Float, *syntax.String, *syntax.Boolean, *syntax.Null, *syntax.List, *syntax.Map:
	default:
		return
	}
	text := strings.Trim(c.src[e.Pos():e.End()], `'"`)
	if strings.EqualFold(text, "null") {
		text = "NULL"
	}
	c.fail(detail, e.Pos(), "Invalid input. '%s' is not a valid value. Must be %s.", text, want)
}
