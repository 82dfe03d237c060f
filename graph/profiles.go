package graph

import (
	"context"
	"maps"
	"math"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/internal/typedjson"
)

// profiles is what all roles require, use and hold, as questions about every role need
// it: read once for each version of the data.
type profiles struct {
	roles   []profile // by key
	at      map[string]int32
	things  []thing
	weights []float64 // of things: ln(1 + roles / roles that have it)
	known   thingIndex
	scales  map[scaleKey]float64
	near    float64 // the median gap of the hops that RELATED_TO allows; 1 without any
}

// profile is one role. Lists of things are sorted by thing.
type profile struct {
	ref      Ref
	zone     int64 // job zone, 0 where the source has none
	rated    bool  // has skills of its own
	skills   []skillList
	degrees  []held
	tools    []held    // its own, else those of its twins
	borrowed bool      // tools are those of its twins
	twins    []int32   // the same role in other data sets
	related  []int32   // the roles that RELATED_TO leads to, sorted
	costs    []float64 // of the hops to them
}

// skillList is the skills of a role in one data set: skills of two data sets have
// nothing in common, so roles are compared within one.
type skillList struct {
	dataset string
	held    []held
}

// held is a thing that a role has, and what it weighs for the role: importance ×
// level of a skill, the rarity of a tool.
type held struct {
	thing  int32
	weight float64
}

// thing is a skill, a tool or a degree.
type thing struct {
	ref    Ref
	kind   string
	usedBy int
}

// scaleKey names a scale: a kind of thing and a data set of roles.
type scaleKey struct {
	via     Via
	dataset string
}

// readProfiles returns the profiles of all roles.
func (db *DB) readProfiles(ctx context.Context) (*profiles, error) {
	return recall(ctx, db, db.profiles, "", func(ctx context.Context) (*profiles, error) {
		roles, err := db.ask(ctx, Statement{Name: "profiles", Text: text("profiles")})
		if err != nil {
			return nil, err
		}
		things, err := db.ask(ctx, Statement{Name: "profile_things", Text: text("profile_things")})
		if err != nil {
			return nil, err
		}
		return newProfiles(roles, things), nil
	})
}

// newProfiles decodes the rows of profiles.cypher and profile_things.cypher.
func newProfiles(roles, things []*neo4j.Record) *profiles {
	p := &profiles{roles: make([]profile, len(roles)), at: make(map[string]int32, len(roles)), scales: map[scaleKey]float64{}}
	for i, r := range roles {
		ref := roleRef(r.Values[:3])
		p.roles[i] = profile{ref: ref, zone: asInt(r.Values[3])}
		p.at[ref.Key] = int32(i)
	}
	p.addThings(things)
	for i, r := range roles {
		p.roles[i].addOwn(p, r.Values[4:])
	}
	p.weigh()
	p.setScales()
	p.borrow()
	p.setCosts()
	return p
}

// thingIndex finds a thing by its kind and key.
type thingIndex map[Via]map[string]int32

func (p *profiles) addThings(rows []*neo4j.Record) {
	p.known = thingIndex{Skills: {}, Tools: {}, Degrees: {}}
	for _, r := range rows {
		label := asString(r.Values[0])
		p.addThing(map[string]Via{"Skill": Skills, "Tool": Tools, "Degree": Degrees}[label], thing{ref: modelRef(label, r.Values[1:4]), kind: asString(r.Values[4])})
	}
}

func (p *profiles) addThing(via Via, t thing) int32 {
	at := int32(len(p.things))
	p.things = append(p.things, t)
	if keys := p.known[via]; keys != nil {
		keys[t.ref.Key] = at
	}
	return at
}

// addOwn decodes [skills, tools, degrees, related, twins].
func (r *profile) addOwn(p *profiles, row []any) {
	if skills := p.list(Skills, asList(row[0])); len(skills) > 0 {
		r.rated = true
		r.skills = []skillList{{r.ref.Dataset, skills}}
	}
	r.tools = p.list(Tools, asList(row[1]))
	r.degrees = p.list(Degrees, asList(row[2]))
	r.related = p.others(r.ref.Key, asList(row[3]))
	r.twins = p.others(r.ref.Key, asList(row[4]))
}

// list decodes [key, importance, level, essential] of each thing; of parallel
// relationships the heaviest counts.
func (p *profiles) list(via Via, rows []any) []held {
	list := make([]held, 0, len(rows))
	for _, v := range rows {
		row := asList(v)
		key := keyText(row[0])
		at, ok := p.known[via][key]
		if !ok {
			at = p.addThing(via, thing{ref: Ref{Label: thingLabel[via], Key: key, Name: key}})
		}
		h := held{thing: at, weight: 1}
		if via == Skills {
			h.weight = rating(map[string]typedjson.Value{"importance": {V: row[1]}, "level": {V: row[2]}, "essential": {V: row[3]}})
		}
		list = append(list, h)
	}
	list = merge(list)
	for _, h := range list {
		p.things[h.thing].usedBy++
	}
	return list
}

// thingLabel is the label of each kind of thing.
var thingLabel = map[Via]string{Skills: "Skill", Tools: "Tool", Degrees: "Degree"}

// own is what a role has itself.
func (r *profile) own(via Via) []held {
	switch {
	case via == Degrees:
		return r.degrees
	case via == Tools && !r.borrowed:
		return r.tools
	case via == Skills && r.rated:
		return r.skills[0].held
	}
	return nil
}

// merge sorts a list and keeps the heaviest of what is in it twice.
func merge(list []held) []held {
	heaviest := map[int32]float64{}
	for _, h := range list {
		heaviest[h.thing] = max(heaviest[h.thing], h.weight)
	}
	list = list[:0]
	for _, thing := range slices.Sorted(maps.Keys(heaviest)) {
		list = append(list, held{thing, heaviest[thing]})
	}
	return list
}

// others are the roles with these keys, without the role itself.
func (p *profiles) others(self string, keys []any) []int32 {
	var list []int32
	for _, key := range keys {
		if at, ok := p.at[keyText(key)]; ok && p.roles[at].ref.Key != self {
			list = append(list, at)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// weigh weighs each thing by its rarity, now that all users are counted: what few
// roles have tells more. That is what a tool weighs for every role that uses it.
func (p *profiles) weigh() {
	p.weights = make([]float64, len(p.things))
	for i := range p.things {
		if users := p.things[i].usedBy; users > 0 {
			p.weights[i] = math.Log1p(float64(len(p.roles)) / float64(users))
		}
	}
	for i := range p.roles {
		for j := range p.roles[i].tools {
			h := &p.roles[i].tools[j]
			h.weight = p.weights[h.thing]
		}
	}
}

// borrow gives each role the skills that its twins have in their data sets, and
// their tools if it has none.
func (p *profiles) borrow() {
	tools := make([][]held, len(p.roles))
	for i := range p.roles {
		r := &p.roles[i]
		borrowed := map[string][]held{}
		for _, t := range r.twins {
			twin := &p.roles[t]
			if twin.rated && twin.ref.Dataset != r.ref.Dataset {
				borrowed[twin.ref.Dataset] = append(borrowed[twin.ref.Dataset], twin.skills[0].held...)
			}
			if len(r.tools) == 0 {
				tools[i] = append(tools[i], twin.tools...)
			}
		}
		for _, dataset := range slices.Sorted(maps.Keys(borrowed)) {
			r.skills = append(r.skills, skillList{dataset, merge(borrowed[dataset])})
		}
	}
	for i, list := range tools {
		if len(list) > 0 {
			p.roles[i].tools, p.roles[i].borrowed = merge(list), true
		}
	}
}

// setScales works out what an average role requires in each data set, and what
// an average role uses.
func (p *profiles) setScales() {
	sums, counts := map[scaleKey]float64{}, map[scaleKey]float64{}
	add := func(via Via, dataset string, list []held) {
		if len(list) > 0 {
			sums[scaleKey{via, dataset}] += total(list)
			counts[scaleKey{via, dataset}]++
		}
	}
	for i := range p.roles {
		r := &p.roles[i]
		if r.rated {
			add(Skills, r.ref.Dataset, r.skills[0].held)
		}
		add(Tools, "", r.tools)
	}
	for key, sum := range sums {
		p.scales[key] = sum / counts[key]
	}
}

func total(list []held) float64 {
	sum := 0.0
	for _, h := range list {
		sum += h.weight
	}
	return sum
}
