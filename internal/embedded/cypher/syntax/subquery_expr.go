package syntax

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
