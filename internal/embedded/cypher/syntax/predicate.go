package syntax

import "rolegraph/internal/cypherlex"

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
	p.operand(operand, precPredicate+1)
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

// predicate reads a sum and at most one of the word operators behind it.
func (p *parser) predicate() Expr {
	start := p.start()
	return p.predicateRest(start, p.sum())
}

var predicateWords = []struct {
	words string
	op    Op
}{{"IN", In}, {"STARTS WITH", StartsWith}, {"ENDS WITH", EndsWith}, {"CONTAINS", Contains}}

func (p *parser) predicateRest(start int, left Expr) Expr {
	at := p.start()
	switch {
	case p.acceptSign(cypherlex.RegexEq):
		right := p.sum()
		return &Binary{p.from(start), Matches, at, left, right}
	case p.acceptSign(cypherlex.DblColon):
		t := p.typeExpr()
		return &IsTyped{p.from(start), left, false, t}
	case p.acceptOperator("IS"):
		return p.is(start, left)
	}
	for _, w := range predicateWords {
		if p.acceptOperator(w.words) {
			right := p.sum()
			return &Binary{p.from(start), w.op, at, left, right}
		}
	}
	return left
}

// is reads what follows IS.
func (p *parser) is(start int, operand Expr) Expr {
	not := p.acceptWord("NOT")
	if p.accept(cypherlex.DblColon, "::") || p.acceptWord("TYPED") {
		t := p.typeExpr()
		return &IsTyped{p.from(start), operand, not, t}
	}
	if p.acceptWord("NULL") {
		return &IsNull{p.from(start), operand, not}
	}
	if form := p.normalForm(); p.acceptWord("NORMALIZED") {
		return &IsNormalized{p.from(start), operand, not, form}
	}
	if _, inCase := operand.(*CaseSubject); not || inCase {
		p.unexpected()
	}
	labels := p.labelExpr()
	return &HasLabels{p.from(start), operand, labels}
}

var normalForms = []string{"NFC", "NFD", "NFKC", "NFKD"}

// normalForm reads the name of a normal form, NFC if there is none.
func (p *parser) normalForm() string {
	for _, form := range normalForms {
		if p.acceptWord(form) {
			return form
		}
	}
	return "NFC"
}
