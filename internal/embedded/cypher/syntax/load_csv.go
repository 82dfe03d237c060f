package syntax

// LoadCSV is LOAD CSV [WITH HEADERS] FROM url AS variable [FIELDTERMINATOR string].
type LoadCSV struct {
	Span
	Headers         bool
	From            Expr
	Variable        *Variable
	FieldTerminator *String // nil means a comma
}

func (*LoadCSV) clause() {}

func (n *LoadCSV) String() string { return text(n) }

func (n *LoadCSV) print(p *printer) {
	p.put("LOAD CSV ")
	if n.Headers {
		p.put("WITH HEADERS ")
	}
	p.put("FROM ", n.From, " AS ", n.Variable)
	if n.FieldTerminator != nil {
		p.put(" FIELDTERMINATOR ", n.FieldTerminator)
	}
}

func (p *parser) loadCSV() *LoadCSV {
	start := p.start()
	p.expectWord("LOAD CSV")
	n := &LoadCSV{Headers: p.acceptWord("WITH HEADERS")}
	p.expectWord("FROM")
	n.From = p.expression()
	p.expectWord("AS")
	n.Variable = p.variable()
	if p.acceptWord("FIELDTERMINATOR") {
		n.FieldTerminator = p.stringLiteral()
	}
	n.Span = p.from(start)
	return n
}
