package check

import (
	"unicode/utf8"

	"rolegraph/internal/embedded/cypher/syntax"
)

func (c *checker) loadCSV(n *syntax.LoadCSV, s *scope) {
	c.want(n.From, s, String)
	if f := n.FieldTerminator; f != nil && utf8.RuneCountInString(f.Value) != 1 {
		c.fail(syntax.InvalidArgumentType, f.Start, "CSV field terminator can only be one character wide")
	}
	row := ListOf(String)
	if n.Headers {
		row = Map
	}
	c.declare(s, n.Variable, row)
}
