package plan

import (
	"slices"

	"rolegraph/internal/embedded/cypher/function"
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
)

// prune makes a VarLengthExpand find each node once, by the shortest way, where
// only different rows count further up: below DISTINCT, or below aggregating
// calls that don't care how often a value comes.
func prune(op Operator) Operator {
	var used []syntax.Expr
	switch op := op.(type) {
	case *Distinct:
		used = itemExprs(op.Items)
	case *Aggregation:
		if slices.ContainsFunc(op.Calls, func(c Item) bool { return !oncePerValue(c.Expr) }) {
			return op
		}
		used = append(itemExprs(op.Keys), itemExprs(op.Calls)...)
	default:
		return op
	}
	if in, ok := pruned(op.Inputs()[0], used); ok {
		return op.WithInputs(in)
	}
	return op
}

// oncePerValue tells whether an aggregating call has the same result when equal
// rows come only once.
func oncePerValue(e syntax.Expr) bool {
	call, ok := e.(*syntax.FunctionCall)
	if !ok {
		return false // count(*)
	}
	f, ok := function.Lookup(call.Name.Full())
	return ok && (call.Distinct || f.Name == "min" || f.Name == "max")
}

// pruned finds the VarLengthExpand below operators that make equal rows of equal
// rows. used is what the operators above compute.
func pruned(op Operator, used []syntax.Expr) (Operator, bool) {
	switch o := op.(type) {
	case *VarLengthExpand:
		return o.pruned(used)
	case *Filter:
		used = append(used, o.Predicates...)
	case *Projection:
		used = append(used, itemExprs(o.Items)...)
	case *Expand:
		for _, name := range o.Different {
			used = append(used, variable(name))
		}
	case *Narrow:
	default:
		return op, false
	}
	in, ok := pruned(op.Inputs()[0], used)
	if !ok {
		return op, false
	}
	return op.WithInputs(append([]Operator{in}, op.Inputs()[1:]...)...), true
}

// pruned finds each end once if nobody uses the relationships, and if the shortest
// way to each end has no relationship twice: that one need not look for.
func (o *VarLengthExpand) pruned(used []syntax.Expr) (Operator, bool) {
	// Back to the start there is no such way when the last relationship may be
	// the first, unless the path of no relationships leads there.
	simple := o.Min == 0 || o.Min == 1 && o.Direction != store.Both
	if !simple || o.BoundRel || !o.FromBound || o.Different != nil || o.Max == 1 {
		return o, false
	}
	for _, e := range used {
		if mentions(e, o.Rel) || volatile(e) {
			return o, false
		}
	}
	c := *o
	c.Pruning = true
	return &c, true
}

func itemExprs(items []Item) []syntax.Expr {
	exprs := make([]syntax.Expr, len(items))
	for i, it := range items {
		exprs[i] = it.Expr
	}
	return exprs
}

// volatile tells whether computing an expression twice may give two results.
func volatile(e syntax.Expr) bool {
	found := false
	syntax.Walk(e, func(n syntax.Node) bool {
		if call, ok := n.(*syntax.FunctionCall); ok {
			f, known := function.Lookup(call.Name.Full())
			found = found || !known || !f.Deterministic
		}
		return !found
	})
	return found
}
