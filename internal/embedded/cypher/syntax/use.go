package syntax

// Use is USE graph: the name of a database, or a function call that gives it.
type Use struct {
	Span
	Graph Expr // *Variable, *Property (for a name with points) or *FunctionCall
}

func (*Use) clause() {}

func (n *Use) String() string   { return text(n) }
func (n *Use) print(p *printer) { p.put("USE ", n.Graph) }

func (p *parser) use() *Use {
	start := p.start()
	p.expectWord("USE")
	p.acceptWord("GRAPH")
	n := &Use{Graph: p.postfix(false)}
	n.Span = p.from(start)
	return n
}
