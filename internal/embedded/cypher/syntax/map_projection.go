package syntax

import "rolegraph/internal/cypherlex"

// MapProjection is variable {.key, .*, other, key: value}.
type MapProjection struct {
	Span
	Variable *Variable
	Items    []MapItem
}

// MapItem is [*MapEntry], [*PropertySelector], [*VariableSelector] or [*AllProperties].
type MapItem interface {
	Node
	mapItem()
}

// PropertySelector is .key: the variable's property under its own name.
type PropertySelector struct {
	Span
	Key *Name
}

// VariableSelector is another variable under its own name.
type VariableSelector struct {
	Span
	Variable *Variable
}

// AllProperties is .*.
type AllProperties struct{ Span }

func (*MapProjection) expr()       {}
func (*MapEntry) mapItem()         {}
func (*PropertySelector) mapItem() {}
func (*VariableSelector) mapItem() {}
func (*AllProperties) mapItem()    {}

func (n *MapProjection) String() string    { return text(n) }
func (n *PropertySelector) String() string { return text(n) }
func (n *VariableSelector) String() string { return text(n) }
func (n *AllProperties) String() string    { return text(n) }

func (n *MapProjection) print(p *printer) {
	p.put(n.Variable, " {")
	list(p, n.Items, ", ")
	p.put("}")
}

func (n *PropertySelector) print(p *printer) { p.put(".", n.Key) }
func (n *VariableSelector) print(p *printer) { p.put(n.Variable) }
func (n *AllProperties) print(p *printer)    { p.put(".*") }

// mapProjection reads what follows the variable.
func (p *parser) mapProjection(start int, v *Variable) *MapProjection {
	n := &MapProjection{Variable: v}
	p.expect(cypherlex.LBrace, "{")
	if !p.at(cypherlex.RBrace, "}") {
		n.Items = separated(p, p.mapItem)
	}
	p.expect(cypherlex.RBrace, "}")
	n.Span = p.from(start)
	return n
}

func (p *parser) mapItem() MapItem {
	start := p.start()
	switch {
	case p.accept(cypherlex.Dot, "."):
		if p.accept(cypherlex.Star, "*") {
			return &AllProperties{p.from(start)}
		}
		key := p.name()
		return &PropertySelector{p.from(start), key}
	case p.peek(1).Kind == cypherlex.Colon:
		return p.mapEntry()
	}
	v := p.variable()
	return &VariableSelector{p.from(start), v}
}
