package plan

import (
	"strings"

	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
)

// NewNode is a node to create.
type NewNode struct {
	Var    string
	Labels []*syntax.LabelName
	Props  syntax.Expr // nil when none
}

// NewRelationship is a relationship to create between two bound nodes.
type NewRelationship struct {
	Var, From, To string
	Type          *syntax.LabelName
	Props         syntax.Expr // nil when none
	Direction     store.Direction
}

// Create makes nodes, then relationships.
type Create struct {
	step
	Nodes         []NewNode
	Relationships []NewRelationship
}

func (*Create) Name() string { return "Create" }

// Details shows what is made.
func (o *Create) Details() string { return createText(o.Nodes, o.Relationships) }

func createText(nodes []NewNode, rels []NewRelationship) string {
	var parts []string
	for _, n := range nodes {
		text := "(" + shown(n.Var)
		for _, l := range n.Labels {
			text += ":" + l.String()
		}
		parts = append(parts, text+")")
	}
	for _, r := range rels {
		parts = append(parts, arrow(r.From, r.Var, []string{r.Type.String()}, "", r.To, r.Direction))
	}
	return strings.Join(parts, ", ")
}

// WithInputs is the same on other inputs.
func (o *Create) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// Merge hands on the rows of its second input, a match; when there are none, it
// creates. Actions follow one or the other.
type Merge struct {
	step
	Nodes         []NewNode
	Relationships []NewRelationship
	OnCreate      []syntax.SetItem
	OnMatch       []syntax.SetItem
}

func (*Merge) Name() string { return "Merge" }

// Details shows what is made when nothing is found.
func (o *Merge) Details() string { return "CREATE " + createText(o.Nodes, o.Relationships) }

// WithInputs is the same on other inputs.
func (o *Merge) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// Set changes properties and labels.
type Set struct {
	step
	Items []syntax.SetItem
}

// Name tells labels from properties.
func (o *Set) Name() string {
	for _, it := range o.Items {
		switch it := it.(type) {
		case *syntax.SetLabels:
			return "SetLabels"
		case *syntax.SetProperties:
			_ = it
			return "SetProperties"
		}
	}
	if len(o.Items) == 1 {
		return "SetProperty"
	}
	return "SetProperties"
}

// Details shows the items.
func (o *Set) Details() string {
	parts := make([]string, len(o.Items))
	for i, it := range o.Items {
		parts[i] = it.String()
	}
	return strings.Join(parts, ", ")
}

// WithInputs is the same on other inputs.
func (o *Set) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// Remove takes properties and labels away.
type Remove struct {
	step
	Items []syntax.RemoveItem
}

// Name tells labels from properties.
func (o *Remove) Name() string {
	if _, ok := o.Items[0].(*syntax.RemoveLabels); ok {
		return "RemoveLabels"
	}
	return "SetProperty"
}

// Details shows the items.
func (o *Remove) Details() string {
	parts := make([]string, len(o.Items))
	for i, it := range o.Items {
		parts[i] = it.String()
	}
	return strings.Join(parts, ", ")
}

// WithInputs is the same on other inputs.
func (o *Remove) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// Delete removes nodes, relationships and what paths consist of.
type Delete struct {
	step
	Exprs  []syntax.Expr
	Detach bool
}

// Name tells DETACH DELETE.
func (o *Delete) Name() string {
	if o.Detach {
		return "DetachDelete"
	}
	return "Delete"
}

// Details shows what is deleted.
func (o *Delete) Details() string { return joinExprs(o.Exprs, ", ") }

// WithInputs is the same on other inputs.
func (o *Delete) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }
