package check

import "rolegraph/internal/embedded/cypher/syntax"

// foreach checks the updates in a scope of their own.
func (c *checker) foreach(n *syntax.Foreach, s *scope) {
	list := c.expr(n.List, s)
	inner := nested(s, n.Variable.Name, list.elements())
	for _, clause := range n.Updates {
		if !updates(clause) {
			c.fail(syntax.InvalidClauseComposition, clause.Pos(), "Invalid use of %s inside FOREACH", keyword(clause))
		}
		c.clause(clause, inner, nil)
	}
}
