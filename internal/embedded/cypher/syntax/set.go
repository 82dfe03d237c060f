package syntax

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
