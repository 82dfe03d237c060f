package syntax

// Use is USE graph: the name of a database, or a function call that gives it.
type Use struct {
	Span
	Graph Expr // *Variable, *Property (for a name with points) or *FunctionCall
}

func (*Use) clause() {}

func (n *Use) String() string   { return text(n) }
func (n *Use) print(p *printer) { p.put("USE ", n.Graph) }
