package syntax

// Node is a part of a statement. Only this package makes kinds of nodes.
type Node interface {
	Pos() int       // byte offset of its first character in the source
	End() int       // byte offset behind its last character
	String() string // valid source that parses into the same tree

	print(p *printer)
	children(visit visitor)
}

// Span is where a node lies in the source, in bytes: Start ≤ i < Stop.
type Span struct{ Start, Stop int }

// Pos returns the byte offset of the node's first character.
func (s Span) Pos() int { return s.Start }

// End returns the byte offset behind the node's last character.
func (s Span) End() int { return s.Stop }

// Body is what a statement asks for: [*Query], [*CreateIndex], [*DropIndex],
// [*CreateConstraint], [*DropConstraint], [*Show] or [*Terminate].
type Body interface {
	Node
	body()
}

// Clause is one clause of a query.
type Clause interface {
	Node
	clause()
}

// Expr is an expression.
type Expr interface {
	Node
	expr()
}

// Name is an identifier that is no variable: a property key, an index name.
type Name struct {
	Span
	Text string // without backticks
}

func (n *Name) String() string   { return text(n) }
func (n *Name) print(p *printer) { p.name(n.Text) }
