package syntax

// Foreach is FOREACH (variable IN list | updates).
type Foreach struct {
	Span
	Variable *Variable
	List     Expr
	Updates  []Clause
}

func (*Foreach) clause() {}

func (n *Foreach) String() string { return text(n) }

func (n *Foreach) print(p *printer) {
	p.put("FOREACH (", n.Variable, " IN ", n.List, " | ")
	list(p, n.Updates, " ")
	p.put(")")
}
