package exec

import (
	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// remover deletes nodes, relationships and what paths consist of, for each row.
type deletion struct {
	in     operator
	exprs  []eval.Program
	detach bool
}

func (b *builder) delete(op *plan.Delete, in operator, s *scope) (operator, *scope, error) {
	exprs, err := b.compileAll(op.Exprs, s)
	return &deletion{in, exprs, op.Detach}, s, err
}

func (o *deletion) open(q *query) error { return o.in.open(q) }

func (o *deletion) next(q *query) (bool, error) {
	ok, err := o.in.next(q)
	if !ok || err != nil {
		return false, err
	}
	for _, p := range o.exprs {
		v, err := q.compute(p)
		if err != nil {
			return false, err
		}
		if err := o.delete(q, v); err != nil {
			return false, err
		}
	}
	return true, nil
}

func (o *deletion) delete(q *query, v value.Value) error {
	switch v := v.(type) {
	case nil:
	case value.Node:
		o.deleteNode(q, v)
	case value.Relationship:
		deleteRelationship(q, v)
	case value.Path:
		for _, r := range v.Relationships {
			deleteRelationship(q, r)
		}
		for _, n := range v.Nodes {
			o.deleteNode(q, n)
		}
	default:
		return value.Errorf(value.TypeError, "Expected to delete a Node, Relationship or Path, but it was a value of type %s", value.TypeOf(v))
	}
	return nil
}

// deleteNode leaves it to the end of the transaction whether relationships are left.
func (o *deletion) deleteNode(q *query, n value.Node) {
	if !q.view.HasNode(n) {
		return
	}
	if o.detach {
		var all []value.Relationship
		links := q.view.Expand(n, store.Both, nil)
		for links.Next() {
			all = append(all, links.Relationship)
		}
		for _, r := range all {
			deleteRelationship(q, r)
		}
	} else {
		*q.deleted = append(*q.deleted, n)
	}
	q.tx.DeleteNode(n)
	q.counters.NodesDeleted++
}

func deleteRelationship(q *query, r value.Relationship) {
	if q.view.HasRelationship(r) {
		q.tx.DeleteRelationship(r)
		q.counters.RelationshipsDeleted++
	}
}
