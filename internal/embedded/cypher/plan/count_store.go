package plan

import (
	"strings"

	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
)

// CountStore is one row with a number that the store keeps: of the nodes with a
// label, or of the relationships of some types that leave (or reach) such nodes.
type CountStore struct {
	step
	Call          Item   // the aggregating call that it stands for
	Label         string // "" means any
	Relationships bool
	Types         []string        // nil means all
	Direction     store.Direction // of the relationships, seen from the label's node
}

// Name tells nodes from relationships.
func (o *CountStore) Name() string {
	if o.Relationships {
		return "RelationshipCountFromCountStore"
	}
	return "NodeCountFromCountStore"
}

// Details shows what is counted.
func (o *CountStore) Details() string {
	node := "()"
	if o.Label != "" {
		node = "(:" + o.Label + ")"
	}
	what := "count( " + node
	if o.Relationships {
		types := ""
		if o.Types != nil {
			types = ":" + strings.Join(o.Types, "|")
		}
		if o.Direction == store.Incoming {
			what += "<-[" + types + "]-()"
		} else {
			what += "-[" + types + "]->()"
		}
	}
	return what + " ) AS " + shown(o.Call.Name)
}

// WithInputs returns o: it has no inputs.
func (o *CountStore) WithInputs(in ...Operator) Operator { return o }

// countStore replaces an Aggregation that counts all nodes or relationships of a
// kind by the store's own count.
func countStore(op Operator) Operator {
	agg, ok := op.(*Aggregation)
	if !ok || len(agg.Keys) > 0 || len(agg.Calls) != 1 {
		return op
	}
	out := &CountStore{step: leaf(1), Call: agg.Calls[0]}
	switch in := agg.Input().(type) {
	case *AllNodesScan:
		ok = countsAll(out.Call.Expr, in.Var)
	case *NodeByLabelScan:
		ok, out.Label = countsAll(out.Call.Expr, in.Var), in.Label
	case *RelationshipScan:
		ok = in.Direction != store.Both && countsAll(out.Call.Expr, in.Rel)
		out.Relationships, out.Types, out.Direction = true, in.Types, in.Direction
	case *Expand:
		out.Relationships, out.Types, out.Direction = true, in.Types, in.Direction
		ok = in.Weight != "" && in.Direction != store.Both && in.Different == nil && countsAll(out.Call.Expr, in.Rel) && out.startsAt(in.Input())
	default:
		return op
	}
	if !ok {
		return op
	}
	return out
}

// startsAt takes the label from the scan that relationships are followed from.
func (o *CountStore) startsAt(op Operator) bool {
	switch op := op.(type) {
	case *AllNodesScan:
		return true
	case *NodeByLabelScan:
		o.Label = op.Label
		return true
	}
	return false
}

// countsAll tells whether a call counts rows: count(*), or count of a variable
// that is in each row another.
func countsAll(e syntax.Expr, name string) bool {
	call, ok := e.(*syntax.FunctionCall)
	if !ok {
		return true // count(*)
	}
	if !strings.EqualFold(call.Name.Full(), "count") {
		return false
	}
	v, ok := call.Args[0].(*syntax.Variable)
	return ok && v.Name == name
}
