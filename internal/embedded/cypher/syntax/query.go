package syntax

// Query is one single query or several joined by UNION.
type Query struct {
	Span
	Parts  []*SingleQuery
	Unions []*Union // between Parts[i] and Parts[i+1]; one fewer than Parts
}

// SingleQuery is clauses in sequence.
type SingleQuery struct {
	Span
	Clauses []Clause
}

// Union joins two single queries: ALL keeps duplicates.
type Union struct {
	Span
	All bool
}

func (*Query) body() {}

func (n *Query) String() string       { return text(n) }
func (n *SingleQuery) String() string { return text(n) }
func (n *Union) String() string       { return text(n) }

func (n *Query) print(p *printer) {
	for i, part := range n.Parts {
		if i > 0 {
			p.put(" ", n.Unions[i-1], " ")
		}
		p.put(part)
	}
}

func (n *SingleQuery) print(p *printer) { list(p, n.Clauses, " ") }

func (n *Union) print(p *printer) {
	p.put("UNION")
	if n.All {
		p.put(" ALL")
	}
}

func (p *parser) query() *Query {
	p.enter()
	defer p.leave()
	start := p.start()
	n := &Query{Parts: []*SingleQuery{p.singleQuery()}}
	for p.atWord("UNION") {
		n.Unions = append(n.Unions, p.union())
		n.Parts = append(n.Parts, p.singleQuery())
	}
	n.Span = p.from(start)
	return n
}

func (p *parser) union() *Union {
	start := p.start()
	p.expectWord("UNION")
	n := &Union{All: p.takeWord("ALL")}
	if !n.All {
		p.takeWord("DISTINCT")
	}
	n.Span = p.from(start)
	return n
}

func (p *parser) singleQuery() *SingleQuery {
	start := p.start()
	n := &SingleQuery{Clauses: []Clause{p.clause()}}
	for p.atClause() {
		n.Clauses = append(n.Clauses, p.clause())
	}
	n.Span = p.from(start)
	return n
}
