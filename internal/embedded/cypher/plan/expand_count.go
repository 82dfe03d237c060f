package plan

import (
	"slices"

	"rolegraph/internal/embedded/cypher/function"
	"rolegraph/internal/embedded/cypher/syntax"
)

// expandCount makes an Aggregation that only counts what an Expand finds ask for
// the number of relationships instead.
func expandCount(op Operator) Operator {
	agg, ok := op.(*Aggregation)
	if !ok || agg.Weight != "" {
		return op
	}
	expand, ok := agg.Input().(*Expand)
	if !ok || expand.Into || expand.BoundRel || !expand.FromBound {
		return op
	}
	for _, k := range agg.Keys {
		if mentions(k.Expr, expand.Rel, expand.To) {
			return op
		}
	}
	calls := slices.Clone(agg.Calls)
	for i, c := range calls {
		counted, ok := countable(c.Expr, expand)
		if !ok {
			return op
		}
		calls[i].Expr = counted
	}
	counted := *expand
	counted.Weight = expand.Rel + " count"
	counted.rows = expand.Input().Rows()
	out := *agg
	out.Calls, out.Weight = calls, counted.Weight
	out.in = []Operator{&counted}
	return &out
}

// countable returns the call as it is to be made when a row stands for many:
// count of the relationship or of its end counts rows, since neither is null.
func countable(e syntax.Expr, expand *Expand) (syntax.Expr, bool) {
	call, ok := e.(*syntax.FunctionCall)
	if !ok {
		return e, true // count(*)
	}
	f, ok := function.Lookup(call.Name.Full())
	if !ok || f.Name != "count" {
		return e, false
	}
	if v, ok := call.Args[0].(*syntax.Variable); ok && !call.Distinct && (v.Name == expand.Rel || v.Name == expand.To) {
		return e, true
	}
	return e, !mentions(e, expand.Rel, expand.To)
}

// mentions tells whether an expression uses one of the variables.
func mentions(e syntax.Expr, names ...string) bool {
	return slices.ContainsFunc(namesIn(e), func(n string) bool { return slices.Contains(names, n) })
}
