package plan

import "rolegraph/internal/embedded/cypher/syntax"

func (b *branch) create(c *syntax.Create) {
	op := &Create{step: after(b.op)}
	var paths []*pathVariable
	for _, part := range c.Pattern {
		nodes, rels, path := b.toCreate(part, func(n string) bool {
			return b.knows(n) || containsNode(op.Nodes, n)
		})
		op.Nodes = append(op.Nodes, nodes...)
		op.Relationships = append(op.Relationships, rels...)
		if path.name != "" {
			paths = append(paths, path)
		}
	}
	b.op = op
	b.created(op.Nodes, op.Relationships, paths)
}

func (b *branch) created(nodes []NewNode, rels []NewRelationship, paths []*pathVariable) {
	for _, n := range nodes {
		b.add(n.Var)
	}
	for _, r := range rels {
		b.add(r.Var)
	}
	for _, p := range paths {
		b.op = &PathProjection{step: after(b.op), Path: p.name, Parts: p.steps}
		b.add(p.name)
	}
}

func containsNode(nodes []NewNode, name string) bool {
	for _, n := range nodes {
		if n.Var == name {
			return true
		}
	}
	return false
}

// toCreate takes a pattern part apart into what it would make.
func (p *planner) toCreate(part *syntax.PatternPart, known func(string) bool) (nodes []NewNode, rels []NewRelationship, path *pathVariable) {
	path = &pathVariable{}
	if part.Variable != nil {
		path.name = part.Variable.Name
	}
	last := ""
	var pending *syntax.RelationshipPattern
	for _, e := range part.Path.Elements {
		switch e := e.(type) {
		case *syntax.NodePattern:
			name := p.nameOf(e.Variable)
			if !known(name) && !containsNode(nodes, name) {
				nodes = append(nodes, NewNode{Var: name, Labels: labelNames(e.Labels), Props: e.Properties})
			}
			if pending != nil {
				rel := newRelationship(p.nameOf(pending.Variable), last, name, pending)
				rels = append(rels, rel)
				path.steps = append(path.steps, PathStep{Var: rel.Var})
			}
			path.steps = append(path.steps, PathStep{Var: name, Node: true})
			last = name
		case *syntax.RelationshipPattern:
			pending = e
		}
	}
	return nodes, rels, path
}

func newRelationship(name, left, right string, r *syntax.RelationshipPattern) NewRelationship {
	rel := NewRelationship{Var: name, From: left, To: right, Props: r.Properties, Direction: direction(r.Direction)}
	if r.Direction == syntax.Incoming {
		rel.From, rel.To = right, left
		rel.Direction = direction(syntax.Outgoing)
	}
	if names := labelNames(r.Types); len(names) > 0 {
		rel.Type = names[0]
	}
	return rel
}

// labelNames lists the labels of A:B and A&B.
func labelNames(l syntax.LabelExpr) []*syntax.LabelName {
	switch l := l.(type) {
	case *syntax.LabelName:
		return []*syntax.LabelName{l}
	case *syntax.LabelAnd:
		return append(labelNames(l.Left), labelNames(l.Right)...)
	}
	return nil
}
