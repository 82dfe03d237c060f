package syntax

// Return is RETURN projection.
type Return struct {
	Span
	Projection *Projection
}

// Finish is FINISH: an end without rows.
type Finish struct{ Span }

func (*Return) clause() {}
func (*Finish) clause() {}

func (n *Return) String() string   { return text(n) }
func (n *Return) print(p *printer) { p.put("RETURN ", n.Projection) }
func (n *Finish) String() string   { return text(n) }
func (n *Finish) print(p *printer) { p.put("FINISH") }

func (p *parser) returns() *Return {
	start := p.start()
	p.expectWord("RETURN")
	n := &Return{Projection: p.projection()}
	n.Span = p.from(start)
	return n
}

func (p *parser) finish() *Finish {
	start := p.start()
	p.expectWord("FINISH")
	return &Finish{p.from(start)}
}
