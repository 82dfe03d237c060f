package syntax

import (
	"strings"

	"rolegraph/internal/cypherlex"
)

// LabelExpr is what a node's labels or a relationship's type must be:
// [*LabelName], [*LabelAny], [*LabelNot], [*LabelAnd] or [*LabelOr].
type LabelExpr interface {
	Node
	labelExpr()
}

// LabelName is a label or type by its name, or a dynamic one: $(expression).
type LabelName struct {
	Span
	Name    string
	Dynamic Expr // a string or a list of strings; nil when Name is given
	Any     bool // $any(expression): any of the list suffices
}

// LabelAny is %: at least one label, any type.
type LabelAny struct{ Span }

// LabelNot is !a.
type LabelNot struct {
	Span
	Operand LabelExpr
}

// LabelAnd is a&b, and the older a:b.
type LabelAnd struct {
	Span
	Left, Right LabelExpr
	Colon       bool // written as a:b
}

// LabelOr is a|b, and the older a|:b.
type LabelOr struct {
	Span
	Left, Right LabelExpr
}

func (*LabelName) labelExpr() {}
func (*LabelAny) labelExpr()  {}
func (*LabelNot) labelExpr()  {}
func (*LabelAnd) labelExpr()  {}
func (*LabelOr) labelExpr()   {}

func (n *LabelName) String() string { return text(n) }
func (n *LabelAny) String() string  { return text(n) }
func (n *LabelNot) String() string  { return text(n) }
func (n *LabelAnd) String() string  { return text(n) }
func (n *LabelOr) String() string   { return text(n) }

func (n *LabelName) print(p *printer) {
	switch {
	case n.Dynamic == nil:
		p.name(n.Name)
	case n.Any:
		p.put("$any(", n.Dynamic, ")")
	default:
		p.put("$(", n.Dynamic, ")")
	}
}

func (n *LabelAny) print(p *printer) { p.put("%") }

func (n *LabelNot) print(p *printer) {
	p.put("!")
	p.labelOperand(n.Operand, 2)
}

func (n *LabelAnd) print(p *printer) {
	sign := "&"
	if n.Colon {
		sign = ":"
	}
	p.labelOperand(n.Left, 1)
	p.put(sign)
	p.labelOperand(n.Right, 2)
}

func (n *LabelOr) print(p *printer) {
	p.put(n.Left, "|")
	p.labelOperand(n.Right, 1)
}

// labelOperand writes a part of a label expression, in parentheses when it
// binds less tightly than level: | is 0, & and : are 1, all else 2.
func (p *printer) labelOperand(e LabelExpr, level int) {
	binds := 2
	switch e.(type) {
	case *LabelOr:
		binds = 0
	case *LabelAnd:
		binds = 1
	}
	if binds < level {
		p.put("(", e, ")")
		return
	}
	p.put(e)
}

// labelExpr reads a label expression: | binds least, then & and :, then !.
func (p *parser) labelExpr() LabelExpr {
	p.enter()
	defer p.leave()
	start := p.start()
	left := p.labelAnd()
	for p.at(cypherlex.Pipe, "|") && p.pos != p.bar {
		p.advance()
		p.accept(cypherlex.Colon, ":")
		right := p.labelAnd()
		left = &LabelOr{p.from(start), left, right}
	}
	return left
}

func (p *parser) labelAnd() LabelExpr {
	start := p.start()
	left := p.labelNot()
	for {
		colon := p.at(cypherlex.Colon, ":")
		if !colon && !p.at(cypherlex.Amp, "&") {
			return left
		}
		p.advance()
		right := p.labelNot()
		left = &LabelAnd{p.from(start), left, right, colon}
	}
}

func (p *parser) labelNot() LabelExpr {
	p.enter()
	defer p.leave()
	start := p.start()
	switch {
	case p.acceptSign(cypherlex.Bang):
		operand := p.labelNot()
		return &LabelNot{p.from(start), operand}
	case p.accept(cypherlex.Percent, "%"):
		return &LabelAny{p.from(start)}
	case p.accept(cypherlex.LParen, "("):
		inner := p.labelExpr()
		p.expect(cypherlex.RParen, ")")
		return inner
	}
	return p.labelName()
}

// labelName reads a name, $(expression), $all(expression) or $any(expression).
func (p *parser) labelName() *LabelName {
	start := p.start()
	t := p.tok()
	n := &LabelName{}
	p.want("'$'")
	switch {
	case t.Kind == cypherlex.Dollar, t.Kind == cypherlex.Param && p.peek(1).Kind == cypherlex.LParen:
		p.dynamicLabel(n)
	default:
		n.Name = p.nameText("a node label/relationship type name")
	}
	n.Span = p.from(start)
	return n
}

func (p *parser) dynamicLabel(n *LabelName) {
	switch strings.ToLower(p.advance().Text) {
	case "$any":
		n.Any = true
	case "$", "$all":
	default:
		p.unexpected()
	}
	p.expect(cypherlex.LParen, "(")
	n.Dynamic = p.expression()
	p.expect(cypherlex.RParen, ")")
}
