package exec

import (
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// relationshipScan goes through the relationships of some types; an undirected
// one hands on each twice, a loop once.
type relationshipScan struct {
	rel, from, to int
	types         typeList
	dir           store.Direction
	cursor        store.RelationshipCursor
	again         value.Relationship
	turned        bool // again is to be handed on with its ends changed over
}

func (b *builder) relationshipScan(op *plan.RelationshipScan, args *scope) (operator, *scope, error) {
	s := args.nested()
	return &relationshipScan{rel: s.add(op.Rel), from: s.add(op.From), to: s.add(op.To),
		types: typeList{names: op.Types}, dir: op.Direction}, s, nil
}

func (o *relationshipScan) open(q *query) error {
	o.cursor, o.turned = q.view.RelationshipsByType(o.types.resolve(q.view)), false
	return nil
}

func (o *relationshipScan) next(q *query) (bool, error) {
	if o.turned {
		o.turned = false
		o.bind(q, o.again, true)
		return true, nil
	}
	if err := q.tick(); err != nil {
		return false, err
	}
	q.hit()
	r, ok := o.cursor.Next()
	if !ok {
		return false, nil
	}
	o.bind(q, r, o.dir == store.Incoming)
	if o.dir == store.Both && q.view.Start(r) != q.view.End(r) {
		o.again, o.turned = r, true
	}
	return true, nil
}

func (o *relationshipScan) bind(q *query, r value.Relationship, reverse bool) {
	from, to := q.view.Start(r), q.view.End(r)
	if reverse {
		from, to = to, from
	}
	q.row[o.rel], q.row[o.from], q.row[o.to] = r.Value(), from.Value(), to.Value()
}

// typeList is relationship types by name. Numbers are looked up when they are
// needed, as a query may create a type.
type typeList struct {
	names []string // nil means all types
	ids   []uint32
}

// resolve returns the numbers of the types that exist, nil for all types.
func (t *typeList) resolve(v *store.View) []uint32 {
	if t.names == nil || len(t.ids) == len(t.names) {
		return t.ids
	}
	t.ids = make([]uint32, 0, len(t.names))
	for _, name := range t.names {
		if id, ok := v.TypeNames().Find(name); ok {
			t.ids = append(t.ids, id)
		}
	}
	return t.ids
}
