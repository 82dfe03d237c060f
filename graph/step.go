package graph

import (
	"cmp"
	"slices"

	"rolegraph/internal/typedjson"
)

// The cost of a hop from one role to the next is
//
//	hopCost + skills + tools
//
// where skills is how much the second role's ratings exceed the first's, added up
// over all skills, as a share of what an average role of the data set requires in
// all; a rating is importance × level, 1 where the source has none, and ½ where it
// says that the skill is optional. tools is the rarity of the tools that the first
// role lacks, ln(1 + roles / roles that use it) each, as a share of what an average
// role uses in all. So 1 is as much as everything that an average role needs.
//
// What the data do not tell counts unknownCost: a role without ratings or tools is
// never cheap to reach. A role without skills of its own goes by those of its
// twins, the roles that SAME_AS says are the same in another data set.
const (
	hopCost     = 0.5
	unknownCost = 1.0
)

// Basis is what a part of a hop's cost goes by.
type Basis string

// What a part of a hop's cost can go by.
const (
	OwnThings  Basis = "own"     // what both roles have themselves
	TwinThings Basis = "twin"    // what a twin in another data set has, for at least one of the two
	Unknown    Basis = "unknown" // the data do not tell
)

// matched is what two roles have of one kind, side by side.
type matched struct {
	basis      Basis
	dataset    string  // where skills are compared
	scale      float64 // what an average role has in all
	have, want []held
}

// skillsOf lines up the skills of two roles: in the second role's own data set if
// both have skills there, else in the first other one where both have.
func (p *profiles) skillsOf(from, to int32) matched {
	a, b := &p.roles[from], &p.roles[to]
	for _, want := range b.skills {
		for _, have := range a.skills {
			if have.dataset != want.dataset {
				continue
			}
			m := matched{OwnThings, want.dataset, p.scales[scaleKey{Skills, want.dataset}], have.held, want.held}
			if !a.rated || !b.rated || a.ref.Dataset != want.dataset || b.ref.Dataset != want.dataset {
				m.basis = TwinThings
			}
			return m
		}
	}
	return matched{basis: Unknown}
}

// toolsOf lines up the tools of two roles.
func (p *profiles) toolsOf(from, to int32) matched {
	a, b := &p.roles[from], &p.roles[to]
	m := matched{OwnThings, "", p.scales[scaleKey{Tools, ""}], a.tools, b.tools}
	switch {
	case len(a.tools) == 0 || len(b.tools) == 0:
		return matched{basis: Unknown}
	case a.borrowed || b.borrowed:
		m.basis = TwinThings
	}
	return m
}

// cost is what is missing, as a share of what an average role has.
func (m matched) cost() float64 {
	if m.basis == Unknown {
		return unknownCost
	}
	gap := 0.0
	m.each(func(_ int32, have, want float64) { gap += max(0, want-have) })
	return gap / m.scale
}

// each walks the things that the second role has.
func (m matched) each(take func(thing int32, have, want float64)) {
	i := 0
	for _, want := range m.want {
		for i < len(m.have) && m.have[i].thing < want.thing {
			i++
		}
		have := 0.0
		if i < len(m.have) && m.have[i].thing == want.thing {
			have = m.have[i].weight
		}
		take(want.thing, have, want.weight)
	}
}

// cost is the cost of a hop.
func (p *profiles) cost(from, to int32) float64 {
	return hopCost + p.skillsOf(from, to).cost() + p.toolsOf(from, to).cost()
}

// setCosts works out every hop that RELATED_TO allows.
func (p *profiles) setCosts() {
	var gaps []float64
	for i := range p.roles {
		r := &p.roles[i]
		r.costs = make([]float64, len(r.related))
		for j, to := range r.related {
			r.costs[j] = p.cost(int32(i), to)
			gaps = append(gaps, r.costs[j]-hopCost)
		}
	}
	slices.Sort(gaps)
	p.near = 1
	if len(gaps) > 0 {
		p.near = gaps[len(gaps)/2]
	}
}

// HopPart is what a hop asks of one kind of thing.
type HopPart struct {
	Cost         float64   `json:"cost" doc:"part of the hop's cost"`
	Basis        Basis     `json:"basis" enum:"own,twin,unknown" doc:"own: what both roles have themselves; twin: what a twin in another data set has, for at least one of them; unknown: the data do not tell, which counts 1"`
	Dataset      string    `json:"dataset,omitempty" doc:"in which data set skills are compared"`
	Missing      []HopItem `json:"missing" doc:"what the second role has beyond the first, the costliest first"`
	MissingTotal int       `json:"missingTotal"`
	Carried      []HopItem `json:"carried" doc:"what both roles have, the heaviest for the second first"`
	CarriedTotal int       `json:"carriedTotal"`
}

// HopItem is one thing that the second role of a hop has.
type HopItem struct {
	Ref
	Kind     string                     `json:"kind,omitempty" doc:"skill, knowledge, technology, tool"`
	Have     float64                    `json:"have" doc:"what it weighs for the first role: importance × level of a skill, rarity of a tool; 0 when it lacks the thing"`
	Want     float64                    `json:"want" doc:"what it weighs for the second role"`
	Cost     float64                    `json:"cost" doc:"its part of the hop's cost"`
	Evidence map[string]typedjson.Value `json:"evidence,omitempty" doc:"the relationship's properties: of the second role, or of its twin"`
}

// part tells what is missing and what carries over, at most so many of each.
func (p *profiles) part(m matched, most int) HopPart {
	part := HopPart{Cost: m.cost(), Basis: m.basis, Missing: []HopItem{}, Carried: []HopItem{}}
	m.each(func(thing int32, have, want float64) {
		item := HopItem{Ref: p.things[thing].ref, Kind: p.things[thing].kind, Have: have, Want: want, Cost: max(0, want-have) / m.scale}
		if item.Cost > 0 {
			part.Missing = append(part.Missing, item)
		} else {
			part.Carried = append(part.Carried, item)
		}
	})
	part.MissingTotal, part.CarriedTotal = len(part.Missing), len(part.Carried)
	byCost := func(a, b HopItem) int {
		return cmp.Or(cmp.Compare(b.Cost, a.Cost), cmp.Compare(b.Want, a.Want), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
	}
	slices.SortFunc(part.Missing, byCost)
	slices.SortFunc(part.Carried, byCost)
	part.Missing, part.Carried = part.Missing[:min(most, len(part.Missing))], part.Carried[:min(most, len(part.Carried))]
	return part
}
