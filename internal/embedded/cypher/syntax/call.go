package syntax

import (
	"strings"

	"rolegraph/internal/cypherlex"
)

// Call is [OPTIONAL] CALL name[(arguments)] [YIELD items [WHERE predicate]].
type Call struct {
	Span
	Optional  bool
	Name      *QualifiedName
	HasArgs   bool   // parentheses were written; without, arguments come from the parameters
	Args      []Expr // in order
	HasYield  bool
	YieldStar bool
	Yield     []*YieldItem
	Where     Expr // nil when there is none
}

// QualifiedName is the name of a procedure or function: namespace.….name.
type QualifiedName struct {
	Span
	Namespace []string
	Name      string
}

// Full returns the whole name with points.
func (n *QualifiedName) Full() string {
	return strings.Join(append(n.Namespace[:len(n.Namespace):len(n.Namespace)], n.Name), ".")
}

// YieldItem is one field of a YIELD, bound to a variable that has the field's
// name unless an alias is given.
type YieldItem struct {
	Span
	Field    string
	Variable *Variable
}

func (*Call) clause() {}

func (n *Call) String() string          { return text(n) }
func (n *QualifiedName) String() string { return text(n) }
func (n *YieldItem) String() string     { return text(n) }

func (n *Call) print(p *printer) {
	if n.Optional {
		p.put("OPTIONAL ")
	}
	p.put("CALL ", n.Name)
	if n.HasArgs {
		p.put("(")
		list(p, n.Args, ", ")
		p.put(")")
	}
	if n.HasYield {
		p.put(" YIELD ")
		if n.YieldStar {
			p.put("*")
		}
		list(p, n.Yield, ", ")
	}
	p.where(n.Where)
}

func (n *QualifiedName) print(p *printer) {
	for _, part := range n.Namespace {
		p.name(part)
		p.put(".")
	}
	p.plainName(n.Name)
}

func (n *YieldItem) print(p *printer) {
	p.name(n.Field)
	if n.Variable.Name != n.Field {
		p.put(" AS ", n.Variable)
	}
}

// call reads a procedure call or a subquery.
func (p *parser) call() Clause {
	start := p.start()
	optional := p.acceptWord("OPTIONAL")
	p.expectWord("CALL")
	if p.at(cypherlex.LBrace, "{") || p.at(cypherlex.LParen, "(") {
		return p.callSubquery(start, optional)
	}
	n := &Call{Optional: optional, Name: p.qualifiedName()}
	if p.accept(cypherlex.LParen, "(") {
		n.HasArgs = true
		n.Args = p.arguments()
	}
	if p.acceptWord("YIELD") {
		p.yield(n)
	}
	n.Span = p.from(start)
	return n
}

func (p *parser) yield(n *Call) {
	n.HasYield = true
	n.YieldStar = p.accept(cypherlex.Star, "*")
	if !n.YieldStar && !p.accept(cypherlex.Minus, "-") {
		n.Yield = separated(p, p.yieldItem)
	}
	n.Where = p.optionalWhere()
}

func (p *parser) yieldItem() *YieldItem {
	start := p.start()
	v := p.variable()
	n := &YieldItem{Field: v.Name, Variable: v}
	if p.acceptWord("AS") {
		n.Variable = p.variable()
	}
	n.Span = p.from(start)
	return n
}

func (p *parser) qualifiedName() *QualifiedName {
	start := p.start()
	parts := []string{p.nameText("an identifier")}
	for p.accept(cypherlex.Dot, ".") {
		parts = append(parts, p.nameText("an identifier"))
	}
	last := len(parts) - 1
	return &QualifiedName{p.from(start), parts[:last], parts[last]}
}

// arguments reads expressions up to the closing parenthesis.
func (p *parser) arguments() []Expr {
	if p.accept(cypherlex.RParen, ")") {
		return nil
	}
	args := separated(p, p.expression)
	p.expect(cypherlex.RParen, ")")
	return args
}
