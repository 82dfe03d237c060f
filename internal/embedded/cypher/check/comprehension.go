package check

import "rolegraph/internal/embedded/cypher/syntax"

// overList checks the list that an expression goes through and returns the scope
// with the variable for its elements.
func (c *checker) overList(v *syntax.Variable, list syntax.Expr, s *scope) *scope {
	t := c.expr(list, s)
	if !t.overlaps(AnyList) {
		c.mismatch(list, Type{kinds: kindList}, t)
	}
	element := Any
	if t.isList() {
		element = t.elements()
	}
	return nested(s, v.Name, element)
}

func (c *checker) listComprehension(n *syntax.ListComprehension, s *scope) Type {
	inner := c.overList(n.Variable, n.List, s)
	return c.in(aggregationInList, func() Type {
		c.where(n.Where, inner)
		if n.Result == nil {
			return ListOf(inner.vars[n.Variable.Name])
		}
		return ListOf(c.expr(n.Result, inner))
	})
}

func (c *checker) listPredicate(n *syntax.ListPredicate, s *scope) Type {
	inner := c.overList(n.Variable, n.List, s)
	return c.in(aggregationInList, func() Type {
		if n.Where != nil {
			c.predicate(n.Where, inner)
		}
		return Boolean
	})
}

func (c *checker) reduce(n *syntax.Reduce, s *scope) Type {
	initial := c.expr(n.Initial, s)
	inner := c.overList(n.Variable, n.List, s)
	inner.vars[n.Accumulator.Name] = initial
	return c.in(aggregationInList, func() Type {
		step := c.expr(n.Step, inner)
		if !step.overlaps(initial) && !(step.overlaps(Number) && initial.overlaps(Number)) {
			c.fail(syntax.InvalidArgumentType, place(n.Step), "Type mismatch: accumulator is %s but expression has type %s", initial, step)
		}
		return initial.join(step)
	})
}

func (c *checker) patternComprehension(n *syntax.PatternComprehension, s *scope) Type {
	inner := newScope(s)
	c.declarePath(n.Pattern, inner)
	if n.Variable != nil {
		inner.vars[n.Variable.Name] = Path
	}
	return c.in(aggregationInList, func() Type {
		c.pathExprs(n.Pattern, inner, "MATCH")
		c.where(n.Where, inner)
		return ListOf(c.expr(n.Result, inner))
	})
}
