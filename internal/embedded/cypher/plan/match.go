package plan

import "rolegraph/internal/embedded/cypher/syntax"

func (b *branch) match(c *syntax.Match) {
	pat := b.takeApart(c.Pattern, c.Where, c.Mode)
	if !c.Optional {
		op, names := b.solve(pat, b.op, b.knows)
		b.op = op
		b.add(names...)
		return
	}
	inner, names := b.solve(pat, &Argument{step: leaf(1), Vars: b.vars}, b.knows)
	var added []string
	for _, n := range names {
		if !b.knows(n) {
			added = append(added, n)
		}
	}
	optional := &Optional{step: after(inner), Vars: added}
	b.op = &Apply{step: step{in: []Operator{b.op, optional}, rows: b.op.Rows() * max(inner.Rows(), 1)}, Dependent: true}
	b.add(added...)
}
