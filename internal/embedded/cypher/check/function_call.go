package check

import (
	"strings"

	"rolegraph/internal/embedded/cypher/function"
	"rolegraph/internal/embedded/cypher/syntax"
)

func (c *checker) functionCall(n *syntax.FunctionCall, s *scope) Type {
	name := n.Name.Full()
	if len(n.Args) == 1 && strings.EqualFold(name, "exists") {
		return c.existsCall(n, s)
	}
	f, ok := c.catalog.Function(name)
	if !ok {
		for _, arg := range n.Args {
			c.expr(arg, s)
		}
		c.fail(syntax.UnknownFunction, n.Start, "Unknown function '%s'", name)
	}
	switch {
	case len(n.Args) < f.MinArgs():
		c.fail(syntax.InvalidNumberOfArguments, n.Start, "Insufficient parameters for function '%s'", name)
	case f.MaxArgs() >= 0 && len(n.Args) > f.MaxArgs():
		c.fail(syntax.InvalidNumberOfArguments, n.Start, "Too many parameters for function '%s'", name)
	case n.Distinct && !f.Aggregate:
		c.fail(syntax.UnexpectedSyntax, n.Start, "Invalid use of DISTINCT with function '%s'", name)
	}
	if f.Aggregate {
		return c.aggregateCall(n, f, s)
	}
	return c.arguments(n, f, s)
}

// existsCall checks exists((a)-->(b)).
func (c *checker) existsCall(n *syntax.FunctionCall, s *scope) Type {
	pattern, ok := n.Args[0].(*syntax.PatternExpr)
	if _, isProperty := n.Args[0].(*syntax.Property); !ok && !isProperty {
		c.fail(syntax.InvalidArgumentType, place(n.Args[0]), "Argument to exists(...) is not a pattern")
	}
	if !ok {
		c.expr(n.Args[0], s)
		c.fail(syntax.UnexpectedSyntax, n.Start, "The property existence syntax `... exists(variable.property)` is no longer supported. Please use `variable.property IS NOT NULL` instead.")
	}
	c.patternPredicate(pattern, s)
	return Boolean
}

func (c *checker) aggregateCall(n *syntax.FunctionCall, f *function.Function, s *scope) Type {
	c.aggregate(n, n.Name.Full())
	result := c.in(aggregationInside, func() Type { return c.arguments(n, f, s) })
	for _, arg := range n.Args {
		c.constant(arg)
	}
	c.orderedAggregate(n)
	return result
}

// constant refuses random functions in the argument of an aggregation.
func (c *checker) constant(e syntax.Expr) {
	syntax.Walk(e, func(n syntax.Node) bool {
		if call, ok := n.(*syntax.FunctionCall); ok {
			switch strings.ToLower(call.Name.Full()) {
			case "rand", "randomuuid":
				c.fail(syntax.NonConstantExpression, call.Start, "Can't use non-deterministic (random) functions inside of aggregate functions.")
			}
		}
		return true
	})
}

// arguments checks the arguments' types and returns the result's.
func (c *checker) arguments(n *syntax.FunctionCall, f *function.Function, s *scope) Type {
	types := make([]Type, len(n.Args))
	for i, arg := range n.Args {
		if p, ok := arg.(*syntax.PatternExpr); ok && p.Part.Function == syntax.NoFunction && strings.EqualFold(f.Name, "size") {
			c.fail(syntax.UnexpectedSyntax, p.Start, "A pattern expression should only be used in order to test the existence of a pattern. It can no longer be used inside the function size(), an alternative is to replace size() with COUNT {}.")
		}
		types[i] = c.expr(arg, s)
		if want := parameterType(f, i); !types[i].overlaps(want) {
			c.mismatch(arg, want, types[i])
		}
	}
	return resultType(f, types)
}

// parameterType is the type of the argument i. What conversions to numbers
// cannot convert is found at run time.
func parameterType(f *function.Function, i int) Type {
	switch strings.ToLower(f.Name) {
	case "tointeger", "tofloat", "toboolean":
		return Any
	}
	return typeOf(f.Params[min(i, len(f.Params)-1)].Type)
}

// resultType is the type of a call; of some functions it depends on the arguments.
func resultType(f *function.Function, args []Type) Type {
	switch strings.ToLower(f.Name) {
	case "collect":
		return ListOf(args[0])
	case "head", "last":
		return args[0].elements()
	case "tail", "reverse", "min", "max":
		return args[0]
	case "coalesce":
		var all Type
		for _, t := range args {
			all = all.join(t)
		}
		return all
	}
	return typeOf(f.Result)
}
