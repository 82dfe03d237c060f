package check

import "rolegraph/internal/embedded/cypher/syntax"

// callSubquery checks CALL { … }. Without a list of variables each part of the
// query may import some by a WITH of its own at its start.
func (c *checker) callSubquery(n *syntax.CallSubquery, s *scope) {
	c.conclusions(n.Query)
	c.imports(n.Imports, s)
	columns := c.subquery(n.Query, func(part *syntax.SingleQuery) *scope { return c.subqueryScope(n, part, s) })
	c.export(n.Query, columns, s)
	if n.Transactions != nil {
		c.inTransactions(n.Transactions, s)
	}
}

func (c *checker) imports(n *syntax.Imports, s *scope) {
	if n == nil {
		return
	}
	for _, v := range n.Variables {
		c.use(s, v)
	}
}

// subqueryScope is what a part of the subquery starts with.
func (c *checker) subqueryScope(n *syntax.CallSubquery, part *syntax.SingleQuery, around *scope) *scope {
	switch {
	case n.Imports == nil:
		inner := newScope(nil)
		if with := importingWith(part); with != nil {
			c.importing(with, inner, around)
		}
		return inner
	case n.Imports.Star:
		return newScope(around)
	}
	imported := newScope(nil)
	imported.imported = true
	for _, v := range n.Imports.Variables {
		imported.vars[v.Name], _ = around.lookup(v.Name)
	}
	return newScope(imported)
}

func importingWith(part *syntax.SingleQuery) *syntax.With {
	for _, clause := range part.Clauses[:min(2, len(part.Clauses))] {
		if with, ok := clause.(*syntax.With); ok {
			return with
		}
		if _, ok := clause.(*syntax.Use); !ok {
			break
		}
	}
	return nil
}

// importing makes the outer variables that the WITH names visible to it.
func (c *checker) importing(n *syntax.With, inner, around *scope) {
	simple := n.Where == nil && len(n.Projection.OrderBy) == 0 && !n.Projection.Distinct &&
		n.Projection.Skip == nil && n.Projection.Limit == nil
	refers := false
	for _, item := range n.Projection.Items {
		v, ok := item.Expr.(*syntax.Variable)
		simple = simple && ok && (item.Alias == nil || item.Alias.Name == v.Name)
		refers = refers || refersTo(item.Expr, around)
	}
	if refers && !simple {
		c.fail(syntax.InvalidClauseComposition, n.Start, "Importing WITH should consist only of simple references to outside variables. %s", importingProblem(n))
	}
	if n.Projection.Star {
		around.importAll(inner)
	}
	for _, item := range n.Projection.Items {
		if v, ok := item.Expr.(*syntax.Variable); ok {
			if t, ok := around.lookup(v.Name); ok {
				inner.vars[v.Name] = t
			}
		}
	}
}

func importingProblem(n *syntax.With) string {
	switch {
	case n.Where != nil:
		return "WHERE is not allowed."
	case len(n.Projection.OrderBy) > 0:
		return "ORDER BY is not allowed."
	case n.Projection.Distinct:
		return "DISTINCT is not allowed."
	case n.Projection.Skip != nil:
		return "SKIP is not allowed."
	case n.Projection.Limit != nil:
		return "LIMIT is not allowed."
	}
	return "Aliasing or expressions are not supported."
}

// refersTo tells whether an expression names a variable of a scope.
func refersTo(e syntax.Expr, s *scope) bool {
	found := false
	syntax.Walk(e, func(n syntax.Node) bool {
		if v, ok := n.(*syntax.Variable); ok {
			_, known := s.lookup(v.Name)
			found = found || known
		}
		return true
	})
	return found
}

// importAll copies every visible variable into inner.
func (s *scope) importAll(inner *scope) {
	for at := s; at != nil; at = at.outer {
		for name := range at.vars {
			if t, ok := s.lookup(name); ok {
				inner.vars[name] = t
			}
		}
	}
}

// export declares the columns of the subquery behind it.
func (c *checker) export(q *syntax.Query, columns []variable, s *scope) {
	end, ok := lastClause(q).(*syntax.Return)
	if !ok {
		return
	}
	for _, item := range end.Projection.Items {
		if item.Alias == nil && !namesItself(item.Expr) {
			c.fail(syntax.NoExpressionAlias, item.Start, "Expression in CALL { RETURN ... } must be aliased (use AS)")
		}
	}
	for _, column := range columns {
		if _, ok := s.lookup(column.name); ok {
			c.fail(syntax.VariableAlreadyBound, columnPlace(end, column.name), "Variable `%s` already declared in outer scope", column.name)
		}
		s.vars[column.name] = column.typ
		if len(q.Parts) > 1 {
			s.vars[column.name] = Any
		}
	}
}

// columnPlace is where a column of a RETURN gets its name.
func columnPlace(n *syntax.Return, name string) int {
	for _, item := range n.Projection.Items {
		if item.Column() == name && item.Alias != nil {
			return item.Alias.Start
		} else if item.Column() == name {
			return item.Start
		}
	}
	return n.Start
}

func (c *checker) inTransactions(n *syntax.InTransactions, s *scope) {
	for _, count := range []syntax.Expr{n.Rows, n.Concurrency} {
		if count != nil {
			c.literalCount(count, 1, "a positive integer")
			c.want(count, newScope(nil), Integer)
		}
	}
	if n.Report == nil {
		return
	}
	if n.OnError == syntax.OnErrorFail {
		c.fail(syntax.InvalidClauseComposition, n.Report.Start-len("REPORT STATUS AS "), "REPORT STATUS can only be used when specifying ON ERROR CONTINUE or ON ERROR BREAK")
	}
	c.declare(s, n.Report, Map)
}
