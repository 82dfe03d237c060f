package exec

import (
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/value"
)

// merge hands on what matches, and creates when nothing does. The store lets one
// transaction write at a time, so nobody can create the same in between.
type merge struct {
	in, match operator
	creator
	onCreate, onMatch []setter
	active, any       bool
}

func (b *builder) merge(op *plan.Merge, in operator, s *scope) (operator, *scope, error) {
	match, matched, err := b.build(op.Inputs()[1], s)
	if err != nil {
		return nil, nil, err
	}
	out := s.nested()
	alias := func(name string) error {
		slot, err := matched.slot(name)
		if err == nil {
			out.alias(name, slot)
		}
		return err
	}
	for _, n := range op.Nodes {
		if err := alias(n.Var); err != nil {
			return nil, nil, err
		}
	}
	for _, r := range op.Relationships {
		if err := alias(r.Var); err != nil {
			return nil, nil, err
		}
	}
	o := &merge{in: in, match: match}
	if o.creator, err = b.creator(op.Nodes, op.Relationships, out); err != nil {
		return nil, nil, err
	}
	if o.onCreate, err = b.setters(op.OnCreate, out); err != nil {
		return nil, nil, err
	}
	o.onMatch, err = b.setters(op.OnMatch, out)
	return o, out, err
}

func (o *merge) open(q *query) error { o.active = false; return o.in.open(q) }

func (o *merge) next(q *query) (bool, error) {
	for {
		if o.active {
			ok, err := o.match.next(q)
			if err != nil {
				return false, err
			}
			if ok {
				o.any = true
				return true, setAll(q, o.onMatch)
			}
			o.active = false
			if !o.any {
				return true, o.make(q)
			}
		}
		if ok, err := o.in.next(q); !ok || err != nil {
			return false, err
		}
		if err := o.complete(q); err != nil {
			return false, err
		}
		if err := o.match.open(q); err != nil {
			return false, err
		}
		o.active, o.any = true, false
	}
}

func (o *merge) make(q *query) error {
	if err := o.run(q); err != nil {
		return err
	}
	return setAll(q, o.onCreate)
}

// complete refuses what could never be found again: null properties and missing
// ends.
func (o *merge) complete(q *query) error {
	for i := range o.nodes {
		if err := noNulls(q, &o.nodes[i], "node"); err != nil {
			return err
		}
	}
	for i := range o.rels {
		r := &o.rels[i]
		for _, end := range []struct {
			slot int
			name string
		}{{r.from, r.fromName}, {r.to, r.toName}} {
			if q.row[end.slot] == nil && !o.creates(end.slot) {
				return r.missing(end.name)
			}
		}
		if err := noNulls(q, &newNode{props: r.props}, "relationship"); err != nil {
			return err
		}
	}
	return nil
}

func (o *merge) creates(slot int) bool {
	for i := range o.nodes {
		if o.nodes[i].slot == slot {
			return true
		}
	}
	return false
}

func noNulls(q *query, n *newNode, what string) error {
	props, err := q.properties(n.props)
	if err != nil {
		return err
	}
	for _, e := range props {
		if e.Value == nil {
			return value.Errorf("Neo.ClientError.Statement.SemanticError",
				"Cannot merge the following %s because of null property value for '%s': (%s {%s: null})", what, e.Key, labelText(n), e.Key)
		}
	}
	return nil
}

func labelText(n *newNode) string {
	text := ""
	for _, l := range n.labels.fixed {
		text += ":" + l
	}
	return text
}
