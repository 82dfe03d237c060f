package plan

import (
	"rolegraph/internal/embedded/cypher/syntax"
)

func (b *branch) unwind(c *syntax.Unwind) {
	b.op = &Unwind{step: scaled(b.op, 10), List: c.List, Var: c.Variable.Name}
	b.add(c.Variable.Name)
}

func (b *branch) loadCSV(c *syntax.LoadCSV) {
	b.op = &LoadCSV{step: scaled(b.op, 10), Clause: c}
	b.add(c.Variable.Name)
}
