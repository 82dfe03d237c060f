package syntax

// With is WITH projection [WHERE predicate]. A clause of its own that starts
// with ORDER BY, SKIP or LIMIT is WITH * and that.
type With struct {
	Span
	Projection *Projection
	Where      Expr // nil when there is none
}

func (*With) clause() {}

func (n *With) String() string { return text(n) }

func (n *With) print(p *printer) {
	p.put("WITH ", n.Projection)
	p.where(n.Where)
}

func (p *parser) with() *With {
	start := p.start()
	p.expectWord("WITH")
	n := &With{Projection: p.projection()}
	n.Where = p.optionalWhere()
	n.Span = p.from(start)
	return n
}

// page reads a clause of its own that starts with ORDER BY, SKIP or LIMIT.
func (p *parser) page() *With {
	start := p.start()
	n := &Projection{Star: true}
	p.paging(n)
	if p.pos == 0 || p.from(start).Stop <= start {
		p.unexpected()
	}
	n.Span = p.from(start)
	return &With{Span: n.Span, Projection: n}
}
