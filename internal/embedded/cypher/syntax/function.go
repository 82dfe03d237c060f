package syntax

import (
	"strings"

	"rolegraph/internal/cypherlex"
)

// FunctionCall is name([DISTINCT] arguments). The trim(BOTH … FROM …) forms are
// calls of btrim, ltrim and rtrim; normalize's form is a String argument.
type FunctionCall struct {
	Span
	Name     *QualifiedName
	Distinct bool
	Args     []Expr
}

// CountStar is count(*).
type CountStar struct{ Span }

func (*FunctionCall) expr() {}
func (*CountStar) expr()    {}

func (n *FunctionCall) String() string { return text(n) }
func (n *CountStar) String() string    { return text(n) }
func (n *CountStar) print(p *printer)  { p.put("count(*)") }

func (n *FunctionCall) print(p *printer) {
	p.put(n.Name, "(")
	if n.Distinct {
		p.put("DISTINCT ")
	}
	if form, ok := n.normalForm(); ok {
		p.put(n.Args[0], ", ", form, ")")
		return
	}
	list(p, n.Args, ", ")
	p.put(")")
}

// normalForm returns the form of normalize(text, form), which is a keyword.
func (n *FunctionCall) normalForm() (string, bool) {
	if len(n.Args) != 2 || !strings.EqualFold(n.Name.Full(), "normalize") {
		return "", false
	}
	form, ok := n.Args[1].(*String)
	if !ok {
		return "", false
	}
	return form.Value, true
}

func (p *parser) functionCall() *FunctionCall {
	start := p.start()
	n := &FunctionCall{Name: p.qualifiedName()}
	p.expect(cypherlex.LParen, "(")
	n.Distinct = p.acceptWord("DISTINCT")
	if !n.Distinct && p.peek(1).Kind != cypherlex.LParen { // not the all(…) of a list
		p.acceptWord("ALL")
	}
	n.Args = p.arguments()
	n.Span = p.from(start)
	return n
}

func (p *parser) countStar() *CountStar {
	start := p.start()
	p.pos += 3
	p.expect(cypherlex.RParen, ")")
	return &CountStar{p.from(start)}
}

// trim reads trim([BOTH | LEADING | TRAILING] [characters] FROM text) as a call
// of btrim, ltrim or rtrim, and any other call of trim as it is.
func (p *parser) trim() Expr {
	start := p.start()
	name := &QualifiedName{Span: Span{start, p.tok().End()}, Name: "btrim"}
	mark := p.pos
	p.pos += 2
	switch {
	case p.acceptWord("LEADING"):
		name.Name = "ltrim"
	case p.acceptWord("TRAILING"):
		name.Name = "rtrim"
	case p.acceptWord("BOTH"):
	default:
		p.pos = mark
		return p.trimFrom(start, name)
	}
	if endsExpression(p.tok()) || p.isWord("IN") {
		p.pos = mark
		return p.functionCall()
	}
	n := &FunctionCall{Name: name}
	if p.acceptWord("FROM") {
		n.Args = []Expr{p.expression()}
	} else {
		n.Args = p.trimArguments()
	}
	p.expect(cypherlex.RParen, ")")
	n.Span = p.from(start)
	return n
}

// trimFrom reads a call of trim without BOTH, LEADING or TRAILING.
func (p *parser) trimFrom(start int, name *QualifiedName) Expr {
	call := p.pos
	p.pos += 2
	if endsExpression(p.tok()) {
		p.pos = call
		return p.functionCall()
	}
	text := p.expression()
	n := &FunctionCall{Name: name, Args: []Expr{text}}
	switch {
	case p.acceptWord("FROM"):
		n.Args = []Expr{p.expression(), text}
	default:
		name.Name = p.tokens[call].Text
		for p.accept(cypherlex.Comma, ",") {
			n.Args = append(n.Args, p.expression())
		}
	}
	p.expect(cypherlex.RParen, ")")
	n.Span = p.from(start)
	return n
}

// trimArguments reads characters FROM text.
func (p *parser) trimArguments() []Expr {
	characters := p.expression()
	p.expectWord("FROM")
	return []Expr{p.expression(), characters}
}

// normalize reads normalize(text[, form]).
func (p *parser) normalize() Expr {
	start := p.start()
	n := &FunctionCall{Name: p.qualifiedName()}
	p.expect(cypherlex.LParen, "(")
	n.Args = []Expr{p.expression()}
	if p.accept(cypherlex.Comma, ",") {
		at := p.start()
		form := p.normalForm()
		if p.start() == at {
			p.unexpected()
		}
		n.Args = append(n.Args, &String{p.from(at), form})
	}
	p.expect(cypherlex.RParen, ")")
	n.Span = p.from(start)
	return n
}
