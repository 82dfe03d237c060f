package syntax

// Unwind is UNWIND list AS variable.
type Unwind struct {
	Span
	List     Expr
	Variable *Variable
}

func (*Unwind) clause() {}

func (n *Unwind) String() string   { return text(n) }
func (n *Unwind) print(p *printer) { p.put("UNWIND ", n.List, " AS ", n.Variable) }

func (p *parser) unwind() *Unwind {
	start := p.start()
	p.expectWord("UNWIND")
	n := &Unwind{List: p.expression()}
	p.expectWord("AS")
	n.Variable = p.variable()
	n.Span = p.from(start)
	return n
}
