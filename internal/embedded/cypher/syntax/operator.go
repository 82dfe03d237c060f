package syntax

// Op is an operator of one or two operands.
type Op uint8

// The operators.
const (
	Or Op = iota
	Xor
	And
	Eq
	Neq
	Lt
	Le
	Gt
	Ge
	In
	StartsWith
	EndsWith
	Contains
	Matches // =~
	Add
	Subtract
	Concat // ||
	Multiply
	Divide
	Modulo
	Power
	Not      // of one operand
	Negate   // of one operand
	Identity // unary plus
)

var opTexts = [...]string{
	Or: "OR", Xor: "XOR", And: "AND", Eq: "=", Neq: "<>", Lt: "<", Le: "<=", Gt: ">", Ge: ">=",
	In: "IN", StartsWith: "STARTS WITH", EndsWith: "ENDS WITH", Contains: "CONTAINS", Matches: "=~",
	Add: "+", Subtract: "-", Concat: "||", Multiply: "*", Divide: "/", Modulo: "%", Power: "^",
	Not: "NOT", Negate: "-", Identity: "+",
}

// String returns the operator as it is written.
func (o Op) String() string { return opTexts[o] }

// Unary is NOT a, -a or +a.
type Unary struct {
	Span
	Op      Op
	Operand Expr
}

// Binary is an operator between two operands. All are left-associative.
type Binary struct {
	Span
	Op          Op
	OpPos       int // byte offset of the operator
	Left, Right Expr
}

// Chain is a comparison of more than two operands, as in 1 < x <= 5: each
// neighbouring pair must hold.
type Chain struct {
	Span
	Operands []Expr
	Ops      []Op // between Operands[i] and Operands[i+1]
}

func (*Unary) expr()  {}
func (*Binary) expr() {}
func (*Chain) expr()  {}

func (n *Unary) String() string  { return text(n) }
func (n *Binary) String() string { return text(n) }
func (n *Chain) String() string  { return text(n) }

func (n *Unary) print(p *printer) {
	p.put(n.Op.String())
	if n.Op == Not {
		p.put(" ")
		p.operand(n.Operand, precNot)
		return
	}
	p.operand(n.Operand, precPostfix)
}

func (n *Binary) print(p *printer) {
	level := precedenceOf(n)
	left := level
	if level == precComparison {
		left++ // a chain would be another tree
	}
	p.operand(n.Left, left)
	p.put(" ", n.Op.String(), " ")
	p.operand(n.Right, level+1)
}

func (n *Chain) print(p *printer) {
	for i, operand := range n.Operands {
		if i > 0 {
			p.put(" ", n.Ops[i-1].String(), " ")
		}
		p.operand(operand, precComparison+1)
	}
}
