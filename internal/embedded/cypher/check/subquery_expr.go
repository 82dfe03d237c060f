package check

import (
	"maps"
	"slices"

	"rolegraph/internal/embedded/cypher/syntax"
)

var subqueryNames = map[syntax.SubqueryKind]string{
	syntax.Exists: "An Exists", syntax.Count: "A Count", syntax.Collect: "A Collect",
}

// subqueryExpr checks EXISTS, COUNT and COLLECT: the query sees everything
// around it and changes nothing.
func (c *checker) subqueryExpr(n *syntax.SubqueryExpr, s *scope) Type {
	c.noUpdates(n)
	if n.Kind == syntax.Collect {
		c.conclusions(n.Query)
	}
	columns := c.subquery(n.Query, func(*syntax.SingleQuery) *scope { return newScope(s) })
	switch n.Kind {
	case syntax.Exists:
		return Boolean
	case syntax.Count:
		return Integer
	}
	if len(columns) != 1 {
		c.fail(syntax.InvalidClauseComposition, n.Start, "A Collect Expression must end with a single return column.")
	}
	return ListOf(columns[0].typ)
}

func lastClause(q *syntax.Query) syntax.Clause {
	clauses := q.Parts[0].Clauses
	return clauses[len(clauses)-1]
}

func (c *checker) noUpdates(n *syntax.SubqueryExpr) {
	syntax.Walk(n.Query, func(child syntax.Node) bool {
		if clause, ok := child.(syntax.Clause); ok && updates(clause) {
			c.fail(syntax.InvalidClauseComposition, n.Start, "%s Expression cannot contain any updates", subqueryNames[n.Kind])
		}
		return true
	})
}

// patternExpr checks a path as a value: only a shortest path is one.
func (c *checker) patternExpr(n *syntax.PatternExpr, s *scope) Type {
	if n.Part.Function == syntax.NoFunction {
		c.fail(syntax.UnexpectedSyntax, n.Start, "A pattern expression should only be used in order to test the existence of a pattern. "+
			"It should therefore only be used in contexts that evaluate to a boolean, e.g. inside the function exists() or in a WHERE-clause. "+
			"No other uses are allowed, instead they should be replaced by a pattern comprehension.")
	}
	c.shortestFunction(n.Part)
	c.patternPredicate(n, s)
	if n.Part.Function == syntax.AllShortestPaths {
		return ListOf(Path)
	}
	return Path
}

// patternPredicate checks a path that is matched within an expression: all its
// variables exist already.
func (c *checker) patternPredicate(n *syntax.PatternExpr, s *scope) {
	inner := newScope(s)
	c.declarePath(n.Part.Path, inner)
	for _, name := range slices.Sorted(maps.Keys(inner.vars)) {
		c.fail(syntax.UndefinedVariable, c.firstUse(n, name), "PatternExpressions are not allowed to introduce new variables: '%s'.", name)
	}
	c.pathExprs(n.Part.Path, s, "MATCH")
}

// firstUse returns where a variable first stands in a pattern.
func (c *checker) firstUse(n syntax.Node, name string) int {
	at := -1
	syntax.Walk(n, func(child syntax.Node) bool {
		if v, ok := child.(*syntax.Variable); ok && v.Name == name && at < 0 {
			at = v.Start
		}
		return true
	})
	return at
}
