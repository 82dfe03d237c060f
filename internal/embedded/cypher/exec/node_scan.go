package exec

import (
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/store"
)

// nodeScan goes through all nodes, or those with a label.
type nodeScan struct {
	slot   int
	label  string // "" means all
	cursor store.NodeCursor
	empty  bool
}

func (b *builder) nodeScan(op plan.Operator, args *scope) (operator, *scope, error) {
	s := args.nested()
	if op, ok := op.(*plan.NodeByLabelScan); ok {
		return &nodeScan{slot: s.add(op.Var), label: op.Label}, s, nil
	}
	return &nodeScan{slot: s.add(op.(*plan.AllNodesScan).Var)}, s, nil
}

func (o *nodeScan) open(q *query) error {
	o.empty = false
	if o.label == "" {
		o.cursor = q.view.AllNodes()
		return nil
	}
	id, ok := q.view.LabelNames().Find(o.label)
	o.cursor, o.empty = q.view.NodesByLabel(id), !ok
	return nil
}

func (o *nodeScan) next(q *query) (bool, error) {
	if o.empty {
		return false, nil
	}
	if err := q.tick(); err != nil {
		return false, err
	}
	q.hit()
	n, ok := o.cursor.Next()
	if ok {
		q.row[o.slot] = n.Value()
	}
	return ok, nil
}
