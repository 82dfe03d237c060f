package plan

import (
	"strconv"

	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
)

// Expand follows the relationships of From: to any node (All), or only to the
// node that To is bound to (Into). Rel may be bound too.
type Expand struct {
	step
	From, Rel, To string
	Types         []string // nil means all
	Direction     store.Direction
	Into          bool
	FromBound     bool     // From is bound; it may not be only if Rel is
	BoundRel      bool     // Rel is bound already: go over that one
	Different     []string // variables of relationships, or lists of them, that Rel must not be among
	// Weight, when given, is the variable of how many relationships there are;
	// Rel and To are not bound then.
	Weight string
}

// Name tells All from Into.
func (o *Expand) Name() string {
	switch {
	case o.BoundRel:
		return "ProjectEndpoints"
	case o.Into:
		return "Expand(Into)"
	}
	return "Expand(All)"
}

// Details shows the pattern.
func (o *Expand) Details() string {
	details := arrow(o.From, o.Rel, o.Types, "", o.To, o.Direction)
	if o.Weight != "" {
		details += ", counted"
	}
	return details
}

// WithInputs is the same on other inputs.
func (o *Expand) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// VarLengthExpand follows paths of Min to Max relationships, none twice. Rel
// becomes the list of relationships.
type VarLengthExpand struct {
	step
	From, Rel, To string
	Types         []string
	Direction     store.Direction
	Min, Max      int64       // Max may be syntax.Unbounded
	FromBound     bool        // From is bound; it may not be only if Rel is
	Into          bool        // To is bound
	BoundRel      bool        // Rel is bound: a list of relationships to follow
	Each          string      // variable of the relationship that Where is about
	Where         syntax.Expr // what each relationship must satisfy; nil when nothing
	Different     []string
	Reverse       bool // Rel is listed from To to From
	Pruning       bool // each end comes once, and Rel is not bound
}

// Name tells All from Into.
func (o *VarLengthExpand) Name() string {
	kind := "All"
	if o.Into {
		kind = "Into"
	}
	if o.Pruning {
		kind = "Pruning,BFS," + kind
	}
	return "VarLengthExpand(" + kind + ")"
}

// Details shows the pattern.
func (o *VarLengthExpand) Details() string {
	return arrow(o.From, o.Rel, o.Types, lengthText(o.Min, o.Max), o.To, o.Direction)
}

func lengthText(least, most int64) string {
	text := "*"
	if least != 1 {
		text += strconv.FormatInt(least, 10)
	}
	if most != syntax.Unbounded {
		return text + ".." + strconv.FormatInt(most, 10)
	}
	if least != 1 {
		text += ".."
	}
	return text
}

// WithInputs is the same on other inputs.
func (o *VarLengthExpand) WithInputs(in ...Operator) Operator {
	c := *o
	c.step = o.with(in)
	return &c
}

// ShortestPath finds the shortest paths between two bound nodes.
type ShortestPath struct {
	step
	Path          string // variable of the path; never empty
	From, Rel, To string
	Types         []string
	Direction     store.Direction
	Min, Max      int64
	All           bool  // all of the shortest length
	Count         int64 // more than one: the Count shortest
	Groups        bool  // Count counts lengths
	Selector      bool  // SHORTEST …, which also finds paths back to the start
	Each          string
	EachWhere     syntax.Expr // what each relationship must satisfy
	Where         syntax.Expr // what the path must satisfy; nil when nothing
}

// Name is Neo4j's.
func (o *ShortestPath) Name() string {
	if o.Count > 0 {
		return "StatefulShortestPath(Into)"
	}
	return "ShortestPath"
}

// Details shows the pattern.
func (o *ShortestPath) Details() string {
	return shown(o.Path) + " = " + arrow(o.From, o.Rel, o.Types, lengthText(o.Min, o.Max), o.To, o.Direction)
}

// WithInputs is the same on other inputs.
func (o *ShortestPath) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// Group is a variable inside a repeated pattern and the list that it becomes
// outside.
type Group struct{ Inner, Outer string }

// Repeat follows a path pattern Min to Max times in a row, no relationship
// twice. Its second input is the pattern, starting from InnerFrom.
type Repeat struct {
	step
	From, To           string
	InnerFrom, InnerTo string
	Min, Max           int64
	Into               bool
	Groups             []Group
	Relationships      []string // inner variables of relationships, which must all differ
	Different          []string
	Reverse            bool // lists are in the order from To to From
}

// Name tells All from Into.
func (o *Repeat) Name() string {
	if o.Into {
		return "Repeat(Trail, Into)"
	}
	return "Repeat(Trail)"
}

// Details shows the ends and the quantifier.
func (o *Repeat) Details() string {
	most := ""
	if o.Max != syntax.Unbounded {
		most = strconv.FormatInt(o.Max, 10)
	}
	return "(" + shown(o.From) + ") (...){" + strconv.FormatInt(o.Min, 10) + ", " + most + "} (" + shown(o.To) + ")"
}

// WithInputs is the same on other inputs.
func (o *Repeat) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// SelectPaths keeps, of the paths between the same two ends, the shortest.
type SelectPaths struct {
	step
	Path, From, To string
	All            bool // all of the shortest length
	Count          int64
	Groups         bool // Count counts lengths
}

// Name is Neo4j's.
func (*SelectPaths) Name() string { return "StatefulShortestPath(All)" }

// Details shows the path's variable.
func (o *SelectPaths) Details() string { return shown(o.Path) }

// WithInputs is the same on other inputs.
func (o *SelectPaths) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }
