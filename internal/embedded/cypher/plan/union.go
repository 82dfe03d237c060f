package plan

import "rolegraph/internal/embedded/cypher/syntax"

// union plans each part in a branch of its own and joins them from left to
// right. It returns the columns, nil if there are none.
func (p *planner) union(q *syntax.Query, newBranch func() *branch) (Operator, []string) {
	b := newBranch()
	columns := b.singleQuery(q.Parts[0])
	op := b.finished()
	for i, u := range q.Unions {
		b := newBranch()
		b.singleQuery(q.Parts[i+1])
		next := b.finished()
		op = &Union{step: step{in: []Operator{op, next}, rows: op.Rows() + next.Rows()}, Columns: columns}
		if !u.All {
			op = &Distinct{step: after(op), Items: variableItems(columns)}
		}
	}
	return op, columns
}

func variableItems(names []string) []Item {
	items := make([]Item, len(names))
	for i, n := range names {
		items[i] = Item{n, variable(n)}
	}
	return items
}

// finished is the branch's chain with the Eager operators that it needs.
func (b *branch) finished() Operator {
	if !b.writes {
		return b.op
	}
	return withEagers(b.op)
}
