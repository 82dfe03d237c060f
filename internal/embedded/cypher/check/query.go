package check

import (
	"slices"

	"rolegraph/internal/embedded/cypher/syntax"
)

// query checks the parts of a query, each in a scope that sees s, and returns
// the columns.
func (c *checker) query(n *syntax.Query, s *scope) []variable {
	return c.parts(n, func(*syntax.SingleQuery) *scope { return newScope(s) })
}

// parts checks the parts of a query, each in the scope that enter gives.
func (c *checker) parts(n *syntax.Query, enter func(*syntax.SingleQuery) *scope) []variable {
	for _, union := range n.Unions {
		if union.All != n.Unions[0].All {
			c.fail(syntax.InvalidClauseComposition, union.Start, "Invalid combination of UNION and UNION ALL")
		}
	}
	var columns []variable
	for i, part := range n.Parts {
		got := c.singleQuery(part, enter(part))
		if i == 0 {
			columns = got
		} else if !sameNames(names(columns), names(got)) {
			c.fail(syntax.DifferentColumnsInUnion, n.Unions[i-1].Start, "All sub queries in an UNION must have the same return column names")
		}
	}
	return columns
}

func sameNames(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// subquery checks the parts of a query within another.
func (c *checker) subquery(n *syntax.Query, enter func(*syntax.SingleQuery) *scope) []variable {
	outer := c.aggregation
	c.aggregation = aggregationForbidden
	columns := c.parts(n, enter)
	c.aggregation = outer
	return columns
}

func (c *checker) singleQuery(n *syntax.SingleQuery, s *scope) []variable {
	c.order(n)
	var columns []variable
	for _, clause := range n.Clauses {
		columns = c.clause(clause, s, n)
	}
	return columns
}

// clause checks one clause, which changes s to what is visible behind it, and
// returns the columns if it makes any.
func (c *checker) clause(n syntax.Clause, s *scope, in *syntax.SingleQuery) []variable {
	c.aggregation = aggregationForbidden
	switch n := n.(type) {
	case *syntax.Match:
		c.match(n, s)
	case *syntax.Unwind:
		c.unwind(n, s)
	case *syntax.With:
		c.with(n, s)
	case *syntax.Return:
		return c.returns(n, s)
	case *syntax.Create:
		c.create(n, s)
	case *syntax.Merge:
		c.merge(n, s)
	case *syntax.Set:
		c.setItems(n.Items, s)
	case *syntax.Remove:
		c.remove(n, s)
	case *syntax.Delete:
		c.delete(n, s)
	case *syntax.Foreach:
		c.foreach(n, s)
	case *syntax.Call:
		return c.call(n, s, in)
	case *syntax.CallSubquery:
		c.callSubquery(n, s)
	case *syntax.LoadCSV:
		c.loadCSV(n, s)
	case *syntax.Use:
		c.useGraph(n)
	}
	return nil
}
