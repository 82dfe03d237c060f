package syntax

import "rolegraph/internal/cypherlex"

// ListComprehension is [variable IN list WHERE predicate | result].
type ListComprehension struct {
	Span
	Variable *Variable
	List     Expr
	Where    Expr // nil when there is none
	Result   Expr // nil means the variable
}

// PatternComprehension is [path = pattern WHERE predicate | result].
type PatternComprehension struct {
	Span
	Variable *Variable // of the path; nil when it has none
	Pattern  *PathPattern
	Where    Expr // nil when there is none
	Result   Expr
}

// Quantor says how many elements of a list must satisfy a predicate.
type Quantor uint8

// The quantors.
const (
	All Quantor = iota
	Any
	None
	Single
)

var quantorTexts = [...]string{All: "all", Any: "any", None: "none", Single: "single"}

// String returns the quantor as it is written.
func (q Quantor) String() string { return quantorTexts[q] }

// ListPredicate is all(variable IN list WHERE predicate), any, none or single.
type ListPredicate struct {
	Span
	Quantor  Quantor
	Variable *Variable
	List     Expr
	Where    Expr
}

// Reduce is reduce(accumulator = initial, variable IN list | step).
type Reduce struct {
	Span
	Accumulator *Variable
	Initial     Expr
	Variable    *Variable
	List        Expr
	Step        Expr
}

func (*ListComprehension) expr()    {}
func (*PatternComprehension) expr() {}
func (*ListPredicate) expr()        {}
func (*Reduce) expr()               {}

func (n *ListComprehension) String() string    { return text(n) }
func (n *PatternComprehension) String() string { return text(n) }
func (n *ListPredicate) String() string        { return text(n) }
func (n *Reduce) String() string               { return text(n) }

func (n *ListComprehension) print(p *printer) {
	p.put("[", n.Variable, " IN ", n.List)
	p.where(n.Where)
	if n.Result != nil {
		p.put(" | ", n.Result)
	}
	p.put("]")
}

func (n *PatternComprehension) print(p *printer) {
	p.put("[")
	if n.Variable != nil {
		p.put(n.Variable, " = ")
	}
	p.put(n.Pattern)
	p.where(n.Where)
	p.put(" | ", n.Result, "]")
}

func (n *ListPredicate) print(p *printer) {
	p.put(n.Quantor.String(), "(", n.Variable, " IN ", n.List)
	p.where(n.Where)
	p.put(")")
}

func (n *Reduce) print(p *printer) {
	p.put("reduce(", n.Accumulator, " = ", n.Initial, ", ", n.Variable, " IN ", n.List, " | ", n.Step, ")")
}

func (p *parser) listComprehension(start int) *ListComprehension {
	n := &ListComprehension{Variable: p.variable()}
	p.expectWord("IN")
	n.List = p.expression()
	n.Where = p.barredWhere()
	if p.accept(cypherlex.Pipe, "|") {
		n.Result = p.expression()
	}
	p.expect(cypherlex.RBracket, "]")
	n.Span = p.from(start)
	return n
}

// barredWhere reads the WHERE of a comprehension, which the last | in the same
// brackets ends: any before it belong to labels and types, as for Neo4j.
func (p *parser) barredWhere() Expr {
	outer := p.bar
	p.bar = p.ahead(p.pos).bar
	defer func() { p.bar = outer }()
	return p.optionalWhere()
}

// patternComprehensionAhead tells whether what follows the [ is a path with a |
// behind it.
func (p *parser) patternComprehensionAhead() bool {
	i := p.pos
	if isName(p.tok()) && p.peek(1).Kind == cypherlex.Eq {
		i += 2
	}
	if !p.pathAhead(i) {
		return false
	}
	ahead := p.ahead(i)
	return ahead.bar > 0 && !ahead.comma
}

func (p *parser) patternComprehension(start int) *PatternComprehension {
	n := &PatternComprehension{}
	if p.peek(1).Kind == cypherlex.Eq {
		n.Variable = p.variable()
		p.advance()
	}
	n.Pattern = p.pathPattern()
	n.Where = p.barredWhere()
	p.expect(cypherlex.Pipe, "|")
	n.Result = p.expression()
	p.expect(cypherlex.RBracket, "]")
	n.Span = p.from(start)
	return n
}

var quantors = map[string]Quantor{"ALL": All, "ANY": Any, "NONE": None, "SINGLE": Single}

func (p *parser) listPredicate(word string) *ListPredicate {
	start := p.start()
	p.advance()
	p.expect(cypherlex.LParen, "(")
	n := &ListPredicate{Quantor: quantors[word], Variable: p.variable()}
	p.expectWord("IN")
	n.List = p.expression()
	n.Where = p.optionalWhere()
	p.expect(cypherlex.RParen, ")")
	if n.Where == nil {
		p.fail(UnexpectedSyntax, n.Quantor.String()+"(...) requires a WHERE predicate", start)
	}
	n.Span = p.from(start)
	return n
}

func (p *parser) reduce() *Reduce {
	start := p.start()
	p.advance()
	p.expect(cypherlex.LParen, "(")
	n := &Reduce{Accumulator: p.variable()}
	p.expect(cypherlex.Eq, "=")
	n.Initial = p.expression()
	p.expect(cypherlex.Comma, ",")
	n.Variable = p.variable()
	p.expectWord("IN")
	n.List = p.expression()
	p.expect(cypherlex.Pipe, "|")
	n.Step = p.expression()
	p.expect(cypherlex.RParen, ")")
	n.Span = p.from(start)
	return n
}
