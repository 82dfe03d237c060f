package plan

import (
	"slices"

	"rolegraph/internal/embedded/cypher/function"
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

// settled puts an Eager below the results where a later row may still change a
// node or relationship of an earlier one: its labels and properties are read when
// it is handed out.
func settled(op Operator, columns []string) Operator {
	if !changesLater(op) || rowsOfTheirOwn(op) || !slices.ContainsFunc(columns, func(c string) bool { return mayHoldEntity(op, c) }) {
		return op
	}
	return &Eager{step: after(op), Reason: "changed before it is read"}
}

// changesLater tells whether labels or properties of what there is change while
// rows pass.
func changesLater(op Operator) bool {
	in := op.Inputs()
	switch op := op.(type) {
	case *Set, *Remove:
		return true
	case *Merge:
		if len(op.OnMatch) > 0 {
			return true
		}
	}
	if isBarrier(op) || len(in) == 0 {
		return false
	}
	found := false
	for _, second := range in[1:] {
		Walk(second, func(o Operator) {
			switch o.(type) {
			case *Set, *Remove, *Merge:
				found = true
			}
		})
	}
	return found || changesLater(in[0])
}

// rowsOfTheirOwn tells whether each row is about another node or relationship, so
// that no row changes what another one holds.
func rowsOfTheirOwn(op Operator) bool {
	switch op := op.(type) {
	case *AllNodesScan, *NodeByLabelScan, *NodeIndexSeek, *NodeByID, *Argument:
		return true
	case *Set, *Remove, *Create, *Filter, *Projection, *Narrow, *Distinct, *Skip, *Limit:
		return rowsOfTheirOwn(op.Inputs()[0])
	}
	return false
}

// mayHoldEntity tells whether a variable may hold a node, relationship or path.
func mayHoldEntity(op Operator, name string) bool {
	switch op := op.(type) {
	case *Projection:
		for _, it := range op.Items {
			if it.Name != name {
				continue
			}
			if v, ok := it.Expr.(*syntax.Variable); ok {
				return mayHoldEntity(op.Input(), v.Name)
			}
			return mayBeEntity(it.Expr)
		}
		return mayHoldEntity(op.Input(), name)
	case *Narrow, *Filter, *Distinct, *Skip, *Limit, *Set, *Remove:
		return mayHoldEntity(op.Inputs()[0], name)
	}
	return true
}

// mayBeEntity tells whether an expression may be, or hold, a node, relationship or
// path.
func mayBeEntity(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Property, *syntax.HasLabels:
		return false
	case *syntax.FunctionCall:
		f, ok := function.Lookup(e.Name.Full())
		return !ok || mayHold(f.Result)
	}
	return len(namesIn(e)) > 0
}

// mayHold tells whether a value of the type may hold a node, relationship or path.
func mayHold(t value.Type) bool {
	switch t.Kind {
	case value.KindAny, value.KindNode, value.KindRelationship, value.KindPath, value.KindMap:
		return true
	case value.KindList:
		return t.Element == nil || mayHold(*t.Element)
	case value.KindUnion:
		return slices.ContainsFunc(t.Union, mayHold)
	}
	return false
}
