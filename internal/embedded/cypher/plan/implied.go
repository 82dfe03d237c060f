package plan

import (
	"slices"

	"rolegraph/internal/embedded/store"
)

// Fact is something that the counts of a graph prove: every relationship of a
// type leaves (or, if Incoming, reaches) nodes with a label.
type Fact struct {
	Type, Label string
	Incoming    bool
}

// Holds tells whether the fact is true of a graph.
func (f Fact) Holds(v *store.View) bool {
	typ, ok := v.TypeNames().Find(f.Type)
	if !ok {
		return false
	}
	label, ok := v.LabelNames().Find(f.Label)
	return ok && v.LinkCount(label, typ, f.Incoming) == v.TypeCount(typ)
}

// implied tells whether a predicate only asks for a label that a node has anyway,
// because it is at the end of a relationship that was followed.
func (s *solver) implied(pr *predicate) bool {
	if !s.readOnly || s.off["implied-label"] || len(pr.names) != 1 {
		return false
	}
	name := pr.names[0]
	label, ok := labelAlone(pr, name)
	if !ok || s.known(name) {
		return false
	}
	for _, r := range s.pat.rels {
		if s.solved[r] && (r.from == name || r.to == name) && r.length == nil && r.repeat == nil && r.types != nil {
			if facts := s.factsAbout(r, name, label); !slices.ContainsFunc(facts, func(f Fact) bool { return !f.Holds(s.view) }) {
				s.facts = append(s.facts, facts...)
				return true
			}
		}
	}
	return false
}

// factsAbout are what must hold for the node at an end of r to have a label.
func (s *solver) factsAbout(r *patternRel, name, label string) []Fact {
	var facts []Fact
	for _, t := range r.types {
		dir := s.side(name, r)
		if dir != store.Incoming {
			facts = append(facts, Fact{t, label, false})
		}
		if dir != store.Outgoing {
			facts = append(facts, Fact{t, label, true})
		}
	}
	return facts
}
