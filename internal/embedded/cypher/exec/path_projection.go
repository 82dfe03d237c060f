package exec

import (
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/value"
)

// pathProjection builds a path out of its bound parts.
type pathProjection struct {
	in    operator
	parts []pathPart
	slot  int
}

// pathPart is the slot of a node or of relationships; of a repeated pattern the
// slots of lists of which each holds every n-th relationship.
type pathPart struct {
	slot   int
	node   bool
	repeat []int
}

func (b *builder) pathProjection(op *plan.PathProjection, in operator, s *scope) (operator, *scope, error) {
	o := &pathProjection{in: in}
	for _, step := range op.Parts {
		part := pathPart{node: step.Node}
		var err error
		for _, r := range step.Repeat {
			slot, err := s.slot(r.Var)
			if err != nil {
				return nil, nil, err
			}
			part.repeat = append(part.repeat, slot)
		}
		if step.Repeat == nil {
			if part.slot, err = s.slot(step.Var); err != nil {
				return nil, nil, err
			}
		}
		o.parts = append(o.parts, part)
	}
	out := s.nested()
	o.slot = out.slotOrAdd(op.Path)
	return o, out, nil
}

func (o *pathProjection) open(q *query) error { return o.in.open(q) }

func (o *pathProjection) next(q *query) (bool, error) {
	ok, err := o.in.next(q)
	if !ok || err != nil {
		return false, err
	}
	q.row[o.slot] = o.path(q)
	return true, nil
}

// path is null when one of its parts is.
func (o *pathProjection) path(q *query) value.Value {
	start, ok := q.row[o.parts[0].slot].(value.Node)
	if !ok {
		return nil
	}
	p := value.Path{Nodes: []value.Node{start}}
	for _, part := range o.parts[1:] {
		switch {
		case part.node:
			if q.row[part.slot] == nil {
				return nil
			}
		case part.repeat != nil:
			if !walkRepeat(q, &p, part.repeat) {
				return nil
			}
		default:
			if !walk(q, &p, q.row[part.slot]) {
				return nil
			}
		}
	}
	return p
}

// walk goes on over a relationship or a list of them.
func walk(q *query, p *value.Path, v value.Value) bool {
	switch v := v.(type) {
	case value.Relationship:
		p.Nodes = append(p.Nodes, otherEnd(q, v, p.Nodes[len(p.Nodes)-1]))
		p.Relationships = append(p.Relationships, v)
		return true
	case value.List:
		for _, e := range v {
			if !walk(q, p, e) {
				return false
			}
		}
		return true
	}
	return false
}

func walkRepeat(q *query, p *value.Path, slots []int) bool {
	first, ok := q.row[slots[0]].(value.List)
	for i := range first {
		for _, s := range slots {
			l, isList := q.row[s].(value.List)
			if !isList || !walk(q, p, l[i]) {
				return false
			}
		}
	}
	return ok
}

func otherEnd(q *query, r value.Relationship, n value.Node) value.Node {
	if start := q.view.Start(r); start != n {
		return start
	}
	return q.view.End(r)
}
