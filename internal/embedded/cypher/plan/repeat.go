package plan

import "rolegraph/internal/embedded/cypher/syntax"

// addParenthesized adds a parenthesized path that starts at the node from, or at
// a new one if from is empty, and returns the nodes at its ends.
func (p *planner) addParenthesized(pat *pattern, e *syntax.ParenthesizedPath, from string, path *pathVariable) (start, end string) {
	if e.Quantifier == nil {
		return p.addGrouped(pat, e, path)
	}
	if from == "" {
		from = p.anonymous()
		pat.addNodeName(from)
	}
	inner := p.newPattern()
	inner.addPredicates(e.Where)
	innerPath := &pathVariable{}
	first, last := p.addElements(inner, e.Part.Path.Elements, innerPath)
	r := &repeat{inner: inner, from: first, to: last, min: e.Quantifier.Min, max: e.Quantifier.Max}
	r.groups = append(r.groups, inner.nodes...)
	step := PathStep{}
	for _, rel := range inner.rels {
		r.groups = append(r.groups, rel.name)
		r.rels = append(r.rels, rel.name)
		step.Repeat = append(step.Repeat, PathStep{Var: rel.name})
	}
	end = p.anonymous()
	pat.addNodeName(end)
	pat.rels = append(pat.rels, &patternRel{name: p.anonymous(), from: from, to: end, repeat: r})
	path.steps = append(path.steps, step)
	return from, end
}

// addGrouped adds a parenthesized path without a quantifier.
func (p *planner) addGrouped(pat *pattern, e *syntax.ParenthesizedPath, path *pathVariable) (start, end string) {
	inner := &pathVariable{}
	if e.Part.Variable != nil {
		inner.name = e.Part.Variable.Name
	}
	start, end = p.addElements(pat, e.Part.Path.Elements, inner)
	pat.addPredicates(e.Where)
	if inner.name != "" {
		pat.paths = append(pat.paths, inner)
	}
	if len(inner.steps) > 0 {
		path.steps = append(path.steps, inner.steps[1:]...)
	}
	return start, end
}

// addSelected adds a path with a selector. A single relationship of variable
// length is searched breadth first; any other path is matched in full, and the
// shortest are kept.
func (p *planner) addSelected(pat *pattern, part *syntax.PatternPart, path *pathVariable) {
	name := orAnonymous(p, path.name)
	if rel, ok := singleStep(part.Path.Elements); ok {
		from := p.addNode(pat, rel[0].(*syntax.NodePattern), "", false)
		to := p.addNode(pat, rel[2].(*syntax.NodePattern), "", false)
		p.addRelationship(pat, rel[1].(*syntax.RelationshipPattern), from, to)
		r := pat.rels[len(pat.rels)-1]
		r.length, r.repeatable = orSingle(r.length), true
		r.shortest = shortestOf(name, part.Selector)
		return
	}
	inner := p.newPattern()
	path.name = name
	from, to := p.addElements(inner, part.Path.Elements, path)
	pat.selected = append(pat.selected, &selected{inner: inner, path: path, from: from, to: to, selector: part.Selector})
}

func shortestOf(path string, s *syntax.Selector) *shortest {
	switch s.Kind {
	case syntax.SelectAllShortest:
		return &shortest{path: path, selector: true, all: true}
	case syntax.SelectShortestGroups:
		return &shortest{path: path, selector: true, count: s.Count, groups: true}
	}
	return &shortest{path: path, selector: true, count: s.Count}
}

// singleStep tells whether the path is (a)-[…]-(b), and unwraps it.
func singleStep(elements []syntax.PatternElement) ([]syntax.PatternElement, bool) {
	if len(elements) == 1 {
		if e, ok := elements[0].(*syntax.ParenthesizedPath); ok && e.Quantifier == nil && e.Where == nil {
			return singleStep(e.Part.Path.Elements)
		}
	}
	if len(elements) != 3 || !isNode(elements[0]) || !isNode(elements[2]) {
		return nil, false
	}
	_, ok := elements[1].(*syntax.RelationshipPattern)
	return elements, ok
}
