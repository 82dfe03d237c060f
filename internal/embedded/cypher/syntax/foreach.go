package syntax

import "rolegraph/internal/cypherlex"

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

func (p *parser) foreach() *Foreach {
	p.enter()
	defer p.leave()
	start := p.start()
	p.expectWord("FOREACH")
	p.expect(cypherlex.LParen, "(")
	n := &Foreach{Variable: p.variable()}
	p.expectWord("IN")
	n.List = p.expression()
	p.expect(cypherlex.Pipe, "|")
	n.Updates = []Clause{p.clause()}
	for p.atClause() {
		n.Updates = append(n.Updates, p.clause())
	}
	p.expect(cypherlex.RParen, ")")
	n.Span = p.from(start)
	return n
}
