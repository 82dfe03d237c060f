package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// WhatIfOptions narrows [DB.WhatIf].
type WhatIfOptions struct {
	Learn []string // keys of skills and tools, at most 20, commas between them or not; a label and a colon may stand before each
	Near  float64  // the gap below which a role is near; 0 means as near as the median of related roles
	Limit int      // roles, and things to learn next, 1 to 100; 0 means 10
}

// WhatIf tells which roles become nearer to one role if it learns something, and
// what to learn next. A gap is what a hop costs without its fixed part: see
// [RouteScale].
type WhatIf struct {
	Role  RouteRole    `json:"role"`
	Learn []LearnThing `json:"learn" doc:"what is learned, up to what each role asks"`
	Near  float64      `json:"near" doc:"roles with at most this gap are near"`
	Items []NearerRole `json:"items" doc:"roles of the same data set that become nearer: first those that become near, then the largest gain"`
	Next  []NextThing  `json:"next" doc:"what to learn next: what brings most roles near, then what gains most over the roles within twice near"`
	Cut
}

// LearnThing is a skill or a tool.
type LearnThing struct {
	Ref
	Kind string `json:"kind,omitempty" doc:"skill, knowledge, technology, tool"`
}

// NearerRole is a role, and how far it is before and after.
type NearerRole struct {
	Ref
	Before  float64 `json:"before" doc:"the gap now"`
	After   float64 `json:"after" doc:"the gap with what is learned"`
	Gain    float64 `json:"gain" doc:"before − after"`
	Crosses bool    `json:"crosses" doc:"it becomes near"`
}

// NextThing is one thing to learn, and what that brings.
type NextThing struct {
	LearnThing
	Crosses int     `json:"crosses" doc:"how many roles become near by this alone"`
	Roles   int     `json:"roles" doc:"how many roles within twice near become nearer"`
	Gain    float64 `json:"gain" doc:"the sum of their gains"`
}

// WhatIf tells which roles become nearer if a role learns some things.
func (db *DB) WhatIf(ctx context.Context, role string, o WhatIfOptions) (*WhatIf, error) {
	limit, err := between("limit", o.Limit, 10, 1, 100)
	if err != nil {
		return nil, err
	}
	if o.Near < 0 {
		return nil, badArgument("near", "near must not be negative.")
	}
	p, err := db.readProfiles(ctx)
	if err != nil {
		return nil, err
	}
	from, err := db.profile(ctx, p, "id", role)
	if err != nil {
		return nil, err
	}
	learned, err := db.learned(ctx, p, o.Learn)
	if err != nil {
		return nil, err
	}
	if n := len(learned); n > mostLearned {
		return nil, badArgument("learn", "learn takes at most %d things, not %d.", mostLearned, n)
	}
	near := cmp.Or(o.Near, p.near)
	w := &WhatIf{Role: p.routeRole(from), Near: near, Learn: []LearnThing{}, Items: []NearerRole{}, Next: []NextThing{}}
	for _, at := range learned {
		w.Learn = append(w.Learn, p.learnThing(at))
	}
	p.nearer(w, from, learned, limit)
	return w, nil
}

// mostLearned is how many things may be learned at once.
const mostLearned = 20

func (p *profiles) learnThing(at int32) LearnThing {
	return LearnThing{p.things[at].ref, p.things[at].kind}
}

// learned finds things by their keys.
func (db *DB) learned(ctx context.Context, p *profiles, keys []string) ([]int32, error) {
	var found []int32
	for _, key := range p.separate(keys) {
		at, ok := p.thingAt(key)
		if !ok {
			return nil, db.missingThing(ctx, key)
		}
		if !slices.Contains(found, at) {
			found = append(found, at)
		}
	}
	return found, nil
}

// separate takes apart what are several keys with commas between them: a key may
// hold commas itself.
func (p *profiles) separate(keys []string) []string {
	var list []string
	for _, key := range keys {
		if _, ok := p.thingAt(key); ok {
			list = append(list, key)
		} else {
			list = append(list, strings.Split(key, ",")...)
		}
	}
	return list
}

// thingAt finds a thing by its key, with or without its label before it. A key that
// is both a tool's and a skill's means the tool.
func (p *profiles) thingAt(key string) (int32, bool) {
	for _, kind := range []struct {
		via   Via
		label string
	}{{Tools, "Tool:"}, {Skills, "Skill:"}} {
		if at, ok := p.known[kind.via][strings.TrimPrefix(key, kind.label)]; ok {
			return at, true
		}
	}
	return 0, false
}

func (db *DB) missingThing(ctx context.Context, key string) error {
	e := &Error{Code: NotFound, Argument: "learn", Message: fmt.Sprintf("There is no skill or tool %q.", key), Hint: "Search by name to find its id."}
	_, plain, labelled := strings.Cut(key, ":")
	if !labelled || !strings.HasPrefix(key, "Tool:") && !strings.HasPrefix(key, "Skill:") {
		plain = key
	}
	if found, err := db.Search(ctx, SearchOptions{Q: plain, Labels: []string{"Skill", "Tool"}, Limit: 5}); err == nil {
		for _, hit := range found.Items {
			e.Nearest = append(e.Nearest, hit.Label+":"+hit.Key)
		}
	}
	return e
}

// nearer works out the gap from one role to every other of its data set, now and
// with what is learned; and, after that, what each further thing would bring.
func (p *profiles) nearer(w *WhatIf, from int32, learned []int32, limit int) {
	next := map[int32]*NextThing{}
	for i := range p.roles {
		to := int32(i)
		if to == from || p.roles[i].ref.Dataset != p.roles[from].ref.Dataset {
			continue
		}
		skills, tools := p.skillsOf(from, to), p.toolsOf(from, to)
		if skills.basis == Unknown && tools.basis == Unknown {
			continue
		}
		before := skills.cost() + tools.cost()
		after := before - skills.relief(learned) - tools.relief(learned)
		if gain := before - after; gain > 1e-12 {
			w.Items = append(w.Items, NearerRole{p.roles[i].ref, before, after, gain, before > w.Near && after <= w.Near})
		}
		if after <= 2*w.Near {
			p.addNext(next, skills, after, w.Near, learned)
			p.addNext(next, tools, after, w.Near, learned)
		}
	}
	w.rank(next, limit)
}

// relief is how much cheaper a hop becomes if the first role has what is learned.
func (m matched) relief(learned []int32) float64 {
	sum := 0.0
	if m.basis != Unknown {
		m.each(func(thing int32, have, want float64) {
			if slices.Contains(learned, thing) {
				sum += max(0, want-have) / m.scale
			}
		})
	}
	return sum
}

// addNext notes what every thing that one role lacks would bring.
func (p *profiles) addNext(next map[int32]*NextThing, m matched, gap, near float64, learned []int32) {
	if m.basis == Unknown {
		return
	}
	m.each(func(thing int32, have, want float64) {
		gain := (want - have) / m.scale
		if gain <= 0 || slices.Contains(learned, thing) {
			return
		}
		n := next[thing]
		if n == nil {
			n = &NextThing{LearnThing: p.learnThing(thing)}
			next[thing] = n
		}
		n.Roles++
		n.Gain += gain
		if gap > near && gap-gain <= near {
			n.Crosses++
		}
	})
}

// rank sorts what was found and keeps so many of each.
func (w *WhatIf) rank(next map[int32]*NextThing, limit int) {
	slices.SortFunc(w.Items, func(a, b NearerRole) int {
		return cmp.Or(btoi(b.Crosses)-btoi(a.Crosses), cmp.Compare(b.Gain, a.Gain), cmp.Compare(a.After, b.After), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
	})
	w.Total = int64(len(w.Items))
	w.Items = w.Items[:min(limit, len(w.Items))]
	if w.Returned = len(w.Items); int64(w.Returned) < w.Total {
		w.Reason = "limit"
	}
	for _, n := range next {
		w.Next = insertBest(w.Next, *n, limit, compareNext)
	}
}

// compareNext orders by what brings most roles near, then what gains most.
func compareNext(a, b NextThing) int {
	return cmp.Or(cmp.Compare(b.Crosses, a.Crosses), cmp.Compare(b.Gain, a.Gain), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Label, b.Label), cmp.Compare(a.Key, b.Key))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
