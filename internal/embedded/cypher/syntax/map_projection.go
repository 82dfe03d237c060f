package syntax

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
