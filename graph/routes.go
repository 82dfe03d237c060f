package graph

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/graph/path"

	"rolegraph/internal/typedjson"
)

// Zones says which hops between job zones are allowed. A job zone is how much
// preparation a role needs, 1 to 5.
type Zones string

// Which hops between job zones are allowed.
const (
	AnyZone       Zones = "any"
	SameZone      Zones = "same"
	AdjacentZones Zones = "adjacent" // the same, the next or the one before
)

// RouteOptions narrows [DB.Routes].
type RouteOptions struct {
	K       int   // routes at most, 1 to 10; 0 means 3
	MaxHops int   // hops at most, 1 to 8; 0 means 5
	Zones   Zones // "" means any
	Things  int   // missing and carried things named for each hop, 1 to 100; 0 means 10
}

// Routes is the cheapest career routes from one role to another, cheapest first.
// Roles are referred to by their index in Roles.
type Routes struct {
	Roles  []RouteRole `json:"roles" doc:"every role of the routes, once: the first is where they start, the second where they end"`
	Routes []Route     `json:"routes" doc:"cheapest first"`
	Direct Hop         `json:"direct" doc:"the gap straight from the first role to the last, whether or not they are related"`
	Scale  RouteScale  `json:"scale" doc:"what the costs are made of"`
	None   string      `json:"none,omitempty" doc:"why there is no route"`
	Cut
}

// RouteRole is one role of the routes.
type RouteRole struct {
	Ref
	Zone  int64 `json:"zone,omitempty" doc:"job zone: how much preparation it needs, 1 to 5"`
	Rated bool  `json:"rated" doc:"the data rate what it requires; a role that is not rated goes by its tools and by its twins"`
	Twins []Ref `json:"twins,omitempty" doc:"the same role in other data sets"`
}

// Route is one way from the first role to the last.
type Route struct {
	Cost float64 `json:"cost" doc:"of its hops together"`
	Hops []Hop   `json:"hops"`
}

// Hop is one step of a route.
type Hop struct {
	From     int                        `json:"from" doc:"index in roles"`
	To       int                        `json:"to" doc:"index in roles"`
	Cost     float64                    `json:"cost" doc:"scale.hop and the costs of skills and tools"`
	Skills   HopPart                    `json:"skills"`
	Tools    HopPart                    `json:"tools"`
	Related  bool                       `json:"related" doc:"the data say that the roles are related"`
	Evidence map[string]typedjson.Value `json:"evidence,omitempty" doc:"properties of the RELATED_TO relationship: source, tier, rank, …"`
}

// RouteScale is what the costs are made of: hop + skill gap / skills + tool gap /
// tools.
type RouteScale struct {
	Hop     float64            `json:"hop" doc:"what every hop costs"`
	Unknown float64            `json:"unknown" doc:"what skills or tools cost when the data do not tell"`
	Skills  map[string]float64 `json:"skills" doc:"by data set: importance × level of all that an average role requires"`
	Tools   float64            `json:"tools" doc:"rarity of all tools that an average role uses"`
}

// Routes returns the k cheapest career routes between two roles. A hop follows
// RELATED_TO; what it costs is told in the answer's scale.
func (db *DB) Routes(ctx context.Context, from, to string, o RouteOptions) (*Routes, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	p, err := db.readProfiles(ctx)
	if err != nil {
		return nil, err
	}
	a, err := db.profile(ctx, p, "from", from)
	if err != nil {
		return nil, err
	}
	b, err := db.profile(ctx, p, "to", to)
	if err != nil {
		return nil, err
	}
	if a == b {
		return nil, badArgument("to", "A route needs two different roles.")
	}
	walks, more := p.walks(a, b, o)
	answer := p.routes(a, b, walks, o)
	if answer.Total = int64(len(walks)); more {
		answer.Total, answer.AtLeast, answer.Reason = answer.Total+1, true, "limit"
	}
	return answer, db.addEvidence(ctx, p, answer)
}

func (o *RouteOptions) check() (err error) {
	if o.K, err = between("k", o.K, 3, 1, 10); err != nil {
		return err
	}
	if o.MaxHops, err = between("maxHops", o.MaxHops, 5, 1, 8); err != nil {
		return err
	}
	if o.Things, err = between("things", o.Things, 10, 1, 100); err != nil {
		return err
	}
	switch o.Zones {
	case "", AnyZone, SameZone, AdjacentZones:
		return nil
	}
	return badArgument("zones", "zones must be any, same or adjacent, not %q.", string(o.Zones))
}

// profile finds a role by its key.
func (db *DB) profile(ctx context.Context, p *profiles, argument, key string) (int32, error) {
	at, ok := p.at[key]
	if !ok {
		err := db.missing(ctx, "Role", key)
		if e, ok := err.(*Error); ok {
			e.Argument = argument
		}
		return 0, err
	}
	return at, nil
}

// allows is the rule of a hop between job zones; a role without one is in none.
func (z Zones) allows(p *profiles, from, to int32) bool {
	if z == "" || z == AnyZone {
		return true
	}
	a, b := p.roles[from].zone, p.roles[to].zone
	if a == 0 || b == 0 {
		return false
	}
	return a == b || z == AdjacentZones && (a-b == 1 || b-a == 1)
}

// mostWalks is after how many walks a search gives up that finds the same roles
// again and again.
const mostWalks = 160

// walks returns the k cheapest walks that meet no role twice, and whether there
// are more.
func (p *profiles) walks(from, to int32, o RouteOptions) (walks [][]int32, more bool) {
	l := newLayers(p, from, to, o.MaxHops, func(a, b int32) bool { return o.Zones.allows(p, a, b) })
	if !l.reachable() {
		return nil, false
	}
	for limit := o.K + 1; ; limit *= 2 {
		found := path.YenKShortestPaths(l, limit, math.Inf(1), l.node(from, 0), l.node(to, 0))
		walks = walks[:0]
		for _, nodes := range found {
			walk := make([]int32, len(nodes))
			for i, n := range nodes {
				walk[i] = l.role(n.ID())
			}
			if !meetsTwice(walk) {
				walks = append(walks, walk)
			}
		}
		if len(walks) > o.K || len(found) < limit || limit > mostWalks {
			more = len(walks) > o.K || len(found) == limit
			return walks[:min(len(walks), o.K)], more
		}
	}
}

func meetsTwice(walk []int32) bool {
	sorted := slices.Sorted(slices.Values(walk))
	return len(slices.Compact(sorted)) < len(walk)
}

// routes makes the answer of the walks, without evidence.
func (p *profiles) routes(from, to int32, walks [][]int32, o RouteOptions) *Routes {
	answer := &Routes{Roles: []RouteRole{}, Routes: []Route{}, Scale: p.scale()}
	index := map[int32]int{}
	role := func(at int32) int {
		if _, ok := index[at]; !ok {
			index[at] = len(answer.Roles)
			answer.Roles = append(answer.Roles, p.routeRole(at))
		}
		return index[at]
	}
	hop := func(a, b int32) Hop {
		h := p.hop(a, b, o.Things)
		h.From, h.To = role(a), role(b)
		return h
	}
	answer.Direct = hop(from, to)
	for _, walk := range walks {
		r := Route{Hops: []Hop{}}
		for i, b := range walk[1:] {
			h := hop(walk[i], b)
			r.Cost += h.Cost
			r.Hops = append(r.Hops, h)
		}
		answer.Routes = append(answer.Routes, r)
	}
	answer.Returned = len(walks)
	if len(walks) == 0 {
		answer.None = p.whyNone(from, to, o)
	}
	return answer
}

func (p *profiles) scale() RouteScale {
	s := RouteScale{Hop: hopCost, Unknown: unknownCost, Skills: map[string]float64{}, Tools: p.scales[scaleKey{Tools, ""}]}
	for key, v := range p.scales {
		if key.via == Skills {
			s.Skills[key.dataset] = v
		}
	}
	return s
}

func (p *profiles) routeRole(at int32) RouteRole {
	r := &p.roles[at]
	role := RouteRole{Ref: r.ref, Zone: r.zone, Rated: r.rated}
	for _, t := range r.twins {
		role.Twins = append(role.Twins, p.roles[t].ref)
	}
	return role
}

// hop tells what a hop asks; its ends are the caller's to name.
func (p *profiles) hop(from, to int32, things int) Hop {
	skills, tools := p.skillsOf(from, to), p.toolsOf(from, to)
	h := Hop{Skills: p.part(skills, things), Tools: p.part(tools, things)}
	h.Cost = hopCost + h.Skills.Cost + h.Tools.Cost
	_, h.Related = slices.BinarySearch(p.roles[from].related, to)
	h.Skills.Dataset = skills.dataset
	return h
}

// whyNone says in a sentence why there is no route.
func (p *profiles) whyNone(from, to int32, o RouteOptions) string {
	related := func(r profile) bool { return len(r.related) > 0 }
	a, b := &p.roles[from], &p.roles[to]
	switch {
	case !slices.ContainsFunc(p.roles, related):
		return "No related roles are in this database, so there are no hops to make a route of."
	case !related(*a):
		return fmt.Sprintf("The data relate %s to no other role.", a.ref.Name)
	case !p.isReached(to):
		return fmt.Sprintf("The data relate no role to %s.", b.ref.Name)
	}
	return fmt.Sprintf("No route of at most %d hops%s leads from %s to %s.", o.MaxHops,
		map[Zones]string{SameZone: " within the same job zone", AdjacentZones: " between adjacent job zones"}[o.Zones], a.ref.Name, b.ref.Name)
}

func (p *profiles) isReached(to int32) bool {
	return slices.ContainsFunc(p.roles, func(r profile) bool { _, ok := slices.BinarySearch(r.related, to); return ok })
}

// addEvidence adds the properties of the relationships that the answer rests on.
func (db *DB) addEvidence(ctx context.Context, p *profiles, answer *Routes) error {
	keys := []string{}
	for _, r := range answer.Roles {
		keys = append(keys, r.Key)
		for _, twin := range r.Twins {
			keys = append(keys, twin.Key)
		}
	}
	slices.Sort(keys)
	records, err := db.ask(ctx, Statement{Name: "route", Text: text("route"), Params: map[string]any{"roles": slices.Compact(keys)}})
	if err != nil {
		return err
	}
	found := newEvidence()
	for _, r := range records {
		found.add(r.Values)
	}
	found.addTo(&answer.Direct, answer.Roles)
	for _, route := range answer.Routes {
		for i := range route.Hops {
			found.addTo(&route.Hops[i], answer.Roles)
		}
	}
	return nil
}

// evidence is the properties of relationships: of a role's to a thing, and of a
// role's to another.
type evidence struct {
	things  map[[3]string]map[string]typedjson.Value // role, type, thing
	related map[[2]string]map[string]typedjson.Value
}

func newEvidence() *evidence {
	return &evidence{map[[3]string]map[string]typedjson.Value{}, map[[2]string]map[string]typedjson.Value{}}
}

// add decodes [role, [[type, thing, properties]], [[role, properties]]].
func (e *evidence) add(row []any) {
	role := keyText(row[0])
	for _, v := range asList(row[1]) {
		link := asList(v)
		e.things[[3]string{role, asString(link[0]), keyText(link[1])}] = properties(asMap(link[2]))
	}
	for _, v := range asList(row[2]) {
		link := asList(v)
		e.related[[2]string{role, keyText(link[0])}] = properties(asMap(link[1]))
	}
}

func (e *evidence) addTo(h *Hop, roles []RouteRole) {
	from, to := roles[h.From], roles[h.To]
	h.Evidence = e.related[[2]string{from.Key, to.Key}]
	for _, list := range [][]HopItem{h.Skills.Missing, h.Skills.Carried, h.Tools.Missing, h.Tools.Carried} {
		for i := range list {
			list[i].Evidence = e.of(to, list[i])
		}
	}
}

// of is the role's own relationship to a thing, or that of its twins.
func (e *evidence) of(role RouteRole, item HopItem) map[string]typedjson.Value {
	t := map[string]string{"Skill": "REQUIRES"}[item.Label]
	t = cmp.Or(t, "USES")
	for _, ref := range append([]Ref{role.Ref}, role.Twins...) {
		if properties, ok := e.things[[3]string{ref.Key, t, item.Key}]; ok {
			return properties
		}
	}
	return nil
}
