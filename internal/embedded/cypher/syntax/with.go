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
