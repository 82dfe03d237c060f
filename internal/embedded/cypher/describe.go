package cypher

import (
	"slices"

	"rolegraph/internal/embedded/cypher/exec"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/value"
)

// describePlan is a plan as Bolt hands it to clients: the operators that run,
// with what each did if meters are given.
func describePlan(p *plan.Plan, meters map[plan.Operator]exec.Meter) value.Value {
	root := describeOperator(p, p.Root, meters)
	args := root.Get("args").(value.Map)
	for k, v := range map[string]string{"planner": "COST", "planner-impl": "GREEDY", "runtime": "PULL", "runtime-impl": "PULL",
		"version": "5", "planner-version": "5.26", "runtime-version": "5.26"} {
		args = args.With(k, value.String(v))
	}
	return root.With("args", args)
}

func describeOperator(p *plan.Plan, op plan.Operator, meters map[plan.Operator]exec.Meter) value.Map {
	for {
		narrow, ok := op.(*plan.Narrow)
		if !ok {
			break
		}
		op = narrow.Input()
	}
	children := value.List{}
	for _, in := range slices.Concat(op.Inputs(), p.Inside(op)) {
		children = append(children, describeOperator(p, in, meters))
	}
	args := value.NewMap([]value.Entry{{Key: "Details", Value: value.String(op.Details())}, {Key: "EstimatedRows", Value: value.Float(op.Rows())}})
	out := []value.Entry{{Key: "operatorType", Value: value.String(op.Name() + "@neo4j")}, {Key: "identifiers", Value: value.List{}}, {Key: "children", Value: children}}
	if meters != nil {
		m := meters[op]
		args = args.With("Rows", value.Integer(m.Rows)).With("DbHits", value.Integer(m.Hits))
		out = append(out, value.Entry{Key: "rows", Value: value.Integer(m.Rows)}, value.Entry{Key: "dbHits", Value: value.Integer(m.Hits)})
	}
	return value.NewMap(append(out, value.Entry{Key: "args", Value: args}))
}
