package plan

import (
	"strings"

	"rolegraph/internal/embedded/cypher/syntax"
)

// Operator is one step of a plan. It takes rows of its inputs and hands on rows
// with more or other variables. Operators are never changed once built.
type Operator interface {
	// Name is the operator's name in Neo4j's plans, without the @database.
	Name() string
	// Details says what the operator works on, as Neo4j's plans print it.
	Details() string
	// Inputs are the operators whose rows it takes; of two, the second runs once
	// for each row of the first, but for joins and unions.
	Inputs() []Operator
	// WithInputs is the same operator on other inputs.
	WithInputs(in ...Operator) Operator
	// Rows is how many rows it is expected to hand on.
	Rows() float64
}

// step is what all operators share.
type step struct {
	in   []Operator
	rows float64
}

func (s step) Inputs() []Operator { return s.in }
func (s step) Rows() float64      { return s.rows }

// Input is the first input.
func (s step) Input() Operator { return s.in[0] }

// with is the step over other inputs.
func (s step) with(in []Operator) step { return step{in: in, rows: s.rows} }

// after is a step over one input with as many rows.
func after(in Operator) step { return step{in: []Operator{in}, rows: in.Rows()} }

// scaled is a step over one input with factor times as many rows.
func scaled(in Operator, factor float64) step {
	return step{in: []Operator{in}, rows: in.Rows() * factor}
}

func leaf(rows float64) step { return step{rows: rows} }

// Walk visits op and everything below it, inputs first.
func Walk(op Operator, visit func(Operator)) {
	for _, in := range op.Inputs() {
		Walk(in, visit)
	}
	visit(op)
}

// Rewrite replaces every operator, inputs first, by what change makes of it.
func Rewrite(op Operator, change func(Operator) Operator) Operator {
	if in := op.Inputs(); len(in) > 0 {
		changed := make([]Operator, len(in))
		for i, o := range in {
			changed[i] = Rewrite(o, change)
		}
		op = op.WithInputs(changed...)
	}
	return change(op)
}

// shown is a variable's name as plans print it: those that the planner made up
// start with a space.
func shown(name string) string { return strings.TrimSpace(name) }

func joinExprs(exprs []syntax.Expr, sep string) string {
	texts := make([]string, len(exprs))
	for i, e := range exprs {
		texts[i] = strings.ReplaceAll(e.String(), "` ", "")
	}
	return strings.Join(texts, sep)
}

func joinNames(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = shown(n)
	}
	return strings.Join(out, ", ")
}
