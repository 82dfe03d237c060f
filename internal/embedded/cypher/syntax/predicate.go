package syntax

// IsNull is operand IS [NOT] NULL.
type IsNull struct {
	Span
	Operand Expr
	Not     bool
}

// IsTyped is operand IS [NOT] :: type, also written IS TYPED or just ::.
type IsTyped struct {
	Span
	Operand Expr
	Not     bool
	Type    *Type
}

// IsNormalized is operand IS [NOT] [NFC | NFD | NFKC | NFKD] NORMALIZED.
type IsNormalized struct {
	Span
	Operand Expr
	Not     bool
	Form    string // NFC where none is written
}

// HasLabels is operand:labels, true when the node or relationship has them.
type HasLabels struct {
	Span
	Operand Expr
	Labels  LabelExpr
}

func (*IsNull) expr()       {}
func (*IsTyped) expr()      {}
func (*IsNormalized) expr() {}
func (*HasLabels) expr()    {}

func (n *IsNull) String() string       { return text(n) }
func (n *IsTyped) String() string      { return text(n) }
func (n *IsNormalized) String() string { return text(n) }
func (n *HasLabels) String() string    { return text(n) }

func (n *IsNull) print(p *printer) {
	p.is(n.Operand, n.Not)
	p.put("NULL")
}

func (n *IsTyped) print(p *printer) {
	p.is(n.Operand, n.Not)
	p.put(":: ", n.Type)
}

func (n *IsNormalized) print(p *printer) {
	p.is(n.Operand, n.Not)
	p.put(n.Form, " NORMALIZED")
}

func (p *printer) is(operand Expr, not bool) {
	p.operand(operand, precPredicate)
	p.put(" IS ")
	if not {
		p.put("NOT ")
	}
}

// The parentheses keep a following | out of the labels.
func (n *HasLabels) print(p *printer) {
	p.put("(")
	p.operand(n.Operand, precPostfix)
	p.put(":", n.Labels, ")")
}
