package plan

import (
	"slices"

	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
)

// place is where an expression is computed.
type place struct {
	at   Operator
	expr syntax.Expr
}

// nestedPlan is the plan of an expression and the variable of its value.
type nestedPlan struct {
	root   Operator
	result string
}

// Nested plans an expression with operators of its own, a subquery or a pattern,
// that the operator at computes. The rows of the plan have the returned variable.
// known tells which variables are bound around it.
func (pl *Plan) Nested(at Operator, e syntax.Expr, known func(string) bool) (Operator, string) {
	pl.mu.Lock()
	defer pl.mu.Unlock()
	key := place{at, e}
	made, ok := pl.nested[key]
	if !ok {
		made.root, made.result = pl.planner.nested(e, known)
		if pl.nested == nil {
			pl.nested, pl.inside = map[place]nestedPlan{}, map[Operator][]Operator{}
		}
		pl.nested[key] = made
		pl.inside[at] = append(pl.inside[at], made.root)
	}
	return made.root, made.result
}

// Inside lists the plans of the expressions that an operator computes.
func (pl *Plan) Inside(op Operator) []Operator {
	pl.mu.Lock()
	defer pl.mu.Unlock()
	return pl.inside[op]
}

// Release lets go of the graph for which the plan was made, so that the plan can
// be kept. All its expressions must have been planned.
func (pl *Plan) Release() {
	pl.mu.Lock()
	defer pl.mu.Unlock()
	pl.planner.view = store.Memory().Snapshot()
}

// Fits tells whether the plan is right for another state of the graph: whether
// it has the same indexes, and the counts that the plan relies on.
func (pl *Plan) Fits(v *store.View) bool {
	pl.mu.Lock()
	defer pl.mu.Unlock()
	return pl.schema == v.SchemaVersion() &&
		!slices.ContainsFunc(pl.planner.facts, func(f Fact) bool { return !f.Holds(v) })
}
