package syntax

// Case is CASE [subject] WHEN … THEN … [ELSE …] END.
type Case struct {
	Span
	Subject Expr // nil for the form without
	Whens   []*When
	Else    Expr // nil when there is none
}

// When is WHEN tests THEN result. Any true test suffices. With a subject each
// test is a predicate about [*CaseSubject]: WHEN 5 is CaseSubject = 5,
// WHEN IS NULL is CaseSubject IS NULL. Without a subject there is one test.
type When struct {
	Span
	Tests []Expr
	Then  Expr
}

// CaseSubject stands for the value of the nearest CASE's subject.
type CaseSubject struct{ Span }

func (*Case) expr()        {}
func (*CaseSubject) expr() {}

func (n *Case) String() string        { return text(n) }
func (n *When) String() string        { return text(n) }
func (n *CaseSubject) String() string { return text(n) }

func (n *Case) print(p *printer) {
	p.put("CASE")
	if n.Subject != nil {
		p.put(" ", n.Subject)
	}
	for _, when := range n.Whens {
		p.put(" ", when)
	}
	if n.Else != nil {
		p.put(" ELSE ", n.Else)
	}
	p.put(" END")
}

func (n *When) print(p *printer) {
	p.put("WHEN ")
	list(p, n.Tests, ", ")
	p.put(" THEN ", n.Then)
}

// The subject of a test is not written.
func (n *CaseSubject) print(*printer) {}

func (p *parser) caseExpr() *Case {
	start := p.start()
	p.expectWord("CASE")
	n := &Case{}
	if !p.atWord("WHEN") {
		n.Subject = p.expression()
	}
	n.Whens = []*When{p.when(n.Subject != nil)}
	for p.atWord("WHEN") {
		n.Whens = append(n.Whens, p.when(n.Subject != nil))
	}
	if p.acceptWord("ELSE") {
		n.Else = p.expression()
	}
	p.expectWord("END")
	n.Span = p.from(start)
	return n
}

func (p *parser) when(hasSubject bool) *When {
	start := p.start()
	p.expectWord("WHEN")
	n := &When{}
	if hasSubject {
		n.Tests = separated(p, p.caseTest)
	} else {
		n.Tests = []Expr{p.expression()}
	}
	p.expectWord("THEN")
	n.Then = p.expression()
	n.Span = p.from(start)
	return n
}

// caseTest reads a value to compare the subject with, or an operator and what
// stands right of it.
func (p *parser) caseTest() Expr {
	start := p.start()
	subject := &CaseSubject{Span{start, start}}
	if test := p.comparisonRest(start, subject); test != Expr(subject) {
		return test
	}
	if test := p.predicateRest(start, subject); test != Expr(subject) {
		return test
	}
	value := p.expression()
	return &Binary{p.from(start), Eq, start, subject, value}
}
