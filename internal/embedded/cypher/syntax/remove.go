package syntax

import "rolegraph/internal/cypherlex"

// Remove is REMOVE item, ….
type Remove struct {
	Span
	Items []RemoveItem
}

// RemoveItem is [*RemoveProperty] or [*RemoveLabels].
type RemoveItem interface {
	Node
	removeItem()
}

// RemoveProperty is n.key or n[key].
type RemoveProperty struct {
	Span
	Target Expr // *Property or *Index
}

// RemoveLabels is n:A:B.
type RemoveLabels struct {
	Span
	Variable *Variable
	Labels   []*LabelName
}

func (*Remove) clause()             {}
func (*RemoveProperty) removeItem() {}
func (*RemoveLabels) removeItem()   {}

func (n *Remove) String() string         { return text(n) }
func (n *RemoveProperty) String() string { return text(n) }
func (n *RemoveLabels) String() string   { return text(n) }

func (n *Remove) print(p *printer) {
	p.put("REMOVE ")
	list(p, n.Items, ", ")
}

func (n *RemoveProperty) print(p *printer) { p.put(n.Target) }
func (n *RemoveLabels) print(p *printer)   { p.labels(n.Variable, n.Labels) }

func (p *parser) remove() *Remove {
	start := p.start()
	p.expectWord("REMOVE")
	n := &Remove{Items: separated(p, p.removeItem)}
	n.Span = p.from(start)
	return n
}

func (p *parser) removeItem() RemoveItem {
	start := p.start()
	switch target := p.postfix(false).(type) {
	case *Property, *Index:
		return &RemoveProperty{p.from(start), target}
	case *Variable:
		if p.at(cypherlex.Colon, ":") || p.atWord("IS") {
			labels := p.labelNames()
			return &RemoveLabels{p.from(start), target, labels}
		}
	}
	p.want("'.'")
	p.unexpected()
	return nil
}
