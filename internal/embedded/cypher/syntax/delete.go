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

func (p *parser) delete() *Delete {
	start := p.start()
	n := &Delete{Detach: p.acceptWord("DETACH")}
	if !n.Detach {
		p.acceptWord("NODETACH")
	}
	p.expectWord("DELETE")
	n.Exprs = separated(p, p.expression)
	n.Span = p.from(start)
	return n
}
