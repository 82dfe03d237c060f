package plan

import (
	"slices"

	"rolegraph/internal/embedded/cypher/syntax"
)

func (b *branch) with(c *syntax.With) {
	b.project(c.Projection, c.Where)
}

// project adds what WITH and RETURN do and returns the columns. The WHERE of a
// WITH also sees the variables of before.
func (b *branch) project(pr *syntax.Projection, where syntax.Expr) []string {
	items := b.items(pr)
	names := make([]string, len(items))
	for i, it := range items {
		names[i] = it.Name
	}
	if aggregates(pr) {
		b.aggregate(items, pr.OrderBy)
	} else if computes(items) {
		b.op = &Projection{step: after(b.op), Items: items}
	}
	if pr.Distinct {
		b.op = &Distinct{step: after(b.op), Items: items}
	}
	b.order(pr)
	if where != nil {
		b.op = &Filter{step: scaled(b.op, otherSelectivity), Predicates: conjuncts(where)}
	}
	b.op = &Narrow{step: after(b.op), Vars: names}
	b.vars = slices.Clone(names)
	return names
}

// computes tells whether an item is more than a variable under its own name.
func computes(items []Item) bool {
	return slices.ContainsFunc(items, func(it Item) bool {
		v, ok := it.Expr.(*syntax.Variable)
		return !ok || v.Name != it.Name
	})
}

func (b *branch) items(pr *syntax.Projection) []Item {
	var items []Item
	if pr.Star {
		for _, name := range b.visible() {
			items = append(items, Item{name, variable(name)})
		}
	}
	for _, it := range pr.Items {
		items = append(items, Item{it.Column(), it.Expr})
	}
	return items
}

func (b *branch) order(pr *syntax.Projection) {
	var keys []SortKey
	for _, o := range pr.OrderBy {
		keys = append(keys, SortKey{o.Expr, o.Descending})
	}
	if keys != nil {
		b.op = &Sort{step: after(b.op), Keys: keys}
	}
	if pr.Skip != nil {
		b.op = &Skip{step: after(b.op), Count: pr.Skip}
	}
	if pr.Limit != nil {
		b.op = &Limit{step: limited(b.op, pr.Limit), Count: pr.Limit}
	}
}

func limited(in Operator, limit syntax.Expr) step {
	s := after(in)
	if n, ok := limit.(*syntax.Integer); ok {
		s.rows = min(s.rows, float64(n.Value))
	}
	return s
}

func aggregates(pr *syntax.Projection) bool {
	return slices.ContainsFunc(pr.Items, func(it *syntax.ProjectionItem) bool { return len(aggregatesIn(it.Expr)) > 0 }) ||
		slices.ContainsFunc(pr.OrderBy, func(it *syntax.SortItem) bool { return len(aggregatesIn(it.Expr)) > 0 })
}

// aggregatesIn finds the aggregating calls of an expression, but not those of
// subqueries in it.
func aggregatesIn(e syntax.Expr) []syntax.Expr {
	var found []syntax.Expr
	syntax.Walk(e, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.SubqueryExpr:
			return false
		}
		if isAggregate(n) {
			found = append(found, n.(syntax.Expr))
			return false
		}
		return true
	})
	return found
}

// aggregate groups by the items without aggregation, computes the aggregating
// calls, and then the items that hold them.
func (b *branch) aggregate(items []Item, orderBy []*syntax.SortItem) {
	op := &Aggregation{}
	seen := map[string]bool{}
	collect := func(e syntax.Expr, name string) {
		for _, call := range aggregatesIn(e) {
			if text := call.String(); !seen[text] {
				seen[text] = true
				if call != e {
					name = b.anonymous()
				}
				op.Calls = append(op.Calls, Item{name, call})
			}
		}
	}
	var rest []Item
	for _, it := range items {
		if len(aggregatesIn(it.Expr)) == 0 {
			op.Keys = append(op.Keys, it)
			continue
		}
		collect(it.Expr, it.Name)
		rest = append(rest, it)
	}
	for _, o := range orderBy {
		collect(o.Expr, b.anonymous())
	}
	op.step = after(b.op)
	op.rows = 1
	if len(op.Keys) > 0 {
		op.rows = max(1, b.op.Rows()*equalitySelectivity)
	}
	b.op = op
	if len(rest) > 0 {
		b.op = &Projection{step: after(op), Items: rest}
	}
}
