package plan

import "rolegraph/internal/embedded/cypher/syntax"

func (b *branch) set(c *syntax.Set) { b.op = &Set{step: after(b.op), Items: c.Items} }

func (b *branch) remove(c *syntax.Remove) { b.op = &Remove{step: after(b.op), Items: c.Items} }

func (b *branch) delete(c *syntax.Delete) {
	b.op = &Delete{step: after(b.op), Exprs: c.Exprs, Detach: c.Detach}
}

// foreach plans the updates as a branch that sees everything and adds nothing.
func (b *branch) foreach(c *syntax.Foreach) {
	inner := b.newBranch(b.knows)
	inner.add(c.Variable.Name)
	for _, u := range c.Updates {
		inner.update(u)
	}
	b.op = &Foreach{step: step{in: []Operator{b.op, inner.op}, rows: b.op.Rows()}, List: c.List, Var: c.Variable.Name}
}
