package check

import (
	"maps"
	"slices"
	"strings"

	"rolegraph/internal/embedded/cypher/syntax"
)

// aggregation says what an aggregating function is in the current expression.
type aggregation uint8

const (
	aggregationForbidden aggregation = iota
	aggregationAllowed
	aggregationInOrderBy // allowed if the projection before holds it
	aggregationInside    // the argument of another one
	aggregationInList    // evaluated for every element of a list
)

// aggregate checks that an aggregating function may stand here.
func (c *checker) aggregate(e syntax.Expr, name string) {
	switch c.aggregation {
	case aggregationForbidden:
		c.fail(syntax.InvalidAggregation, e.Pos(), "Invalid use of aggregating function %s(...) in this context", name)
	case aggregationInside:
		c.fail(syntax.NestedAggregation, e.Pos(), "Can't use aggregate functions inside of aggregate functions.")
	case aggregationInList:
		c.fail(syntax.InvalidAggregation, e.Pos(), "Can't use aggregating expressions inside of expressions executing over lists")
	}
}

// orderedAggregate refuses, in ORDER BY, an aggregation that is not projected.
func (c *checker) orderedAggregate(e syntax.Expr) {
	if c.aggregation == aggregationInOrderBy {
		c.fail(syntax.AmbiguousAggregationExpression, e.Pos(), "Illegal aggregation expression(s) in order by: %s. If an aggregation expression is used in order by, it also needs to be a projection item on it's own.", e)
	}
}

// in runs check with another meaning of aggregating functions.
func (c *checker) in(a aggregation, check func() Type) Type {
	outer := c.aggregation
	c.aggregation = a
	t := check()
	c.aggregation = outer
	return t
}

// isAggregate tells whether e is a call of an aggregating function.
func (c *checker) isAggregate(e syntax.Node) bool {
	switch e := e.(type) {
	case *syntax.CountStar:
		return true
	case *syntax.FunctionCall:
		f, ok := c.catalog.Function(e.Name.Full())
		return ok && f.Aggregate
	}
	return false
}

// aggregates tells whether an expression holds an aggregation of its own.
func (c *checker) aggregates(e syntax.Expr) bool {
	found := false
	syntax.Walk(e, func(n syntax.Node) bool {
		if _, ok := n.(*syntax.SubqueryExpr); ok {
			return false
		}
		found = found || c.isAggregate(n)
		return !found
	})
	return found
}

// ambiguity refuses aggregating items that depend, outside of the aggregation,
// on something else than grouping keys that are variables or their properties:
// it would not be clear what the groups are.
func (c *checker) ambiguity(n *syntax.Projection, s *scope) {
	keys := map[string]bool{}
	for _, name := range c.stars[n] {
		keys[name] = true
	}
	for _, item := range n.Items {
		if !c.aggregates(item.Expr) {
			keys[item.Expr.String()] = true
		}
	}
	for _, item := range n.Items {
		if !c.aggregates(item.Expr) {
			continue
		}
		g := grouping{checker: c, keys: keys, scope: s, illegal: map[string]bool{}}
		g.visit(item.Expr)
		if len(g.illegal) > 0 {
			c.fail(syntax.AmbiguousAggregationExpression, g.first, "Aggregation column contains implicit grouping expressions. "+
				"For example, in 'RETURN n.a, n.a + n.b + count(*)' the aggregation expression 'n.a + n.b + count(*)' includes the implicit grouping key 'n.b'. "+
				"It may be possible to rewrite the query by extracting these grouping/aggregation expressions into a preceding WITH clause. Illegal expression(s): %s",
				strings.Join(slices.Sorted(maps.Keys(g.illegal)), ", "))
		}
	}
}

// grouping collects what an aggregating item depends on without its being a
// grouping key.
type grouping struct {
	*checker
	keys    map[string]bool
	scope   *scope
	locals  []string
	illegal map[string]bool
	first   int // where the first illegal expression is
}

// refuse notes an expression that depends on a variable that is no key.
func (g *grouping) refuse(e syntax.Node, v *syntax.Variable) {
	if g.keys[v.String()] || slices.Contains(g.locals, v.Name) {
		return
	}
	if len(g.illegal) == 0 {
		g.first = e.Pos()
	}
	g.illegal[e.String()] = true
}

// inside refuses outer variables that a pattern or subquery uses.
func (g *grouping) inside(n syntax.Node) {
	syntax.Walk(n, func(child syntax.Node) bool {
		if v, ok := child.(*syntax.Variable); ok {
			if _, outer := g.scope.vars[v.Name]; outer {
				g.refuse(v, v)
			}
		}
		return true
	})
}

func (g *grouping) visit(n syntax.Node) {
	switch n := n.(type) {
	case *syntax.Variable:
		g.refuse(n, n)
		return
	case *syntax.Property:
		if v, ok := n.Subject.(*syntax.Variable); ok {
			if !g.keys[n.String()] {
				g.refuse(n, v)
			}
			return
		}
	case *syntax.SubqueryExpr, *syntax.PatternExpr, *syntax.PatternComprehension:
		g.inside(n)
		return
	}
	if g.isAggregate(n) {
		return
	}
	locals := g.locals
	g.locals = append(g.locals, localsOf(n)...)
	forEachChild(n, g.visit)
	g.locals = locals
}

// localsOf returns the variables that live within an expression.
func localsOf(n syntax.Node) []string {
	switch n := n.(type) {
	case *syntax.ListComprehension:
		return []string{n.Variable.Name}
	case *syntax.ListPredicate:
		return []string{n.Variable.Name}
	case *syntax.Reduce:
		return []string{n.Accumulator.Name, n.Variable.Name}
	}
	return nil
}

func forEachChild(n syntax.Node, visit func(syntax.Node)) {
	syntax.Walk(n, func(child syntax.Node) bool {
		if child == n {
			return true
		}
		visit(child)
		return false
	})
}
