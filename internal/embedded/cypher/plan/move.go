package plan

// What a step costs for each row that it touches, as measured: a link that is
// walked is the unit.
const (
	seekCost  = 3   // a look into an index
	intoCost  = 2   // a relationship between two bound nodes
	buildCost = 2   // a row put into the table of a hash join
	probeCost = 1.5 // a row looked up in it
	horizon   = 8   // how many relationships further a choice looks
)

// follow solves r, which has a bound end: by following it, or by first binding
// its other end, or by joining with what leads to its other end.
func (s *solver) follow(r *patternRel) {
	take, cost := func() { s.expand(r) }, s.expandCost(r)
	near, far := r.from, r.to
	if !s.bound(near) {
		near, far = far, near
	}
	if s.bound(near) && !s.bound(far) && r.shortest == nil && !s.known(r.name) {
		leaf := s.leafFor(far)
		if c := s.seekCost(leaf); c < cost && !s.off["expand-into"] {
			take, cost = func() { s.startAt(leaf) }, c
		}
		if s.joinable(r, leaf) && s.joinCost(r, leaf, far) < cost {
			take = func() { s.join(r, leaf, near, far) }
		}
	}
	take()
}

// expandCost is what it costs to follow r and then all the rest.
func (s *solver) expandCost(r *patternRel) float64 {
	after := s.state.clone()
	work, rows := s.followed(r, after, s.op.Rows())
	return work + s.walk(after, rows)
}

// seekCost is what it costs to bind a node by itself for each row, and then all
// the rest.
func (s *solver) seekCost(l *leafPlan) float64 {
	after := s.state.clone()
	after.bindLeaf(l)
	rows := s.op.Rows() * l.rows
	return s.op.Rows()*seekCost + rows + s.walk(after, rows)
}

// joinCost is what it costs to follow r from its other end into a table, once,
// and then all the rest.
func (s *solver) joinCost(r *patternRel, l *leafPlan, far string) float64 {
	side := state{have: map[string]bool{far: true}, solved: s.solved}
	build := l.touched + l.rows*s.reach(r, far, side)
	after := s.state.clone()
	_, rows := s.followed(r, after, s.op.Rows())
	return build*buildCost + s.op.Rows()*probeCost + rows + s.walk(after, rows)
}

// joinable tells whether the far end of r can be found without what is bound.
func (s *solver) joinable(r *patternRel, l *leafPlan) bool {
	return !s.off["hash-join"] && !l.dependent && l.rel == nil && r.length == nil && r.repeat == nil
}

// followed marks r as followed in st and returns what that touches and how many
// rows it leaves of rows.
func (s *solver) followed(r *patternRel, st state, rows float64) (work, left float64) {
	near := r.from
	if !s.boundIn(st, near) {
		near = r.to
	}
	work = rows * s.reach(r, near, st)
	if s.boundIn(st, r.from) && s.boundIn(st, r.to) {
		work = min(work, rows*intoCost)
	}
	left = rows * s.growth(r, st)
	st.solved[r], st.have[r.from], st.have[r.to] = true, true, true
	return work, left
}

// walk adds up what a greedy walk from st touches, up to the horizon.
func (s *solver) walk(st state, rows float64) float64 {
	cost := 0.0
	for range horizon {
		r := s.cheapest(st)
		if r == nil {
			break
		}
		work, left := s.followed(r, st, rows)
		cost += work + left + 1
		rows = left
	}
	return cost
}

// nextRel chooses the relationship to follow next: the one that leaves the
// fewest rows. It returns nil if none has a bound end.
func (s *solver) nextRel() *patternRel { return s.cheapest(s.state) }

func (s *solver) cheapest(st state) *patternRel {
	var best *patternRel
	bestRows := 0.0
	for _, r := range s.pat.rels {
		if st.solved[r] || !s.reachable(r, st) {
			continue
		}
		rows := s.growth(r, st)
		if best == nil || rows < bestRows {
			best, bestRows = r, rows
		}
		if s.off["expand-order"] {
			break
		}
	}
	return best
}

// reachable tells whether r can be followed from what is bound.
func (s *solver) reachable(r *patternRel, st state) bool {
	if r.shortest != nil {
		return s.boundIn(st, r.from) && s.boundIn(st, r.to)
	}
	return s.boundIn(st, r.from) || s.boundIn(st, r.to) || r.repeat == nil && s.known(r.name)
}

// start binds one more node, the one from which the rest is cheapest. It returns
// false if all nodes are bound.
func (s *solver) start() bool {
	best := s.cheapestLeaf()
	if best == nil {
		return false
	}
	s.startAt(best)
	return true
}

// startAt binds nodes by themselves, for each row there is.
func (s *solver) startAt(l *leafPlan) {
	op := l.operator(s)
	if isUnit(s.op) {
		s.op = op
	} else {
		s.op = &Apply{step: step{in: []Operator{s.op, op}, rows: s.op.Rows() * op.Rows()}, Dependent: l.dependent}
	}
	s.bind(l.binds...)
	for _, pr := range l.covers {
		s.applied[pr] = true
	}
	if l.rel != nil {
		s.solved[l.rel] = true
	}
	s.filter()
}

// join follows r from its far end into a table that is looked into by its near
// one.
func (s *solver) join(r *patternRel, l *leafPlan, near, far string) {
	factor := s.growth(r, s.state)
	side := &solver{planner: s.planner, pat: s.pat, known: nobody, applied: s.applied, op: l.operator(s),
		state: state{have: map[string]bool{far: true}, solved: map[*patternRel]bool{}}}
	for _, pr := range l.covers {
		s.applied[pr] = true
	}
	side.filterAbout(far)
	dir := r.dir
	if far == r.to {
		dir = dir.Reverse()
	}
	side.op = &Expand{step: scaled(side.op, s.reach(r, far, side.state)), From: far, Rel: r.name, To: near,
		Types: r.types, Direction: dir, FromBound: true}
	side.filterAbout(far, r.name)
	s.op = &HashJoin{step: step{in: []Operator{s.op, side.op}, rows: s.op.Rows() * factor},
		On: near, Rel: r.name, Node: far, Different: s.different(r)}
	s.solved[r] = true
	s.bind(far, r.name)
	s.filter()
}
