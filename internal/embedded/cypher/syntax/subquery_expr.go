package syntax

import "rolegraph/internal/cypherlex"

// SubqueryKind says what a subquery expression makes of the rows.
type SubqueryKind uint8

// The subquery expressions.
const (
	Exists SubqueryKind = iota
	Count
	Collect
)

var subqueryTexts = [...]string{Exists: "EXISTS", Count: "COUNT", Collect: "COLLECT"}

// String returns the kind as it is written.
func (k SubqueryKind) String() string { return subqueryTexts[k] }

// SubqueryExpr is EXISTS { query }, COUNT { query } or COLLECT { query }. The
// short form EXISTS { pattern WHERE predicate } is a query of one MATCH. Of an
// EXISTS or COUNT the last clause need not be RETURN.
type SubqueryExpr struct {
	Span
	Kind  SubqueryKind
	Query *Query
}

// PatternExpr is a path as an expression: the predicate (a)-->(b), also as the
// argument of exists(…), and shortestPath((a)-[*]->(b)), whose value is the path.
type PatternExpr struct {
	Span
	Part *PatternPart // without variable and selector
}

func (*SubqueryExpr) expr() {}
func (*PatternExpr) expr()  {}

func (n *SubqueryExpr) String() string   { return text(n) }
func (n *PatternExpr) String() string    { return text(n) }
func (n *SubqueryExpr) print(p *printer) { p.put(n.Kind.String(), " { ", n.Query, " }") }
func (n *PatternExpr) print(p *printer)  { p.put(n.Part) }

// subqueryExpr reads EXISTS, COUNT or COLLECT and { query }; nil if word is none
// of these.
func (p *parser) subqueryExpr(word string) Expr {
	kind := Exists
	switch word {
	case "EXISTS":
	case "COUNT":
		kind = Count
	case "COLLECT":
		kind = Collect
	default:
		return nil
	}
	start := p.start()
	p.advance()
	p.expect(cypherlex.LBrace, "{")
	n := &SubqueryExpr{Kind: kind, Query: p.subqueryBody()}
	p.expect(cypherlex.RBrace, "}")
	n.Span = p.from(start)
	return n
}

// subqueryBody reads a query, or a pattern as the query that matches it.
func (p *parser) subqueryBody() *Query {
	if p.atClause() {
		return p.query()
	}
	start := p.start()
	match := &Match{Mode: p.matchMode()}
	match.Pattern = separated(p, p.patternPart)
	match.Where = p.optionalWhere()
	match.Span = p.from(start)
	single := &SingleQuery{match.Span, []Clause{match}}
	return &Query{Span: match.Span, Parts: []*SingleQuery{single}}
}

func (p *parser) patternExpr() *PatternExpr {
	start := p.start()
	part := &PatternPart{Function: p.shortestFunction()}
	part.Path = p.pathPattern()
	if part.Function != NoFunction {
		p.expect(cypherlex.RParen, ")")
	}
	part.Span = p.from(start)
	return &PatternExpr{part.Span, part}
}
