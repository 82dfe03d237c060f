package syntax

// NodePattern is (variable labels properties WHERE predicate), each optional.
type NodePattern struct {
	Span
	Variable   *Variable // nil when it has none
	Labels     LabelExpr // nil when there are none
	Properties Expr      // *Map or *Parameter; nil when there are none
	Where      Expr      // nil when there is none
}

func (*NodePattern) element() {}

func (n *NodePattern) String() string { return text(n) }

func (n *NodePattern) print(p *printer) {
	p.put("(")
	p.filler(n.Variable, n.Labels, n.Properties, n.Where)
	p.put(")")
}

// filler writes what stands between the brackets of a node or relationship.
func (p *printer) filler(v *Variable, labels LabelExpr, properties, where Expr) {
	if v != nil {
		p.put(v)
	}
	if labels != nil {
		p.put(":", labels)
	}
	p.properties(properties)
	p.where(where)
}

func (p *printer) properties(properties Expr) {
	if properties != nil {
		p.put(" ", properties)
	}
}
