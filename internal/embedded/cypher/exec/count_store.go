package exec

import (
	"slices"

	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// countStore hands on one row with a number that the store keeps.
type countStore struct {
	op   *plan.CountStore
	slot int
	done bool
}

func (b *builder) countStore(op *plan.CountStore, args *scope) (operator, *scope, error) {
	s := args.fresh()
	o := &countStore{op: op, slot: s.add(op.Call.Name)}
	s.Bind(op.Call.Expr, o.slot)
	return o, s, nil
}

func (o *countStore) open(*query) error { o.done = false; return nil }

func (o *countStore) next(q *query) (bool, error) {
	if o.done {
		return false, nil
	}
	o.done = true
	q.hit()
	q.row[o.slot] = value.Integer(o.count(q.view))
	return true, nil
}

func (o *countStore) count(v *store.View) int {
	label, labelled := v.LabelNames().Find(o.op.Label)
	switch {
	case o.op.Label != "" && !labelled:
		return 0
	case !o.op.Relationships && o.op.Label == "":
		return v.NodeCount()
	case !o.op.Relationships:
		return v.LabelCount(label)
	case o.op.Types == nil && o.op.Label == "":
		return v.RelationshipCount()
	}
	types := typeList{names: o.op.Types}
	ids := slices.Clone(types.resolve(v))
	if o.op.Types == nil {
		ids = nil
		for t := range v.TypeNames().Len() {
			ids = append(ids, uint32(t))
		}
	}
	slices.Sort(ids)
	n := 0
	for _, t := range slices.Compact(ids) {
		if o.op.Label == "" {
			n += v.TypeCount(t)
		} else {
			n += v.LinkCount(label, t, o.op.Direction == store.Incoming)
		}
	}
	return n
}
