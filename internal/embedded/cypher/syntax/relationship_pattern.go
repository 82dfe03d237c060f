package syntax

import (
	"strconv"

	"rolegraph/internal/cypherlex"
)

// Direction of a relationship pattern as read from left to right.
type Direction uint8

// The directions of a relationship pattern.
const (
	Either   Direction = iota // -[]- and <-[]->
	Outgoing                  // -[]->
	Incoming                  // <-[]-
)

// RelationshipPattern is -[variable :types *length properties WHERE predicate]->
// with an optional quantifier, each part optional.
type RelationshipPattern struct {
	Span
	Variable   *Variable // nil when it has none
	Types      LabelExpr // nil when there are none
	Length     *Length   // nil when it is one relationship
	Properties Expr      // *Map or *Parameter; nil when there are none
	Where      Expr      // nil when there is none
	Direction  Direction
	Quantifier *Quantifier // nil when there is none
}

// Unbounded is the maximum of a length or quantifier that has none.
const Unbounded = -1

// Length is the *min..max of a variable-length relationship. Without a minimum
// it is 1, without a maximum Unbounded.
type Length struct {
	Span
	Min, Max int64
}

// Quantifier is the {min,max}, + or * behind a relationship or parenthesized
// path. Without a minimum it is 0, without a maximum Unbounded.
type Quantifier struct {
	Span
	Min, Max int64
}

func (*RelationshipPattern) element() {}

func (n *RelationshipPattern) String() string { return text(n) }
func (n *Length) String() string              { return text(n) }
func (n *Quantifier) String() string          { return text(n) }

func (n *RelationshipPattern) print(p *printer) {
	left, right := "-[", "]-"
	switch n.Direction {
	case Incoming:
		left = "<-["
	case Outgoing:
		right = "]->"
	}
	p.put(left)
	p.filler(n.Variable, n.Types, nil, nil)
	if n.Length != nil {
		p.put(n.Length)
	}
	p.properties(n.Properties)
	p.where(n.Where)
	p.put(right)
	if n.Quantifier != nil {
		p.put(n.Quantifier)
	}
}

func (n *Length) print(p *printer) {
	p.put("*", strconv.FormatInt(n.Min, 10))
	if n.Max != n.Min {
		p.put("..")
		p.maximum(n.Max)
	}
}

func (n *Quantifier) print(p *printer) {
	p.put("{", strconv.FormatInt(n.Min, 10), ",")
	p.maximum(n.Max)
	p.put("}")
}

func (p *printer) maximum(n int64) {
	if n != Unbounded {
		p.put(strconv.FormatInt(n, 10))
	}
}

// atRelationship tells whether a relationship pattern starts here.
func (p *parser) atRelationship() bool {
	switch p.tok().Kind {
	case cypherlex.Minus, cypherlex.Lt, cypherlex.ArrowLine, cypherlex.ArrowLeft:
		return true
	}
	return false
}

func (p *parser) relationshipPattern() *RelationshipPattern {
	start := p.start()
	n := &RelationshipPattern{}
	left := p.tok().Kind == cypherlex.ArrowLeft || p.tok().Kind == cypherlex.Lt
	if left {
		p.advance()
	}
	p.arrowLine()
	if p.accept(cypherlex.LBracket, "[") {
		p.relationshipDetail(n)
		if !p.accept(cypherlex.RBracket, "]") {
			p.unexpectedAs(InvalidRelationshipPattern)
		}
	}
	p.arrowLine()
	right := p.accept(cypherlex.Gt, ">") || p.accept(cypherlex.ArrowHead, ">")
	switch {
	case left && !right:
		n.Direction = Incoming
	case right && !left:
		n.Direction = Outgoing
	}
	n.Quantifier = p.quantifier()
	n.Span = p.from(start)
	return n
}

func (p *parser) arrowLine() {
	if p.tok().Kind == cypherlex.ArrowLine {
		p.advance()
		return
	}
	p.expect(cypherlex.Minus, "-")
}

// relationshipDetail reads what stands between the brackets.
func (p *parser) relationshipDetail(n *RelationshipPattern) {
	n.Variable = p.optionalVariable(cypherlex.RBracket)
	n.Types = p.patternLabels()
	n.Length = p.length()
	n.Properties = p.patternProperties()
	n.Where = p.optionalWhere()
}

// length reads *, *n, *n.., *..m or *n..m, if there is one.
func (p *parser) length() *Length {
	start := p.start()
	if !p.accept(cypherlex.Star, "*") {
		return nil
	}
	n := &Length{Min: 1, Max: Unbounded}
	hasMin := p.atNumber()
	if hasMin {
		n.Min = p.unsigned()
	}
	switch {
	case p.accept(cypherlex.DotDot, ".."):
		if p.atNumber() {
			n.Max = p.unsigned()
		}
	case hasMin:
		n.Max = n.Min
	}
	n.Span = p.from(start)
	return n
}

func (p *parser) atNumber() bool {
	p.want("an integer value")
	return p.tok().Kind == cypherlex.Number
}

// quantifier reads +, *, {n}, {n,}, {,m} or {n,m}, if there is one.
func (p *parser) quantifier() *Quantifier {
	start := p.start()
	n := &Quantifier{Max: Unbounded}
	switch {
	case p.acceptSign(cypherlex.Star):
	case p.acceptSign(cypherlex.Plus):
		n.Min = 1
	case p.acceptSign(cypherlex.LBrace):
		p.quantifierRange(n)
	default:
		return nil
	}
	n.Span = p.from(start)
	return n
}

func (p *parser) quantifierRange(n *Quantifier) {
	hasMin := p.tok().Kind == cypherlex.Number
	if hasMin {
		n.Min = p.unsigned()
	}
	switch {
	case p.accept(cypherlex.Comma, ","):
		if p.tok().Kind == cypherlex.Number {
			n.Max = p.unsigned()
		}
	case hasMin:
		n.Max = n.Min
	default:
		p.unexpected()
	}
	p.expect(cypherlex.RBrace, "}")
}
