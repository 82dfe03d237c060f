package syntax

import (
	"math"
	"strconv"
	"strings"
)

// Integer is an integer literal; also the least one, written with its minus.
type Integer struct {
	Span
	Value int64
}

// Float is a floating point literal, INF or NaN.
type Float struct {
	Span
	Value float64
}

// String is a string literal.
type String struct {
	Span
	Value string // escapes resolved
}

// Boolean is true or false.
type Boolean struct {
	Span
	Value bool
}

// Null is null.
type Null struct{ Span }

// List is [a, b, …].
type List struct {
	Span
	Items []Expr
}

// Map is {key: value, …}.
type Map struct {
	Span
	Entries []*MapEntry // in order
}

// MapEntry is key: value.
type MapEntry struct {
	Span
	Key   *Name
	Value Expr
}

func (*Integer) expr() {}
func (*Float) expr()   {}
func (*String) expr()  {}
func (*Boolean) expr() {}
func (*Null) expr()    {}
func (*List) expr()    {}
func (*Map) expr()     {}

func (n *Integer) String() string  { return text(n) }
func (n *Float) String() string    { return text(n) }
func (n *String) String() string   { return text(n) }
func (n *Boolean) String() string  { return text(n) }
func (n *Null) String() string     { return text(n) }
func (n *List) String() string     { return text(n) }
func (n *Map) String() string      { return text(n) }
func (n *MapEntry) String() string { return text(n) }

func (n *Integer) print(p *printer) { p.put(strconv.FormatInt(n.Value, 10)) }

func (n *Float) print(p *printer) {
	switch {
	case math.IsNaN(n.Value):
		p.put("NaN")
	case math.IsInf(n.Value, 0):
		p.put("INF")
	default:
		s := strconv.FormatFloat(n.Value, 'g', -1, 64)
		if !strings.ContainsAny(s, ".e") {
			s += ".0"
		}
		p.put(s)
	}
}

var stringEscapes = strings.NewReplacer(
	`\`, `\\`, `'`, `\'`, "\b", `\b`, "\f", `\f`, "\n", `\n`, "\r", `\r`, "\t", `\t`)

func (n *String) print(p *printer)  { p.put("'", stringEscapes.Replace(n.Value), "'") }
func (n *Boolean) print(p *printer) { p.put(strconv.FormatBool(n.Value)) }
func (n *Null) print(p *printer)    { p.put("null") }

func (n *List) print(p *printer) {
	p.put("[")
	list(p, n.Items, ", ")
	p.put("]")
}

func (n *Map) print(p *printer) {
	p.put("{")
	list(p, n.Entries, ", ")
	p.put("}")
}

func (n *MapEntry) print(p *printer) { p.put(n.Key, ": ", n.Value) }
