package plan

import (
	"strings"

	"rolegraph/internal/embedded/cypher/syntax"
)

// Filter keeps the rows for which every predicate is true.
type Filter struct {
	step
	Predicates []syntax.Expr
}

func (*Filter) Name() string      { return "Filter" }
func (o *Filter) Details() string { return joinExprs(o.Predicates, " AND ") }

// WithInputs is the same on other inputs.
func (o *Filter) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// Item is an expression and the variable that it becomes.
type Item struct {
	Name string
	Expr syntax.Expr
}

func itemsText(items []Item) string {
	parts := make([]string, len(items))
	for i, it := range items {
		parts[i] = it.Expr.String()
		if v, ok := it.Expr.(*syntax.Variable); !ok || v.Name != it.Name {
			parts[i] += " AS " + shown(it.Name)
		}
	}
	return strings.Join(parts, ", ")
}

// Projection computes variables. Those of before stay known.
type Projection struct {
	step
	Items []Item
}

func (*Projection) Name() string      { return "Projection" }
func (o *Projection) Details() string { return itemsText(o.Items) }

// WithInputs is the same on other inputs.
func (o *Projection) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// PathProjection builds a path out of its bound parts.
type PathProjection struct {
	step
	Path  string
	Parts []PathStep
}

// PathStep is a part of a path: a node, or relationships (a single one or a
// list) that lead on from the part before.
type PathStep struct {
	Var  string
	Node bool
	// Repeat alternates inner nodes and relationships of a repeated pattern.
	Repeat []PathStep
}

func (*PathProjection) Name() string { return "Projection" }
func (o *PathProjection) Details() string {
	var parts []string
	for _, p := range o.Parts {
		if p.Var != "" {
			parts = append(parts, shown(p.Var))
		}
	}
	return "(" + strings.Join(parts, ")-(") + ") AS " + shown(o.Path)
}

// WithInputs is the same on other inputs.
func (o *PathProjection) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// Narrow forgets all variables but some. It only renames, so it never runs.
type Narrow struct {
	step
	Vars []string
}

func (*Narrow) Name() string      { return "Narrow" }
func (o *Narrow) Details() string { return joinNames(o.Vars) }

// WithInputs is the same on other inputs.
func (o *Narrow) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// Aggregation groups rows by Keys and computes the aggregating calls of a group.
type Aggregation struct {
	step
	Keys   []Item
	Calls  []Item
	Weight string // variable of how many rows a row stands for; "" when one
}

// Name is EagerAggregation: all input is read first.
func (*Aggregation) Name() string { return "EagerAggregation" }

// Details shows keys, then calls.
func (o *Aggregation) Details() string {
	return itemsText(append(append([]Item(nil), o.Keys...), o.Calls...))
}

// WithInputs is the same on other inputs.
func (o *Aggregation) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// Distinct keeps the first of rows that are equal in Vars.
type Distinct struct {
	step
	Items []Item
}

func (*Distinct) Name() string      { return "Distinct" }
func (o *Distinct) Details() string { return itemsText(o.Items) }

// WithInputs is the same on other inputs.
func (o *Distinct) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// SortKey is an expression to sort by.
type SortKey struct {
	Expr       syntax.Expr
	Descending bool
}

func keysText(keys []SortKey) string {
	parts := make([]string, len(keys))
	for i, k := range keys {
		parts[i] = k.Expr.String() + " ASC"
		if k.Descending {
			parts[i] = k.Expr.String() + " DESC"
		}
	}
	return strings.Join(parts, ", ")
}

// Sort orders all rows.
type Sort struct {
	step
	Keys []SortKey
}

func (*Sort) Name() string      { return "Sort" }
func (o *Sort) Details() string { return keysText(o.Keys) }

// WithInputs is the same on other inputs.
func (o *Sort) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// Top hands on the first Limit rows in order, after Skip ones are left out.
type Top struct {
	step
	Keys  []SortKey
	Skip  syntax.Expr // nil when none
	Limit syntax.Expr
}

func (*Top) Name() string { return "Top" }

// Details shows the keys and the limit.
func (o *Top) Details() string {
	limit := o.Limit.String()
	if o.Skip != nil {
		limit = o.Skip.String() + " + " + limit
	}
	return keysText(o.Keys) + " LIMIT " + limit
}

// WithInputs is the same on other inputs.
func (o *Top) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// Skip leaves out the first rows.
type Skip struct {
	step
	Count syntax.Expr
}

func (*Skip) Name() string      { return "Skip" }
func (o *Skip) Details() string { return o.Count.String() }

// WithInputs is the same on other inputs.
func (o *Skip) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// Limit hands on the first rows only.
type Limit struct {
	step
	Count syntax.Expr
}

func (*Limit) Name() string      { return "Limit" }
func (o *Limit) Details() string { return o.Count.String() }

// WithInputs is the same on other inputs.
func (o *Limit) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// Eager reads all rows before it hands on the first.
type Eager struct {
	step
	Reason string
}

func (*Eager) Name() string      { return "Eager" }
func (o *Eager) Details() string { return o.Reason }

// WithInputs is the same on other inputs.
func (o *Eager) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// ProduceResults hands rows out.
type ProduceResults struct {
	step
	Columns []string // as clients see them
	Vars    []string
}

func (*ProduceResults) Name() string      { return "ProduceResults" }
func (o *ProduceResults) Details() string { return joinNames(o.Columns) }

// WithInputs is the same on other inputs.
func (o *ProduceResults) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// EmptyResult runs its input to the end and hands on nothing.
type EmptyResult struct{ step }

func (*EmptyResult) Name() string    { return "EmptyResult" }
func (*EmptyResult) Details() string { return "" }

// WithInputs is the same on other inputs.
func (o *EmptyResult) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }
