package syntax

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"rolegraph/internal/cypherlex"
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

// unsigned reads an unsigned integer.
func (p *parser) unsigned() int64 {
	t := p.advance()
	value, err := parseInteger(t.Text)
	if err != "" {
		p.failNumber(err, t.Offset)
	}
	return value
}

// number reads an integer or a float.
func (p *parser) number() Expr {
	start := p.start()
	t := p.advance()
	if isFloat(t.Text) {
		value, err := parseFloat(t.Text)
		if err != "" {
			p.failNumber(err, start)
		}
		return &Float{p.from(start), value}
	}
	value, err := parseInteger(t.Text)
	if err != "" {
		p.failNumber(err, start)
	}
	return &Integer{p.from(start), value}
}

func (p *parser) failNumber(message string, offset int) {
	detail := InvalidNumberLiteral
	switch message {
	case integerTooLarge:
		detail = IntegerOverflow
	case floatTooLarge:
		detail = FloatingPointOverflow
	}
	p.fail(detail, message, offset)
}

// leastInteger reads -9223372036854775808, whose digits alone are too large;
// nil if that is not what comes.
func (p *parser) leastInteger() *Integer {
	digits := p.peek(1)
	if digits.Kind != cypherlex.Number || isFloat(digits.Text) {
		return nil
	}
	start := p.start()
	value, err := strconv.ParseInt("-"+strings.ReplaceAll(digits.Text, "_", ""), 0, 64)
	if errors.Is(err, strconv.ErrRange) {
		p.failNumber(integerTooLarge, start)
	}
	if err != nil || value != math.MinInt64 {
		return nil
	}
	p.pos += 2
	return &Integer{p.from(start), math.MinInt64}
}

func (p *parser) stringLiteral() *String {
	if !p.at(cypherlex.String, "a string literal") {
		p.unexpected()
	}
	start := p.start()
	t := p.advance()
	value, err := cypherlex.StringOf(t)
	if err != nil {
		p.failLexical(err, start)
	}
	return &String{p.from(start), value}
}

// failLexical ends the parse for an error within the token at offset.
func (p *parser) failLexical(err error, offset int) {
	var lexical *cypherlex.Error
	if errors.As(err, &lexical) {
		offset += lexical.Offset
	}
	p.fail(InvalidUnicodeLiteral, err.Error(), offset)
}

func (p *parser) mapLiteral() *Map {
	start := p.start()
	p.expect(cypherlex.LBrace, "{")
	n := &Map{}
	if !p.at(cypherlex.RBrace, "}") {
		n.Entries = separated(p, p.mapEntry)
	}
	p.expect(cypherlex.RBrace, "}")
	n.Span = p.from(start)
	return n
}

func (p *parser) mapEntry() *MapEntry {
	start := p.start()
	key := p.name()
	p.expect(cypherlex.Colon, ":")
	value := p.expression()
	return &MapEntry{p.from(start), key, value}
}

// bracketed reads what starts with [: a list or a comprehension.
func (p *parser) bracketed() Expr {
	start := p.start()
	p.expect(cypherlex.LBracket, "[")
	if isName(p.tok()) && isWord(p.peek(1), "IN") && !p.ahead(p.pos).comma {
		return p.listComprehension(start)
	}
	if p.patternComprehensionAhead() {
		return p.patternComprehension(start)
	}
	n := &List{}
	if p.tok().Kind != cypherlex.RBracket {
		n.Items = separated(p, p.expression)
	}
	p.expect(cypherlex.RBracket, "]")
	n.Span = p.from(start)
	return n
}
