package syntax

import "rolegraph/internal/cypherlex"

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
	if level == precComparison || level == precPredicate {
		left++ // these do not follow each other without parentheses
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

// expression reads an expression of any precedence.
func (p *parser) expression() Expr {
	p.enter()
	defer p.leave()
	p.want("an expression")
	return p.binaryWords(0)
}

// orWords are the operators that are words, least tightly binding first.
var orWords = []struct {
	word string
	op   Op
}{{"OR", Or}, {"XOR", Xor}, {"AND", And}}

// binaryWords reads operands with the operator orWords[level] in between.
func (p *parser) binaryWords(level int) Expr {
	if level == len(orWords) {
		return p.not()
	}
	start := p.start()
	left := p.binaryWords(level + 1)
	for {
		at := p.start()
		if !p.acceptOperator(orWords[level].word) {
			return left
		}
		right := p.binaryWords(level + 1)
		left = &Binary{p.from(start), orWords[level].op, at, left, right}
	}
}

// acceptOperator is acceptWord for what goes on an expression: errors call all
// of that an expression.
func (p *parser) acceptOperator(words string) bool {
	if !p.isWord(words) {
		p.want("an expression")
		return false
	}
	return p.acceptWord(words)
}

// acceptSign takes a sign that goes on an expression.
func (p *parser) acceptSign(kind cypherlex.Kind) bool {
	if p.tok().Kind != kind {
		return false
	}
	p.advance()
	return true
}

func (p *parser) not() Expr {
	start := p.start()
	if !p.isWord("NOT") || endsExpression(p.peek(1)) {
		return p.comparison()
	}
	p.enter()
	defer p.leave()
	p.advance()
	operand := p.not()
	return &Unary{p.from(start), Not, operand}
}

// comparison reads operands with = <> < <= > >= in between.
func (p *parser) comparison() Expr {
	start := p.start()
	return p.comparisonRest(start, p.predicate())
}

var comparisonOps = map[cypherlex.Kind]Op{
	cypherlex.Eq: Eq, cypherlex.Neq: Neq, cypherlex.Lt: Lt, cypherlex.Le: Le, cypherlex.Gt: Gt, cypherlex.Ge: Ge,
}

func (p *parser) comparisonRest(start int, left Expr) Expr {
	operands, ops := []Expr{left}, []Op(nil)
	at := p.start()
	for {
		op, ok := p.comparisonOp()
		if !ok {
			break
		}
		ops = append(ops, op)
		operands = append(operands, p.predicate())
	}
	switch len(ops) {
	case 0:
		return left
	case 1:
		return &Binary{p.from(start), ops[0], at, left, operands[1]}
	}
	return &Chain{p.from(start), operands, ops}
}

func (p *parser) comparisonOp() (Op, bool) {
	kind := p.tok().Kind
	if kind == cypherlex.BangEq {
		p.fail(UnexpectedSyntax, "Unknown operation '!=' (you probably meant to use '<>', which is the operator for inequality testing)", p.start())
	}
	op, ok := comparisonOps[kind]
	if ok {
		p.advance()
	}
	return op, ok
}

// binarySigns reads operands with left-associative signs in between.
func (p *parser) binarySigns(operand func() Expr, op func(cypherlex.Kind) (Op, bool)) Expr {
	start := p.start()
	left := operand()
	for {
		at := p.start()
		o, ok := op(p.tok().Kind)
		if !ok {
			return left
		}
		p.advance()
		right := operand()
		left = &Binary{p.from(start), o, at, left, right}
	}
}

func (p *parser) sum() Expr     { return p.binarySigns(p.product, sumOp) }
func (p *parser) product() Expr { return p.binarySigns(p.power, productOp) }
func (p *parser) power() Expr   { return p.binarySigns(p.sign, powerOp) }

func sumOp(kind cypherlex.Kind) (Op, bool) {
	switch kind {
	case cypherlex.Plus:
		return Add, true
	case cypherlex.Minus:
		return Subtract, true
	case cypherlex.DblPipe:
		return Concat, true
	}
	return 0, false
}

func productOp(kind cypherlex.Kind) (Op, bool) {
	switch kind {
	case cypherlex.Star:
		return Multiply, true
	case cypherlex.Slash:
		return Divide, true
	case cypherlex.Percent:
		return Modulo, true
	}
	return 0, false
}

func powerOp(kind cypherlex.Kind) (Op, bool) { return Power, kind == cypherlex.Caret }

// sign reads a unary plus or minus.
func (p *parser) sign() Expr {
	start := p.start()
	var op Op
	switch p.tok().Kind {
	case cypherlex.Minus:
		if least := p.leastInteger(); least != nil {
			return least
		}
		op = Negate
	case cypherlex.Plus:
		op = Identity
	default:
		return p.postfix(true)
	}
	p.enter()
	defer p.leave()
	p.advance()
	operand := p.sign()
	return &Unary{p.from(start), op, operand}
}
