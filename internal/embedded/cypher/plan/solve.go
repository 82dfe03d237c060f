package plan

import (
	"maps"
	"slices"

	"rolegraph/internal/embedded/cypher/syntax"
)

// solver puts a pattern together: it adds operators to op until everything in
// the pattern is bound and every predicate holds.
type solver struct {
	*planner
	pat     *pattern
	op      Operator
	known   func(name string) bool // bound before this pattern
	applied map[*predicate]bool
	state
}

// state is how far a pattern is solved.
type state struct {
	have   map[string]bool // bound by the pattern so far
	solved map[*patternRel]bool
}

func (st state) clone() state { return state{maps.Clone(st.have), maps.Clone(st.solved)} }

// solve extends op by the pattern and returns the names that it binds.
func (p *planner) solve(pat *pattern, op Operator, known func(string) bool) (Operator, []string) {
	p.remember(pat)
	s := &solver{planner: p, pat: pat, op: op, known: known, applied: map[*predicate]bool{},
		state: state{have: map[string]bool{}, solved: map[*patternRel]bool{}}}
	s.pathConditions()
	s.nodesExist()
	s.filter()
	s.run()
	for _, sel := range pat.selected {
		s.selectPaths(sel)
	}
	s.run()
	for _, path := range pat.paths {
		s.op = &PathProjection{step: after(s.op), Path: path.name, Parts: path.steps}
		s.have[path.name] = true
		s.filter()
	}
	s.filterRest()
	return s.op, slices.Sorted(maps.Keys(s.have))
}

// nodesExist demands of bound nodes that stand alone in the pattern that they are
// not null; with a relationship, expanding from null finds nothing anyway.
func (s *solver) nodesExist() {
	for _, n := range s.pat.nodes {
		led := func(r *patternRel) bool { return r.from == n || r.to == n }
		if s.known(n) && !slices.ContainsFunc(s.pat.rels, led) {
			exists := &syntax.IsNull{Operand: &syntax.Variable{Name: n}, Not: true}
			s.pat.predicates = append(s.pat.predicates, &predicate{expr: exists, names: []string{n}})
		}
	}
}

// run binds all nodes and relationships.
func (s *solver) run() {
	for {
		if r := s.nextRel(); r != nil {
			s.follow(r)
			continue
		}
		if !s.start() {
			return
		}
	}
}

func (s *solver) bound(name string) bool { return s.boundIn(s.state, name) }

func (s *solver) boundIn(st state, name string) bool { return st.have[name] || s.known(name) }

func (s *solver) bind(names ...string) {
	for _, n := range names {
		if !s.known(n) {
			s.have[n] = true
		}
	}
}

// filter applies every predicate whose variables are bound.
func (s *solver) filter() { s.filterThose(s.ready) }

// filterRest applies what waits for names that the pattern never binds: those of
// variables inside the predicate.
func (s *solver) filterRest() { s.filterThose(func(*predicate) bool { return true }) }

// filterAbout applies the predicates that are about these names alone.
func (s *solver) filterAbout(names ...string) {
	if s.off["filter-early"] {
		return
	}
	s.filterThose(func(pr *predicate) bool {
		return !slices.ContainsFunc(pr.names, func(n string) bool { return !slices.Contains(names, n) })
	})
}

func (s *solver) filterThose(when func(*predicate) bool) {
	var exprs []syntax.Expr
	rows := 1.0
	for _, pr := range s.pat.predicates {
		if s.applied[pr] || !when(pr) {
			continue
		}
		s.applied[pr] = true
		if s.implied(pr) {
			continue
		}
		exprs = append(exprs, pr.expr)
		rows *= s.selectivity(pr)
	}
	if len(exprs) > 0 {
		s.op = &Filter{step: scaled(s.op, rows), Predicates: exprs}
	}
}

// ready tells whether every name of the predicate that the pattern is to bind is
// bound.
func (s *solver) ready(pr *predicate) bool {
	if s.off["filter-early"] {
		return false
	}
	for _, n := range pr.names {
		if !s.bound(n) && s.pat.binds(n) {
			return false
		}
	}
	return true
}

// binds tells whether matching the pattern binds the name.
func (pat *pattern) binds(name string) bool {
	if slices.Contains(pat.nodes, name) {
		return true
	}
	for _, r := range pat.rels {
		if r.name == name || r.shortest != nil && r.shortest.path == name || r.repeat != nil && slices.Contains(r.repeat.groups, name) {
			return true
		}
	}
	for _, p := range pat.paths {
		if p.name == name {
			return true
		}
	}
	for _, sel := range pat.selected {
		if sel.path.name == name || sel.inner.binds(name) {
			return true
		}
	}
	return false
}

// pathConditions gives the predicates about a shortest path to its search: the
// shortest of the paths that satisfy them is looked for.
func (s *solver) pathConditions() {
	for _, r := range s.pat.rels {
		if r.shortest == nil || r.shortest.count > 0 {
			continue
		}
		for _, pr := range s.pat.predicates {
			if !s.applied[pr] && (slices.Contains(pr.names, r.shortest.path) || slices.Contains(pr.names, r.name)) && s.onlyAbout(pr, r) {
				r.shortest.where = append(r.shortest.where, pr.expr)
				s.applied[pr] = true
			}
		}
	}
}

// onlyAbout tells whether the names of pr are all bound once r is found between
// its ends.
func (s *solver) onlyAbout(pr *predicate, r *patternRel) bool {
	for _, n := range pr.names {
		if s.pat.binds(n) && n != r.shortest.path && n != r.name && n != r.from && n != r.to {
			return false
		}
	}
	return true
}

// isUnit tells whether op is the one row without variables that a query starts from.
func isUnit(op Operator) bool {
	a, ok := op.(*Argument)
	return ok && len(a.Vars) == 0
}

// different lists the relationships bound so far that r must differ from.
func (s *solver) different(r *patternRel) []string {
	var names []string
	for _, other := range s.pat.rels {
		if other == r || !s.solved[other] || other.repeatable || r.repeatable || !overlap(other, r) {
			continue
		}
		if other.repeat != nil {
			names = append(names, other.repeat.rels...)
			continue
		}
		names = append(names, other.name)
	}
	return names
}

// overlap tells whether two relationships may be the same by their types.
func overlap(a, b *patternRel) bool {
	if a.types == nil || b.types == nil {
		return true
	}
	return slices.ContainsFunc(a.types, func(t string) bool { return slices.Contains(b.types, t) })
}

// expand adds the operator that follows r.
func (s *solver) expand(r *patternRel) {
	factor := s.growth(r, s.state)
	from, to, dir := r.from, r.to, r.dir
	reverse := !s.bound(from) && s.bound(to)
	if reverse {
		from, to, dir = to, from, dir.Reverse()
	}
	st := scaled(s.op, factor)
	switch {
	case r.shortest != nil:
		s.op = &ShortestPath{step: st, Path: r.shortest.path, From: from, Rel: r.name, To: to, Types: r.types, Direction: dir,
			Min: r.length.Min, Max: r.length.Max, All: r.shortest.all, Count: r.shortest.count, Groups: r.shortest.groups, Selector: r.shortest.selector,
			Each: r.each, EachWhere: r.eachWhere, Where: conjunction(r.shortest.where)}
		s.bind(r.shortest.path)
	case r.repeat != nil:
		s.expandRepeat(r, st, from, to, reverse)
	case r.length != nil:
		s.op = &VarLengthExpand{step: st, From: from, Rel: r.name, To: to, Types: r.types, Direction: dir,
			Min: r.length.Min, Max: r.length.Max, FromBound: s.bound(from), Into: s.bound(to), BoundRel: s.bound(r.name), Each: r.each, Where: r.eachWhere,
			Different: s.different(r), Reverse: reverse}
	default:
		into := s.bound(to) && from != to || s.bound(from) && from == to
		s.op = &Expand{step: st, From: from, Rel: r.name, To: to, Types: r.types, Direction: dir,
			FromBound: s.bound(from), Into: into, BoundRel: s.bound(r.name), Different: s.different(r)}
	}
	s.solved[r] = true
	s.bind(from, to)
	if r.repeat == nil {
		s.bind(r.name)
	}
	s.filter()
}

// expandRepeat plans the inner pattern from the end that is bound.
func (s *solver) expandRepeat(r *patternRel, st step, from, to string, reverse bool) {
	rep := r.repeat
	innerFrom, innerTo := rep.from, rep.to
	if reverse {
		innerFrom, innerTo = innerTo, innerFrom
	}
	known := func(n string) bool {
		return n == innerFrom || s.bound(n) && !slices.Contains(rep.groups, n)
	}
	inner, _ := s.planner.solve(rep.inner, &Argument{step: leaf(1), Vars: []string{innerFrom}}, known)
	groups := make([]Group, len(rep.groups))
	for i, g := range rep.groups {
		groups[i] = Group{g, g}
	}
	st.in = append(st.in, inner)
	s.op = &Repeat{step: st, From: from, To: to, InnerFrom: innerFrom, InnerTo: innerTo, Min: rep.min, Max: rep.max,
		Into: s.bound(to), Groups: groups, Relationships: rep.rels, Different: s.different(r), Reverse: reverse}
	s.bind(rep.groups...)
}

// selectPaths matches a path pattern in full and keeps the shortest.
func (s *solver) selectPaths(sel *selected) {
	inner, names := s.planner.solve(sel.inner, &Argument{step: leaf(1)}, s.bound)
	inner = &PathProjection{step: after(inner), Path: sel.path.name, Parts: sel.path.steps}
	chosen := shortestOf(sel.path.name, sel.selector)
	inner = &SelectPaths{step: after(inner), Path: sel.path.name, From: sel.from, To: sel.to,
		All: chosen.all, Count: chosen.count, Groups: chosen.groups}
	if isUnit(s.op) {
		s.op = inner
	} else {
		s.op = &Apply{step: step{in: []Operator{s.op, inner}, rows: s.op.Rows()}, Dependent: true}
	}
	s.bind(names...)
	s.bind(sel.path.name)
	s.filter()
}
