package plan

import (
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
)

// How many of the rows a predicate is expected to keep, where counts don't tell.
const (
	equalitySelectivity = 0.1
	rangeSelectivity    = 0.3
	otherSelectivity    = 0.75
	averageLength       = 3 // steps of a variable length without a maximum
)

// selectivity is the share of rows that a predicate is expected to keep.
func (s *solver) selectivity(pr *predicate) float64 {
	switch e := pr.expr.(type) {
	case *syntax.HasLabels:
		if labels := requiredLabels(e.Labels); len(labels) > 0 {
			return s.labelShare(labels)
		}
	case *syntax.Binary:
		switch e.Op {
		case syntax.Eq:
			return equalitySelectivity
		case syntax.Lt, syntax.Le, syntax.Gt, syntax.Ge, syntax.StartsWith, syntax.In:
			return rangeSelectivity
		}
	}
	return otherSelectivity
}

// labelShare is the share of all nodes that have the rarest of the labels.
func (s *solver) labelShare(labels []string) float64 {
	all := max(float64(s.view.NodeCount()), 1)
	share := 1.0
	for _, l := range labels {
		share = min(share, s.labelCount(l)/all)
	}
	return share
}

func (p *planner) labelCount(label string) float64 {
	id, ok := p.view.LabelNames().Find(label)
	if !ok {
		return 0
	}
	return float64(p.view.LabelCount(id))
}

func (p *planner) typeCount(types []string) float64 {
	if types == nil {
		return float64(p.view.RelationshipCount())
	}
	n := 0.0
	for _, t := range types {
		if id, ok := p.view.TypeNames().Find(t); ok {
			n += float64(p.view.TypeCount(id))
		}
	}
	return n
}

// growth is by how much following r from what is bound multiplies the rows.
func (s *solver) growth(r *patternRel, bound func(string) bool) float64 {
	from, to, dir := r.from, r.to, r.dir
	if !bound(from) {
		from, to, dir = to, from, dir.Reverse()
	}
	degree := 1.0
	switch {
	case r.shortest != nil || s.known(r.name):
		return 1
	case r.repeat != nil:
		degree = s.innerDegree(r.repeat)
	default:
		degree = s.degree(from, r.types, dir)
	}
	factor := degree
	if r.length != nil {
		factor = power(degree, r.length.Min, r.length.Max)
	} else if r.repeat != nil {
		factor = power(degree, r.repeat.min, r.repeat.max)
	}
	if bound(to) {
		return factor / max(float64(s.view.NodeCount()), 1)
	}
	return factor * s.share(to)
}

// share is how many of the nodes at the end of a step satisfy what is said of
// the node.
func (s *solver) share(name string) float64 {
	share := 1.0
	for _, pr := range s.pat.predicates {
		if len(pr.names) == 1 && pr.names[0] == name {
			share *= s.selectivity(pr)
		}
	}
	return share
}

func (s *solver) innerDegree(r *repeat) float64 {
	degree := 1.0
	for _, rel := range r.inner.rels {
		degree *= s.degree(rel.from, rel.types, rel.dir)
	}
	return degree
}

// degree is how many relationships a node like the pattern's has on average.
func (s *solver) degree(node string, types []string, dir store.Direction) float64 {
	if dir == store.Both {
		return s.degree(node, types, store.Outgoing) + s.degree(node, types, store.Incoming)
	}
	nodes, links := float64(s.view.NodeCount()), s.typeCount(types)
	for _, label := range s.pat.labels[node] {
		id, ok := s.view.LabelNames().Find(label)
		if !ok {
			return 0
		}
		if n := float64(s.view.LabelCount(id)); n < nodes {
			nodes, links = n, s.linkCount(id, types, dir)
		}
	}
	return links / max(nodes, 1)
}

func (s *solver) linkCount(label uint32, types []string, dir store.Direction) float64 {
	n := 0
	count := func(typ uint32) { n += s.view.LinkCount(label, typ, dir == store.Incoming) }
	if types == nil {
		for t := range s.view.TypeNames().Len() {
			count(uint32(t))
		}
	}
	for _, t := range types {
		if id, ok := s.view.TypeNames().Find(t); ok {
			count(id)
		}
	}
	return float64(n)
}

// power sums degree^n over the lengths.
func power(degree float64, least, most int64) float64 {
	if most == syntax.Unbounded || most > least+averageLength {
		most = least + averageLength
	}
	sum, term := 0.0, 1.0
	for n := int64(0); n <= most && n < 16; n++ {
		if n >= least {
			sum += term
		}
		term *= degree
	}
	return sum
}
