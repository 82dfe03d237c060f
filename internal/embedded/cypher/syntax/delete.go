package syntax

// Delete is [DETACH | NODETACH] DELETE expression, ….
type Delete struct {
	Span
	Detach bool
	Exprs  []Expr
}

func (*Delete) clause() {}

func (n *Delete) String() string { return text(n) }

func (n *Delete) print(p *printer) {
	if n.Detach {
		p.put("DETACH ")
	}
	p.put("DELETE ")
	list(p, n.Exprs, ", ")
}
