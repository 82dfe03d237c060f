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
func (s *solver) growth(r *patternRel, st state) float64 {
	near, far := r.from, r.to
	if !s.boundIn(st, near) {
		near, far = far, near
	}
	if r.shortest != nil || s.known(r.name) {
		return 1
	}
	factor := s.reach(r, near, st)
	if s.boundIn(st, far) {
		return factor / max(s.population(far), 1)
	}
	return factor * s.share(far, r)
}

// reach is how many steps lead on over r from a node that is bound.
func (s *solver) reach(r *patternRel, near string, st state) float64 {
	if r.shortest != nil || s.known(r.name) {
		return 1
	}
	dir := r.dir
	if near != r.from {
		dir = dir.Reverse()
	}
	switch {
	case r.repeat != nil:
		return power(s.innerDegree(r.repeat), r.repeat.min, r.repeat.max)
	case r.length != nil:
		return power(s.degree(near, r.types, dir), r.length.Min, r.length.Max)
	}
	return max(s.degree(near, r.types, dir), s.degreeBehind(near, r, dir, st))
}

// share is how many of the nodes at the end of a step over r satisfy what is
// said of the node.
func (s *solver) share(name string, r *patternRel) float64 {
	share := 1.0
	for _, pr := range s.pat.predicates {
		if len(pr.names) != 1 || pr.names[0] != name {
			continue
		}
		if label, ok := s.labelPredicate(pr, name); ok && r.repeat == nil {
			share *= s.endShare(label, name, r)
			continue
		}
		share *= s.selectivity(pr)
	}
	return share
}

// endShare is how many of the relationships that r may be have a node with the
// label at the end called name.
func (s *solver) endShare(label, name string, r *patternRel) float64 {
	all := s.typeCount(r.types)
	id, ok := s.view.LabelNames().Find(label)
	if !ok || all == 0 {
		return 0
	}
	switch s.side(name, r) {
	case store.Outgoing:
		return s.linkCount(id, r.types, store.Outgoing) / all
	case store.Incoming:
		return s.linkCount(id, r.types, store.Incoming) / all
	}
	return (s.linkCount(id, r.types, store.Outgoing) + s.linkCount(id, r.types, store.Incoming)) / (2 * all)
}

// side is the direction of r as seen from one of its ends.
func (s *solver) side(name string, r *patternRel) store.Direction {
	if name == r.from {
		return r.dir
	}
	return r.dir.Reverse()
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
	for _, label := range s.labelsOf(node) {
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

// degreeBehind is the average degree of a node that was reached over a
// relationship of the same type and side as r's: nodes with many relationships
// are reached more often. It is 0 if near was not reached so.
func (s *solver) degreeBehind(near string, r *patternRel, dir store.Direction, st state) float64 {
	if len(r.types) != 1 || dir == store.Both {
		return 0
	}
	id, ok := s.view.TypeNames().Find(r.types[0])
	if !ok {
		return 0
	}
	for _, other := range s.pat.rels {
		if other != r && st.solved[other] && (other.from == near || other.to == near) && other.repeat == nil &&
			len(other.types) == 1 && other.types[0] == r.types[0] && s.side(near, other) == dir {
			return float64(s.view.LinkSquares(id, dir == store.Incoming)) / max(float64(s.view.TypeCount(id)), 1)
		}
	}
	return 0
}

// population is how many nodes there are like the pattern's.
func (s *solver) population(node string) float64 {
	nodes := float64(s.view.NodeCount())
	for _, label := range s.labelsOf(node) {
		nodes = min(nodes, s.labelCount(label))
	}
	return nodes
}

// labelsOf are the labels that a node is known to have, by this pattern or, if
// it says nothing, by one before.
func (s *solver) labelsOf(node string) []string {
	if labels := s.pat.labels[node]; labels != nil {
		return labels
	}
	if s.known(node) {
		return s.seen[node]
	}
	return nil
}

// remember keeps what a pattern says of labels, to estimate what later ones find.
func (p *planner) remember(pat *pattern) {
	for name, labels := range pat.labels {
		p.seen[name] = labels
	}
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
