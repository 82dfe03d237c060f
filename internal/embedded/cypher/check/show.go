package check

import "rolegraph/internal/embedded/cypher/syntax"

// show checks what follows a SHOW or TERMINATE command. Which columns it has is
// for who runs it: here every yielded name is one.
func (c *checker) show(yield *syntax.Yield, end *syntax.Return) {
	if yield == nil {
		return
	}
	s := newScope(nil)
	for _, item := range yield.Projection.Items {
		v, ok := item.Expr.(*syntax.Variable)
		if !ok {
			c.fail(syntax.UnexpectedSyntax, item.Start, "Invalid input '%s': expected a column name", item.Text)
			return
		}
		s.vars[v.Name] = Any
		s.vars[item.Column()] = Any
		c.result.Columns = append(c.result.Columns, item.Column())
	}
	if yield.Projection.Star {
		return // every column is visible, and which they are is not known here
	}
	c.where(yield.Where, s)
	if end != nil {
		c.result.Columns = c.returns(end, s)
	}
}
