package check

import "rolegraph/internal/embedded/cypher/syntax"

func (c *checker) unwind(n *syntax.Unwind, s *scope) {
	c.aggregation = aggregationInList
	list := c.expr(n.List, s)
	element := Any
	if list.isList() {
		element = list.elements()
	}
	c.declare(s, n.Variable, element)
}
