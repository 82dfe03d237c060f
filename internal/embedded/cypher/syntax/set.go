package syntax

import "rolegraph/internal/cypherlex"

// Set is SET item, ….
type Set struct {
	Span
	Items []SetItem
}

// SetItem is [*SetProperty], [*SetProperties] or [*SetLabels].
type SetItem interface {
	Node
	setItem()
}

// SetProperty is n.key = value or n[key] = value.
type SetProperty struct {
	Span
	Target Expr // *Property or *Index
	Value  Expr
}

// SetProperties is n = map, or n += map.
type SetProperties struct {
	Span
	Variable *Variable
	Add      bool // +=
	Value    Expr
}

// SetLabels is n:A:B or n IS A.
type SetLabels struct {
	Span
	Variable *Variable
	Labels   []*LabelName
}

func (*Set) clause()            {}
func (*SetProperty) setItem()   {}
func (*SetProperties) setItem() {}
func (*SetLabels) setItem()     {}

func (n *Set) String() string           { return text(n) }
func (n *SetProperty) String() string   { return text(n) }
func (n *SetProperties) String() string { return text(n) }
func (n *SetLabels) String() string     { return text(n) }

func (n *Set) print(p *printer) {
	p.put("SET ")
	list(p, n.Items, ", ")
}

func (n *SetProperty) print(p *printer) { p.put(n.Target, " = ", n.Value) }

func (n *SetProperties) print(p *printer) {
	p.put(n.Variable, map[bool]string{false: " = ", true: " += "}[n.Add], n.Value)
}

func (n *SetLabels) print(p *printer) { p.labels(n.Variable, n.Labels) }

// labels writes v:A:B.
func (p *printer) labels(v *Variable, labels []*LabelName) {
	p.put(v)
	for _, label := range labels {
		p.put(":", label)
	}
}

func (p *parser) set() *Set {
	start := p.start()
	p.expectWord("SET")
	n := &Set{Items: separated(p, p.setItem)}
	n.Span = p.from(start)
	return n
}

func (p *parser) setItem() SetItem {
	start := p.start()
	target := p.postfix(false)
	switch target := target.(type) {
	case *Variable:
		return p.setVariable(start, target)
	case *Property, *Index:
		p.expect(cypherlex.Eq, "=")
		value := p.expression()
		return &SetProperty{p.from(start), target, value}
	}
	p.want("'.'")
	p.unexpected()
	return nil
}

func (p *parser) setVariable(start int, v *Variable) SetItem {
	if p.at(cypherlex.Colon, ":") || p.atWord("IS") {
		labels := p.labelNames()
		return &SetLabels{p.from(start), v, labels}
	}
	add := p.accept(cypherlex.PlusEq, "+=")
	if !add {
		p.expect(cypherlex.Eq, "=")
	}
	value := p.expression()
	return &SetProperties{p.from(start), v, add, value}
}

// labelNames reads :A:B or IS A.
func (p *parser) labelNames() []*LabelName {
	var names []*LabelName
	for p.accept(cypherlex.Colon, ":") || len(names) == 0 && p.acceptWord("IS") {
		names = append(names, p.labelName())
	}
	return names
}
