package syntax

import "rolegraph/internal/cypherlex"

// CallSubquery is [OPTIONAL] CALL [(variables)] { query } [IN TRANSACTIONS …].
type CallSubquery struct {
	Span
	Optional     bool
	Imports      *Imports // nil when there are no parentheses: an importing WITH may say
	Query        *Query
	Transactions *InTransactions // nil when there are none
}

// Imports is the scope clause of CALL (a, b) { … }, CALL (*) { … } or CALL () { … }.
type Imports struct {
	Span
	Star      bool
	Variables []*Variable
}

// InTransactions is IN [[n] CONCURRENT] TRANSACTIONS [OF n ROWS] [ON ERROR …] [REPORT STATUS AS v].
type InTransactions struct {
	Span
	Concurrent  bool
	Concurrency Expr // nil when not given
	Rows        Expr // nil when not given
	OnError     OnError
	Report      *Variable // nil when not asked for
}

// OnError says what a failed batch does to the others.
type OnError uint8

// The ways to go on after a failed batch.
const (
	OnErrorFail OnError = iota // the default
	OnErrorContinue
	OnErrorBreak
)

func (*CallSubquery) clause() {}

func (n *CallSubquery) String() string   { return text(n) }
func (n *Imports) String() string        { return text(n) }
func (n *InTransactions) String() string { return text(n) }

func (n *CallSubquery) print(p *printer) {
	if n.Optional {
		p.put("OPTIONAL ")
	}
	p.put("CALL ")
	if n.Imports != nil {
		p.put(n.Imports, " ")
	}
	p.put("{ ", n.Query, " }")
	if n.Transactions != nil {
		p.put(" ", n.Transactions)
	}
}

func (n *Imports) print(p *printer) {
	p.put("(")
	if n.Star {
		p.put("*")
	}
	list(p, n.Variables, ", ")
	p.put(")")
}

func (n *InTransactions) print(p *printer) {
	p.put("IN ")
	if n.Concurrency != nil {
		p.put(n.Concurrency, " ")
	}
	if n.Concurrent {
		p.put("CONCURRENT ")
	}
	p.put("TRANSACTIONS")
	if n.Rows != nil {
		p.put(" OF ", n.Rows, " ROWS")
	}
	switch n.OnError {
	case OnErrorContinue:
		p.put(" ON ERROR CONTINUE")
	case OnErrorBreak:
		p.put(" ON ERROR BREAK")
	}
	if n.Report != nil {
		p.put(" REPORT STATUS AS ", n.Report)
	}
}

// callSubquery reads what follows CALL.
func (p *parser) callSubquery(start int, optional bool) *CallSubquery {
	n := &CallSubquery{Optional: optional}
	if p.at(cypherlex.LParen, "(") {
		n.Imports = p.imports()
	}
	p.expect(cypherlex.LBrace, "{")
	n.Query = p.query()
	p.expect(cypherlex.RBrace, "}")
	if p.atWord("IN") {
		n.Transactions = p.inTransactions()
	}
	n.Span = p.from(start)
	return n
}

func (p *parser) imports() *Imports {
	start := p.start()
	p.expect(cypherlex.LParen, "(")
	n := &Imports{Star: p.accept(cypherlex.Star, "*")}
	if !n.Star && !p.at(cypherlex.RParen, ")") {
		n.Variables = separated(p, p.variable)
	}
	p.expect(cypherlex.RParen, ")")
	n.Span = p.from(start)
	return n
}

func (p *parser) inTransactions() *InTransactions {
	start := p.start()
	p.expectWord("IN")
	n := &InTransactions{}
	if !p.atWord("TRANSACTIONS") && !p.atWord("CONCURRENT") {
		n.Concurrency = p.expression()
	}
	n.Concurrent = p.acceptWord("CONCURRENT")
	p.expectWord("TRANSACTIONS")
	for p.transactionsOption(n) {
	}
	n.Span = p.from(start)
	return n
}

// transactionsOption reads one of the options, which come in any order.
func (p *parser) transactionsOption(n *InTransactions) bool {
	switch {
	case p.acceptWord("OF"):
		n.Rows = p.expression()
		if !p.acceptWord("ROWS") {
			p.expectWord("ROW")
		}
	case p.acceptWord("ON ERROR"):
		n.OnError = p.onError()
	case p.acceptWord("REPORT STATUS AS"):
		n.Report = p.variable()
	default:
		return false
	}
	return true
}

func (p *parser) onError() OnError {
	switch {
	case p.acceptWord("CONTINUE"):
		return OnErrorContinue
	case p.acceptWord("BREAK"):
		return OnErrorBreak
	}
	p.expectWord("FAIL")
	return OnErrorFail
}
