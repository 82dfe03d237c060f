package syntax

import (
	"slices"
	"strings"

	"rolegraph/internal/cypherlex"
)

// ShowKind is what a SHOW command lists.
type ShowKind uint8

// What SHOW lists.
const (
	ShowIndexes ShowKind = iota
	ShowConstraints
	ShowProcedures
	ShowFunctions
	ShowTransactions
	ShowDatabases
	ShowSettings
	ShowUsers
)

var showTexts = [...]string{
	ShowIndexes: "INDEXES", ShowConstraints: "CONSTRAINTS", ShowProcedures: "PROCEDURES",
	ShowFunctions: "FUNCTIONS", ShowTransactions: "TRANSACTIONS", ShowDatabases: "DATABASES",
	ShowSettings: "SETTINGS", ShowUsers: "USERS",
}

// String returns the kind as it is written.
func (k ShowKind) String() string { return showTexts[k] }

// Show is SHOW [filter] kind [names] [YIELD … [WHERE …] [RETURN …] | WHERE …].
type Show struct {
	Span
	Kind   ShowKind
	Filter string // words before the kind in upper case: RANGE, BUILT IN, HOME, …
	Names  []Expr // of transactions, settings, or the one database; *Variable for a written name
	Yield  *Yield // nil when there is none
	Where  Expr   // without a Yield; nil when there is none
	Return *Return
}

// Terminate is TERMINATE TRANSACTIONS ids [YIELD … [WHERE …] [RETURN …]].
type Terminate struct {
	Span
	Names  []Expr
	Yield  *Yield // nil when there is none
	Return *Return
}

// Yield is YIELD projection [WHERE predicate] of a command.
type Yield struct {
	Span
	Projection *Projection
	Where      Expr // nil when there is none
}

func (*Show) body()      {}
func (*Terminate) body() {}

func (n *Show) String() string      { return text(n) }
func (n *Terminate) String() string { return text(n) }
func (n *Yield) String() string     { return text(n) }

func (n *Show) print(p *printer) {
	p.put("SHOW ")
	if n.Filter != "" {
		p.put(n.Filter, " ")
	}
	if n.Kind == ShowUsers && n.Filter != "" {
		p.put("USER")
	} else if n.Kind == ShowDatabases && (len(n.Names) > 0 || n.Filter != "") {
		p.put("DATABASE")
	} else {
		p.put(n.Kind.String())
	}
	p.commandTail(n.Names, n.Yield, n.Where, n.Return)
}

func (n *Terminate) print(p *printer) {
	p.put("TERMINATE TRANSACTIONS")
	p.commandTail(n.Names, n.Yield, nil, n.Return)
}

func (p *printer) commandTail(names []Expr, yield *Yield, where Expr, end *Return) {
	if len(names) > 0 {
		p.put(" ")
		list(p, names, ", ")
	}
	if yield != nil {
		p.put(" ", yield)
	}
	p.where(where)
	if end != nil {
		p.put(" ", end)
	}
}

func (n *Yield) print(p *printer) {
	p.put("YIELD ", n.Projection)
	p.where(n.Where)
}

// showWords are the names of what SHOW lists, as they are written.
var showWords = map[string]ShowKind{
	"INDEX": ShowIndexes, "INDEXES": ShowIndexes, "CONSTRAINT": ShowConstraints, "CONSTRAINTS": ShowConstraints,
	"PROCEDURE": ShowProcedures, "PROCEDURES": ShowProcedures, "FUNCTION": ShowFunctions, "FUNCTIONS": ShowFunctions,
	"TRANSACTION": ShowTransactions, "TRANSACTIONS": ShowTransactions, "DATABASE": ShowDatabases,
	"DATABASES": ShowDatabases, "SETTING": ShowSettings, "SETTINGS": ShowSettings,
	"USER": ShowUsers, "USERS": ShowUsers,
}

func (p *parser) show() *Show {
	start := p.start()
	p.expectWord("SHOW")
	n := &Show{}
	n.Filter, n.Kind = p.showKind()
	if p.acceptWord("EXECUTABLE") {
		p.acceptWord("BY CURRENT USER")
	}
	n.Names = p.commandNames()
	n.Yield, n.Return = p.commandYield()
	if n.Yield == nil {
		n.Where = p.optionalWhere()
	}
	n.Span = p.from(start)
	return n
}

// showFilters are the words that may stand before what SHOW lists.
var showFilters = strings.Fields(`ALL RANGE TEXT POINT LOOKUP FULLTEXT VECTOR UNIQUE UNIQUENESS KEY NODE RELATIONSHIP REL
	PROPERTY EXIST EXISTENCE TYPE BUILT IN USER DEFINED CURRENT HOME DEFAULT`)

// showKind reads what SHOW lists with the words before it.
func (p *parser) showKind() (filter string, kind ShowKind) {
	var words []string
	for {
		word := strings.ToUpper(p.tok().Text)
		if kind, ok := showWords[word]; ok && !p.isWord("USER DEFINED") {
			p.advance()
			return strings.Join(words, " "), kind
		}
		if !slices.Contains(showFilters, word) {
			for name := range showWords {
				p.want("'" + name + "'")
			}
			p.unexpected()
		}
		words = append(words, word)
		p.advance()
	}
}

func (p *parser) terminate() *Terminate {
	start := p.start()
	p.expectWord("TERMINATE")
	if !p.acceptWord("TRANSACTION") {
		p.expectWord("TRANSACTIONS")
	}
	n := &Terminate{Names: p.commandNames()}
	if len(n.Names) == 0 {
		p.unexpected()
	}
	n.Yield, n.Return = p.commandYield()
	n.Span = p.from(start)
	return n
}

// commandNames reads names, strings or parameters with commas in between, if
// there are any.
func (p *parser) commandNames() []Expr {
	switch p.tok().Kind {
	case cypherlex.EOF, cypherlex.Semicolon:
		return nil
	}
	if p.atWord("YIELD") || p.atWord("WHERE") {
		return nil
	}
	return separated(p, p.expression)
}

// commandYield reads YIELD … [WHERE …] [RETURN …], if there is one.
func (p *parser) commandYield() (*Yield, *Return) {
	start := p.start()
	if !p.acceptWord("YIELD") {
		return nil, nil
	}
	n := &Yield{Projection: p.projection()}
	n.Where = p.optionalWhere()
	n.Span = p.from(start)
	if p.atWord("RETURN") {
		return n, p.returns()
	}
	return n, nil
}
