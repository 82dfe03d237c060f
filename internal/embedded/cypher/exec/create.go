package exec

import (
	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/value"
)

// create makes nodes, then relationships, for each row.
type create struct {
	in operator
	creator
}

// creator knows what to create.
type creator struct {
	nodes []newNode
	rels  []newRelationship
}

type newNode struct {
	slot   int
	labels labelList
	props  eval.Program // nil when none
}

type newRelationship struct {
	name           string // for messages
	slot, from, to int
	fromName       string
	toName         string
	typ            labelList
	props          eval.Program
}

func (b *builder) create(op *plan.Create, in operator, s *scope) (operator, *scope, error) {
	out := s.nested()
	c, err := b.creator(op.Nodes, op.Relationships, out)
	return &create{in, c}, out, err
}

// creator compiles what to create; each expression sees what comes before it.
func (b *builder) creator(nodes []plan.NewNode, rels []plan.NewRelationship, s *scope) (creator, error) {
	var c creator
	for _, n := range nodes {
		labels, err := b.labels(n.Labels, s)
		if err != nil {
			return c, err
		}
		props, err := b.compile(n.Props, s)
		if err != nil {
			return c, err
		}
		c.nodes = append(c.nodes, newNode{s.slotOrAdd(n.Var), labels, props})
	}
	for _, r := range rels {
		made, err := b.newRelationship(r, s)
		if err != nil {
			return c, err
		}
		c.rels = append(c.rels, made)
	}
	return c, nil
}

func (b *builder) newRelationship(r plan.NewRelationship, s *scope) (newRelationship, error) {
	out := newRelationship{name: r.Var, fromName: r.From, toName: r.To}
	var err error
	if out.typ, err = b.labels(oneLabel(r.Type), s); err != nil {
		return out, err
	}
	if out.props, err = b.compile(r.Props, s); err != nil {
		return out, err
	}
	if out.from, err = s.slot(r.From); err != nil {
		return out, err
	}
	if out.to, err = s.slot(r.To); err != nil {
		return out, err
	}
	out.slot = s.slotOrAdd(r.Var)
	return out, nil
}

func (o *create) open(q *query) error { return o.in.open(q) }

func (o *create) next(q *query) (bool, error) {
	ok, err := o.in.next(q)
	if !ok || err != nil {
		return false, err
	}
	return true, o.run(q)
}

// run creates everything for the current row.
func (c *creator) run(q *query) error {
	for i := range c.nodes {
		if err := c.nodes[i].create(q); err != nil {
			return err
		}
	}
	for i := range c.rels {
		if err := c.rels[i].create(q); err != nil {
			return err
		}
	}
	return nil
}

func (n *newNode) create(q *query) error {
	labels, err := n.labels.names(q)
	if err != nil {
		return err
	}
	props, err := q.properties(n.props)
	if err != nil {
		return err
	}
	node, err := q.tx.CreateNode(labels, props)
	if err != nil {
		return err
	}
	q.row[n.slot] = node
	q.hit()
	q.counters.NodesCreated++
	q.counters.LabelsAdded += int64(len(labels))
	q.counters.PropertiesSet += countSet(props)
	return nil
}

func (r *newRelationship) create(q *query) error {
	from, ok := q.row[r.from].(value.Node)
	if !ok {
		return r.missing(r.fromName)
	}
	to, ok := q.row[r.to].(value.Node)
	if !ok {
		return r.missing(r.toName)
	}
	types, err := r.typ.names(q)
	if err != nil {
		return err
	}
	props, err := q.properties(r.props)
	if err != nil {
		return err
	}
	rel, err := q.tx.CreateRelationship(from, to, types[0], props)
	if err != nil {
		return err
	}
	q.row[r.slot] = rel
	q.hit()
	q.counters.RelationshipsCreated++
	q.counters.PropertiesSet += countSet(props)
	return nil
}

func (r *newRelationship) missing(node string) error {
	return value.Errorf(value.EntityNotFound, "Failed to create relationship `%s`, node `%s` is missing. If you prefer to simply ignore rows where a relationship node is missing, set 'dbms.cypher.lenient_create_relationship = true' in neo4j.conf",
		r.name, node)
}

func countSet(props value.Map) int64 {
	n := int64(0)
	for _, e := range props {
		if e.Value != nil {
			n++
		}
	}
	return n
}
