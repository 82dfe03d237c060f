package check

import "rolegraph/internal/embedded/cypher/syntax"

// show checks what follows a SHOW or TERMINATE command. Which columns it has is
// for who runs it: here every yielded name is one.
func (c *checker) show(yield *syntax.Yield, end *syntax.Return) []variable {
	if yield == nil {
		return nil
	}
	s := newScope(nil)
	var columns []variable
	for _, item := range yield.Projection.Items {
		v, ok := item.Expr.(*syntax.Variable)
		if !ok {
			c.fail(syntax.UnexpectedSyntax, item.Start, "Invalid input '%s': expected a column name", item.Text)
			return nil
		}
		s.vars[v.Name] = Any
		s.vars[item.Column()] = Any
		columns = append(columns, variable{item.Column(), Any})
	}
	if yield.Projection.Star {
		return nil // every column is visible, and which they are is not known here
	}
	c.where(yield.Where, s)
	if end != nil {
		return c.returns(end, s)
	}
	return columns
}
