package check

import "rolegraph/internal/embedded/cypher/syntax"

func (c *checker) unary(n *syntax.Unary, s *scope) Type {
	if n.Op == syntax.Not {
		c.predicate(n.Operand, s)
		return Boolean
	}
	got := c.expr(n.Operand, s)
	if got.kinds&(Number.kinds|kindDuration) == 0 {
		c.mismatch(n.Operand, Number, got)
	}
	return got
}

func (c *checker) binary(n *syntax.Binary, s *scope) Type {
	switch n.Op {
	case syntax.And, syntax.Or, syntax.Xor:
		c.predicate(n.Left, s)
		c.predicate(n.Right, s)
		return Boolean
	case syntax.Add, syntax.Subtract, syntax.Multiply, syntax.Divide, syntax.Modulo, syntax.Power, syntax.Concat:
		return c.arithmetic(n, s)
	}
	c.expr(n.Left, s)
	right := c.expr(n.Right, s)
	if n.Op == syntax.In && !right.overlaps(AnyList) {
		c.mismatch(n.Right, Type{kinds: kindList}, right)
	}
	return Boolean
}

// arithmetic checks an operator against what it takes on the right for each
// kind on the left.
func (c *checker) arithmetic(n *syntax.Binary, s *scope) Type {
	left, right := c.expr(n.Left, s), c.expr(n.Right, s)
	rules := arithmeticRules[n.Op]
	var takes, wanted kinds
	for _, rule := range rules {
		takes |= rule.left
		if left.kinds&rule.left != 0 {
			wanted |= rule.right
		}
	}
	switch {
	case n.Op == syntax.Add && (left.kinds|right.kinds)&kindList != 0:
		return Type{kinds: kindsAll}
	case n.Op == syntax.Add && takes&left.kinds == 0:
		wanted = kindList
	case takes&left.kinds == 0:
		c.mismatch(n.Left, Type{kinds: takes}, left)
	}
	if !right.overlaps(Type{kinds: wanted}) {
		c.mismatch(n.Right, Type{kinds: wanted}, right)
	}
	return arithmeticResult(n.Op, left, right)
}

// arithmeticRule says what an operator takes on the right of a kind.
type arithmeticRule struct{ left, right kinds }

const numeric = kindInteger | kindFloat

var arithmeticRules = map[syntax.Op][]arithmeticRule{
	syntax.Add: {
		{numeric, numeric | kindString | kindList}, {kindString, numeric | kindString | kindList},
		{kindDuration, temporal | kindList}, {temporal &^ kindDuration, kindDuration | kindList}, {kindList, kindsAll},
	},
	syntax.Subtract: {{numeric, numeric}, {temporal, kindDuration}},
	syntax.Multiply: {{numeric, numeric | kindDuration}, {kindDuration, numeric}},
	syntax.Divide:   {{numeric, numeric}, {kindDuration, numeric}},
	syntax.Modulo:   {{numeric, numeric}},
	syntax.Power:    {{numeric, numeric}},
	syntax.Concat:   {{kindString, kindString}, {kindList, kindList}},
}

// arithmeticResult is the type of the result where the operands' types tell.
func arithmeticResult(op syntax.Op, left, right Type) Type {
	both := left.kinds | right.kinds
	switch {
	case both&^numeric == 0 && op == syntax.Power:
		return Float
	case both == kindInteger:
		return Integer
	case both == kindFloat || both&^numeric == 0 && left.kinds&right.kinds == 0:
		return Float
	case both&^numeric == 0:
		return Number
	case both&^(numeric|kindString) == 0 && (left.kinds == kindString || right.kinds == kindString):
		return String
	}
	return Any
}
