package plan

import "rolegraph/internal/embedded/cypher/syntax"

func (b *branch) merge(c *syntax.Merge) {
	pat := b.takeApart([]*syntax.PatternPart{c.Pattern}, nil, syntax.DifferentRelationships)
	// The names that takeApart made up must be those that are created.
	nodes, rels := b.toMerge(c.Pattern, pat)
	paths := pat.paths
	pat.paths = nil
	match, _ := b.solve(pat, &Argument{step: leaf(1), Vars: b.vars}, b.knows)
	op := &Merge{step: step{in: []Operator{b.op, match}, rows: b.op.Rows()}, Nodes: nodes, Relationships: rels}
	for _, a := range c.Actions {
		if a.OnMatch {
			op.OnMatch = append(op.OnMatch, a.Items...)
		} else {
			op.OnCreate = append(op.OnCreate, a.Items...)
		}
	}
	b.op = op
	b.created(nodes, rels, paths)
}

// toMerge lists what the pattern makes, under the names that pat gave it.
func (b *branch) toMerge(part *syntax.PatternPart, pat *pattern) ([]NewNode, []NewRelationship) {
	var nodes []NewNode
	var rels []NewRelationship
	at, relAt, last := 0, 0, ""
	var pending *syntax.RelationshipPattern
	for _, e := range part.Path.Elements {
		switch e := e.(type) {
		case *syntax.RelationshipPattern:
			pending = e
		case *syntax.NodePattern:
			name := ""
			if e.Variable != nil {
				name = e.Variable.Name
			} else {
				name = pat.anonymousNode(&at)
			}
			if !b.knows(name) && !containsNode(nodes, name) {
				nodes = append(nodes, NewNode{Var: name, Labels: labelNames(e.Labels), Props: e.Properties})
			}
			if pending != nil {
				rels = append(rels, newRelationship(pat.rels[relAt].name, last, name, pending))
				relAt++
			}
			last = name
		}
	}
	return nodes, rels
}

// anonymousNode is the next node without a name of its own.
func (pat *pattern) anonymousNode(at *int) string {
	for ; *at < len(pat.nodes); *at++ {
		if n := pat.nodes[*at]; n[0] == ' ' {
			*at++
			return n
		}
	}
	return ""
}
