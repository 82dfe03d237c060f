package plan

import (
	"fmt"
	"strings"

	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
)

// Argument is one row: that of the operator for whose rows this branch runs, or
// at the start of a query an empty one.
type Argument struct {
	step
	Vars []string // for printing
}

func (*Argument) Name() string                         { return "Argument" }
func (o *Argument) Details() string                    { return joinNames(o.Vars) }
func (o *Argument) WithInputs(in ...Operator) Operator { return o }

// AllNodesScan goes through every node.
type AllNodesScan struct {
	step
	Var string
}

func (*AllNodesScan) Name() string                         { return "AllNodesScan" }
func (o *AllNodesScan) Details() string                    { return shown(o.Var) }
func (o *AllNodesScan) WithInputs(in ...Operator) Operator { return o }

// NodeByLabelScan goes through the nodes with a label.
type NodeByLabelScan struct {
	step
	Var, Label string
}

func (*NodeByLabelScan) Name() string                         { return "NodeByLabelScan" }
func (o *NodeByLabelScan) Details() string                    { return shown(o.Var) + ":" + o.Label }
func (o *NodeByLabelScan) WithInputs(in ...Operator) Operator { return o }

// NodeByID looks nodes up by a list of ids.
type NodeByID struct {
	step
	Var     string
	Element bool // elementId instead of id
	IDs     syntax.Expr
	Many    bool // IDs is a list
}

// Name depends on the kind of id.
func (o *NodeByID) Name() string {
	if o.Element {
		return "NodeByElementIdSeek"
	}
	return "NodeByIdSeek"
}

// Details shows the condition.
func (o *NodeByID) Details() string {
	op, fn := " = ", "id"
	if o.Many {
		op = " IN "
	}
	if o.Element {
		fn = "elementId"
	}
	return shown(o.Var) + " WHERE " + fn + "(" + shown(o.Var) + ")" + op + o.IDs.String()
}

// WithInputs returns o: it has no inputs.
func (o *NodeByID) WithInputs(in ...Operator) Operator { return o }

// SeekKind says how an index is asked.
type SeekKind uint8

// The ways to ask an index.
const (
	SeekEqual    SeekKind = iota // Values, one for each property
	SeekIn                       // Values[0] is a list
	SeekRange                    // Lo and Hi
	SeekPrefix                   // Values[0]
	SeekContains                 // Values[0]
	SeekSuffix                   // Values[0]
	SeekAll                      // whatever has the property
	SeekBox                      // Values are the corners of a box
	SeekDistance                 // Values are a point and how far from it
)

// NodeIndexSeek finds nodes by an index.
type NodeIndexSeek struct {
	step
	Var            string
	Index          store.Definition
	Kind           SeekKind
	Values         []syntax.Expr
	Lo, Hi         syntax.Expr // nil when there is no such end
	LoIncl, HiIncl bool
}

// Name depends on the kind of index and seek.
func (o *NodeIndexSeek) Name() string {
	switch o.Kind {
	case SeekEqual, SeekIn:
		if o.Index.Unique {
			return "NodeUniqueIndexSeek"
		}
		return "NodeIndexSeek"
	case SeekRange, SeekPrefix, SeekBox, SeekDistance:
		return "NodeIndexSeekByRange"
	case SeekContains:
		return "NodeIndexContainsScan"
	case SeekSuffix:
		return "NodeIndexEndsWithScan"
	}
	return "NodeIndexScan"
}

// Details shows the index and the condition.
func (o *NodeIndexSeek) Details() string {
	unique := ""
	if o.Index.Unique {
		unique = "UNIQUE "
	}
	return fmt.Sprintf("%s%s INDEX %s:%s(%s) WHERE %s", unique, o.Index.Kind, shown(o.Var), o.Index.Labels[0],
		strings.Join(o.Index.Properties, ", "), o.condition())
}

func (o *NodeIndexSeek) condition() string {
	prop := func(i int) string { return o.Index.Properties[i] }
	switch o.Kind {
	case SeekEqual:
		parts := make([]string, len(o.Values))
		for i, v := range o.Values {
			parts[i] = prop(i) + " = " + v.String()
		}
		return strings.Join(parts, " AND ")
	case SeekIn:
		return prop(0) + " IN " + o.Values[0].String()
	case SeekRange:
		return o.rangeCondition()
	case SeekPrefix:
		return prop(0) + " STARTS WITH " + o.Values[0].String()
	case SeekContains:
		return prop(0) + " CONTAINS " + o.Values[0].String()
	case SeekSuffix:
		return prop(0) + " ENDS WITH " + o.Values[0].String()
	case SeekBox:
		return "point.withinBBox(" + prop(0) + ", " + joinExprs(o.Values, ", ") + ")"
	case SeekDistance:
		return "point.distance(" + prop(0) + ", " + o.Values[0].String() + ") <= " + o.Values[1].String()
	}
	return prop(0) + " IS NOT NULL"
}

func (o *NodeIndexSeek) rangeCondition() string {
	var parts []string
	if o.Lo != nil {
		parts = append(parts, o.Index.Properties[0]+sign(" >", o.LoIncl)+o.Lo.String())
	}
	if o.Hi != nil {
		parts = append(parts, o.Index.Properties[0]+sign(" <", o.HiIncl)+o.Hi.String())
	}
	return strings.Join(parts, " AND ")
}

func sign(s string, inclusive bool) string {
	if inclusive {
		s += "="
	}
	return s + " "
}

// WithInputs returns o: it has no inputs.
func (o *NodeIndexSeek) WithInputs(in ...Operator) Operator { return o }

// RelationshipScan goes through the relationships of some types and binds both
// ends.
type RelationshipScan struct {
	step
	Rel, From, To string
	Types         []string // nil means all
	Direction     store.Direction
}

// Name depends on types and direction.
func (o *RelationshipScan) Name() string {
	name := "Directed"
	if o.Direction == store.Both {
		name = "Undirected"
	}
	switch len(o.Types) {
	case 0:
		return name + "AllRelationshipsScan"
	case 1:
		return name + "RelationshipTypeScan"
	}
	return name + "UnionRelationshipTypesScan"
}

// Details shows the pattern.
func (o *RelationshipScan) Details() string {
	return arrow(o.From, o.Rel, o.Types, "", o.To, o.Direction)
}

// WithInputs returns o: it has no inputs.
func (o *RelationshipScan) WithInputs(in ...Operator) Operator { return o }

// arrow writes a relationship pattern.
func arrow(from, rel string, types []string, length, to string, dir store.Direction) string {
	inner := shown(rel)
	if len(types) > 0 {
		inner += ":" + strings.Join(types, "|")
	}
	inner = "[" + inner + length + "]"
	left, right := "-", "-"
	switch dir {
	case store.Incoming:
		left = "<-"
	case store.Outgoing:
		right = "->"
	}
	return "(" + shown(from) + ")" + left + inner + right + "(" + shown(to) + ")"
}
