package syntax

import "rolegraph/internal/cypherlex"

// Variable is a variable, where it is used and where it is bound.
type Variable struct {
	Span
	Name string // without backticks
}

// Parameter is $name.
type Parameter struct {
	Span
	Name string // without $ and backticks
}

// Property is subject.key.
type Property struct {
	Span
	Subject Expr
	Key     *Name
}

// Index is subject[index]: an element of a list, or a value of a map, node or
// relationship by its key.
type Index struct {
	Span
	Subject Expr
	Index   Expr
}

// Slice is subject[from..to].
type Slice struct {
	Span
	Subject  Expr
	From, To Expr // nil when not given
}

func (*Variable) expr()  {}
func (*Parameter) expr() {}
func (*Property) expr()  {}
func (*Index) expr()     {}
func (*Slice) expr()     {}

func (n *Variable) String() string  { return text(n) }
func (n *Parameter) String() string { return text(n) }
func (n *Property) String() string  { return text(n) }
func (n *Index) String() string     { return text(n) }
func (n *Slice) String() string     { return text(n) }

func (n *Variable) print(p *printer) { p.name(n.Name) }

func (n *Parameter) print(p *printer) {
	p.put("$")
	p.plainName(n.Name)
}

func (n *Property) print(p *printer) {
	p.operand(n.Subject, precPostfix)
	p.put(".", n.Key)
}

func (n *Index) print(p *printer) {
	p.operand(n.Subject, precPostfix)
	p.put("[", n.Index, "]")
}

func (n *Slice) print(p *printer) {
	p.operand(n.Subject, precPostfix)
	p.put("[")
	if n.From != nil {
		p.put(n.From)
	}
	p.put("..")
	if n.To != nil {
		p.put(n.To)
	}
	p.put("]")
}

// atParameter tells whether a parameter starts here.
func (p *parser) atParameter() bool {
	if p.pos == p.gatherAt {
		p.want("a parameter")
	}
	return p.tok().Kind == cypherlex.Param || p.tok().Kind == cypherlex.Dollar
}

// parameter reads $name; a space behind the $ is allowed.
func (p *parser) parameter() *Parameter {
	start := p.start()
	t := p.advance()
	if t.Kind == cypherlex.Dollar {
		if !p.atName() && p.tok().Kind != cypherlex.Number {
			p.want("an identifier")
			p.want("an integer value")
			p.unexpected()
		}
		t = p.advance()
	}
	return &Parameter{p.from(start), p.nameOf(t)}
}

// postfix reads an atom and what follows it: .key, [index], [from..to] and,
// where labels are allowed, :labels.
func (p *parser) postfix(labels bool) Expr {
	start := p.start()
	e := p.atom()
	for {
		switch {
		case p.acceptSign(cypherlex.Dot):
			key := p.name()
			e = &Property{p.from(start), e, key}
		case p.tok().Kind == cypherlex.LBracket:
			e = p.indexOrSlice(start, e)
		case labels && p.acceptSign(cypherlex.Colon):
			expr := p.labelExpr()
			e = &HasLabels{p.from(start), e, expr}
		default:
			return e
		}
	}
}

func (p *parser) indexOrSlice(start int, subject Expr) Expr {
	p.expect(cypherlex.LBracket, "[")
	var from, to Expr
	if !p.at(cypherlex.DotDot, "..") {
		from = p.expression()
		if p.accept(cypherlex.RBracket, "]") {
			return &Index{p.from(start), subject, from}
		}
	}
	p.expect(cypherlex.DotDot, "..")
	if !p.at(cypherlex.RBracket, "]") {
		to = p.expression()
	}
	p.expect(cypherlex.RBracket, "]")
	return &Slice{p.from(start), subject, from, to}
}
