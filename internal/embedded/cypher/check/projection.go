package check

import (
	"slices"

	"rolegraph/internal/embedded/cypher/syntax"
)

func (c *checker) with(n *syntax.With, s *scope) {
	p := c.project(n.Projection, s, "WITH", n.Start)
	c.shadowing(n.Projection, s)
	c.aggregation = aggregationForbidden
	c.where(n.Where, p.sort)
	s.vars = p.vars
}

func (c *checker) returns(n *syntax.Return, s *scope) []variable {
	p := c.project(n.Projection, s, "RETURN", n.Start)
	s.vars = p.vars
	return p.columns
}

// projected is what a projection makes visible.
type projected struct {
	columns []variable
	vars    map[string]Type
	sort    *scope // what ORDER BY and WHERE see
}

// project checks a projection. Its names are not in s yet; clause and start are
// those of the WITH or RETURN.
func (c *checker) project(n *syntax.Projection, s *scope, clause string, start int) projected {
	p := projected{vars: map[string]Type{}}
	if n.Star {
		c.star(n, s, clause, start, &p)
	}
	grouped := c.items(n, s, clause, &p)
	p.sort = sortScope(n, s, p.vars, grouped)
	c.orderBy(n, p.sort, grouped, clause, start)
	c.rowCount(n.Skip, "SKIP")
	c.rowCount(n.Limit, "LIMIT")
	return p
}

// star adds the variables that * stands for, by name, without those that an
// item replaces.
func (c *checker) star(n *syntax.Projection, s *scope, clause string, start int, p *projected) {
	if len(s.vars) == 0 && clause == "RETURN" {
		c.fail(syntax.NoVariablesInScope, start, "RETURN * is not allowed when there are no variables in scope")
	}
	for _, v := range s.sorted() {
		if !slices.ContainsFunc(n.Items, func(item *syntax.ProjectionItem) bool { return item.Column() == v.name }) {
			p.columns = append(p.columns, v)
			p.vars[v.name] = v.typ
		}
	}
	c.stars[n] = names(p.columns)
}

// items adds the projected expressions and tells whether they aggregate.
func (c *checker) items(n *syntax.Projection, s *scope, clause string, p *projected) (grouped bool) {
	for _, item := range n.Items {
		c.aggregation = aggregationAllowed
		t := c.expr(item.Expr, s)
		name := item.Column()
		if clause == "WITH" && item.Alias == nil && !namesItself(item.Expr) {
			c.fail(syntax.NoExpressionAlias, item.Start, "Expression in WITH must be aliased (use AS)")
		}
		if _, taken := p.vars[name]; taken {
			c.fail(syntax.ColumnNameConflict, n.Start, "Multiple result columns with the same name are not supported")
		}
		p.columns = append(p.columns, variable{name, t})
		p.vars[name] = t
		grouped = grouped || c.aggregates(item.Expr)
	}
	if grouped {
		c.ambiguity(n, s)
	}
	return grouped
}

// namesItself tells whether an expression has a name without an alias.
func namesItself(e syntax.Expr) bool {
	switch e.(type) {
	case *syntax.Variable, *syntax.MapProjection:
		return true
	}
	return false
}

// shadowing refuses a WITH in a subquery that gives a new meaning to a variable
// from outside.
func (c *checker) shadowing(n *syntax.Projection, s *scope) {
	for _, item := range n.Items {
		if item.Alias == nil {
			continue
		}
		if v, ok := item.Expr.(*syntax.Variable); ok && v.Name == item.Alias.Name {
			continue
		}
		c.unshadowed(s, item.Alias)
	}
}

// sortScope is what ORDER BY and WHERE behind a projection see: its names and,
// unless it removes or groups rows, what was visible before.
func sortScope(n *syntax.Projection, s *scope, vars map[string]Type, grouped bool) *scope {
	if !grouped && !n.Distinct {
		return &scope{vars: vars, outer: &scope{vars: s.vars, outer: s.outer}}
	}
	known := map[string]Type{}
	for _, item := range n.Items {
		known[item.Expr.String()] = vars[item.Column()]
	}
	return &scope{vars: vars, outer: s.outer, hidden: s.vars, known: known}
}

func (c *checker) orderBy(n *syntax.Projection, s *scope, grouped bool, clause string, start int) {
	for _, item := range n.OrderBy {
		if !grouped && c.aggregates(item.Expr) {
			c.fail(syntax.InvalidAggregation, start, "Cannot use aggregation in ORDER BY if there are no aggregate expressions in the preceding %s", clause)
		}
		c.aggregation = aggregationInOrderBy
		c.expr(item.Expr, s)
	}
}
