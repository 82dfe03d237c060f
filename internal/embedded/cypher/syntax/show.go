package syntax

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
)

var showTexts = [...]string{
	ShowIndexes: "INDEXES", ShowConstraints: "CONSTRAINTS", ShowProcedures: "PROCEDURES",
	ShowFunctions: "FUNCTIONS", ShowTransactions: "TRANSACTIONS", ShowDatabases: "DATABASES",
	ShowSettings: "SETTINGS",
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
	if n.Kind == ShowDatabases && len(n.Names) > 0 {
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
