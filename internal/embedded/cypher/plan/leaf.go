package plan

import (
	"slices"

	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
)

// leafPlan is a way to bind a first node.
type leafPlan struct {
	binds     []string
	rows      float64
	touched   float64 // what it goes through to find them
	operator  func(*solver) Operator
	covers    []*predicate // predicates that it takes care of
	rel       *patternRel  // relationship that it binds too
	dependent bool         // it uses variables bound before
}

// considered is how many nodes of a large pattern are tried as its start.
const considered = 8

// cheapestLeaf finds the start from which the nodes that it leads to are bound
// with the fewest rows altogether.
func (s *solver) cheapestLeaf() *leafPlan {
	var leaves []*leafPlan
	for _, n := range s.pat.nodes {
		if !s.bound(n) {
			leaves = append(leaves, s.leafFor(n))
		}
	}
	if len(leaves) == 0 {
		return nil
	}
	if s.off["start-by-cost"] {
		return leaves[0]
	}
	slices.SortStableFunc(leaves, func(a, b *leafPlan) int { return compareRows(a.rows, b.rows) })
	if len(leaves) > considered {
		leaves = leaves[:considered]
	}
	return slices.MinFunc(leaves, func(a, b *leafPlan) int { return compareRows(s.costFrom(a), s.costFrom(b)) })
}

func compareRows(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// costFrom is what it costs to start with the leaf and to follow the rest.
func (s *solver) costFrom(l *leafPlan) float64 {
	after := s.state.clone()
	after.bindLeaf(l)
	return l.rows + s.walk(after, l.rows)
}

func (st state) bindLeaf(l *leafPlan) {
	for _, n := range l.binds {
		st.have[n] = true
	}
	if l.rel != nil {
		st.solved[l.rel] = true
	}
}

// leafFor is the best way to bind a node by itself.
func (s *solver) leafFor(name string) *leafPlan {
	best := s.scanLeaf(name)
	for _, l := range s.seekLeaves(name) {
		if l.rows < best.rows || l.rows == best.rows && len(l.covers) > len(best.covers) {
			best = l
		}
	}
	best.touched = best.rows
	// The leaf's other predicates filter right after it.
	for _, pr := range s.pat.predicates {
		if !slices.Contains(best.covers, pr) && len(pr.names) == 1 && pr.names[0] == name {
			best.rows *= s.selectivity(pr)
		}
	}
	return best
}

// scanLeaf goes through all nodes, those of the rarest label, or the
// relationships of a type.
func (s *solver) scanLeaf(name string) *leafPlan {
	all := float64(s.view.NodeCount())
	l := &leafPlan{binds: []string{name}, rows: all, operator: func(*solver) Operator {
		return &AllNodesScan{step: leaf(all), Var: name}
	}}
	if r := s.scannable(name); r != nil {
		l = s.relationshipLeaf(r)
	}
	for _, pr := range s.pat.predicates {
		label, ok := s.labelPredicate(pr, name)
		if !ok || s.off["label-scan"] {
			continue
		}
		if rows := s.labelCount(label); rows < l.rows || len(l.covers) == 0 {
			l = &leafPlan{binds: []string{name}, rows: rows, covers: []*predicate{pr}, operator: func(*solver) Operator {
				return &NodeByLabelScan{step: leaf(rows), Var: name, Label: label}
			}}
		}
	}
	return l
}

// labelPredicate tells whether pr says just that the node has one label.
func (s *solver) labelPredicate(pr *predicate, name string) (label string, ok bool) {
	if s.applied[pr] {
		return "", false
	}
	return labelAlone(pr, name)
}

func labelAlone(pr *predicate, name string) (label string, ok bool) {
	has, ok := pr.expr.(*syntax.HasLabels)
	if !ok || len(pr.names) != 1 || pr.names[0] != name {
		return "", false
	}
	l, ok := has.Labels.(*syntax.LabelName)
	if !ok || l.Dynamic != nil {
		return "", false
	}
	return l.Name, true
}

// scannable finds a relationship at the node that is cheaper to scan than all nodes.
func (s *solver) scannable(name string) *patternRel {
	if s.off["relationship-scan"] {
		return nil
	}
	for _, r := range s.pat.rels {
		if s.solved[r] || r.length != nil || r.repeat != nil || r.from == r.to || s.bound(r.name) {
			continue
		}
		if (r.from == name || r.to == name) && !s.bound(r.from) && !s.bound(r.to) && r.types != nil &&
			s.typeCount(r.types) < float64(s.view.NodeCount()) {
			return r
		}
	}
	return nil
}

func (s *solver) relationshipLeaf(r *patternRel) *leafPlan {
	rows := s.typeCount(r.types)
	if r.dir == store.Both {
		rows *= 2
	}
	return &leafPlan{binds: []string{r.name, r.from, r.to}, rows: rows, rel: r, operator: func(*solver) Operator {
		return &RelationshipScan{step: leaf(rows), Rel: r.name, From: r.from, To: r.to, Types: r.types, Direction: r.dir}
	}}
}
