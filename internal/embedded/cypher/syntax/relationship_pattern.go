package syntax

import "strconv"

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
