package draw

import (
	"fmt"
	"slices"
	"strings"

	"rolegraph/graph"
	"rolegraph/internal/draw/typeset"
	"rolegraph/internal/typedjson"
)

// hopThings is how many missing skills, and how many missing tools, a hop names.
const hopThings = 3

// Lanes is the picture of career routes: a lane for each route, from its first
// role down to its last. Roles are indexes in the scene's nodes. Without a route
// there is one lane, the gap straight from the first role to the last.
type Lanes struct {
	Lanes    []Lane `json:"lanes" doc:"cheapest first"`
	Straight bool   `json:"straight,omitempty" doc:"there is no route; the only lane is the gap straight to the last role"`
}

// Lane is one route.
type Lane struct {
	Cost float64   `json:"cost"`
	Hops []LaneHop `json:"hops"`
}

// LaneHop is one step down a lane.
type LaneHop struct {
	From   int      `json:"from"`
	To     int      `json:"to"`
	Cost   float64  `json:"cost"`
	Skills LanePart `json:"skills"`
	Tools  LanePart `json:"tools"`
}

// LanePart is what a hop asks of one kind of thing.
type LanePart struct {
	Cost    float64     `json:"cost"`
	Unknown bool        `json:"unknown,omitempty" doc:"the data do not tell"`
	Twin    bool        `json:"twin,omitempty" doc:"by the same role in another data set"`
	Missing []LaneThing `json:"missing" doc:"the costliest first"`
	More    int         `json:"more,omitempty" doc:"how many more are missing"`
}

// LaneThing is one thing that is missing.
type LaneThing struct {
	graph.Ref
	Link string  `json:"link,omitempty"`
	Cost float64 `json:"cost"`
}

// Routes pictures career routes: a lane for each, with what every hop lacks.
func Routes(r *graph.Routes, o Options) *Scene {
	from, to := r.Roles[r.Direct.From], r.Roles[r.Direct.To]
	b := newBuilder("route", fmt.Sprintf("From %s to %s", from.Name, to.Name), o)
	for _, role := range r.Roles {
		b.add(Node{Ref: role.Ref, Note: roleNote(role)})
	}
	b.beside = []graph.Ref{{Label: "Skill"}, {Label: "Tool"}} // the legend shows both
	b.Lanes = &Lanes{Lanes: []Lane{}}
	for _, route := range r.Routes {
		b.addLane(route)
	}
	if len(r.Routes) == 0 {
		b.Lanes.Straight = true
		b.addLane(graph.Route{Cost: r.Direct.Cost, Hops: []graph.Hop{r.Direct}})
		b.note(r.None)
	}
	b.Summary = routesSummary(r)
	if r.Truncated() {
		b.note(fmt.Sprintf("Shows the %s cheapest; there are more.", count(r.Returned)))
	}
	b.mergeHops()
	return b.finish()
}

func routesSummary(r *graph.Routes) string {
	straight := fmt.Sprintf("Straight from the first to the last costs %.2f", r.Direct.Cost)
	if !r.Direct.Related {
		straight += ", but the data do not relate them"
	}
	costs := fmt.Sprintf("A hop costs %.1f, and its skill and tool gaps: 1 is all that an average role needs.", r.Scale.Hop)
	if len(r.Routes) == 0 {
		return straight + ". " + costs
	}
	return fmt.Sprintf("%s. %s. %s", plural(len(r.Routes), "route"), straight, costs)
}

// roleNote is a role's second line.
func roleNote(role graph.RouteRole) string {
	var parts []string
	if role.Zone > 0 {
		parts = append(parts, "job zone "+count(role.Zone))
	}
	if !role.Rated {
		parts = append(parts, "not rated")
	}
	return strings.Join(parts, " · ")
}

// addLane adds one route, its hops as edges, and the things that it names.
func (b *builder) addLane(route graph.Route) {
	lane := Lane{Cost: route.Cost, Hops: []LaneHop{}}
	for _, hop := range route.Hops {
		lane.Hops = append(lane.Hops, LaneHop{From: hop.From, To: hop.To, Cost: hop.Cost, Skills: b.lanePart(hop.Skills), Tools: b.lanePart(hop.Tools)})
		if hop.Related {
			b.Edges = append(b.Edges, Edge{From: hop.From, To: hop.To, Type: "RELATED_TO", Properties: hopProperties(hop)})
		}
	}
	b.Lanes.Lanes = append(b.Lanes.Lanes, lane)
}

func (b *builder) lanePart(part graph.HopPart) LanePart {
	p := LanePart{Cost: part.Cost, Unknown: part.Basis == graph.Unknown, Twin: part.Basis == graph.TwinThings, Missing: []LaneThing{}}
	for _, item := range part.Missing[:min(len(part.Missing), hopThings)] {
		thing := LaneThing{Ref: item.Ref, Link: b.link(item.Ref), Cost: item.Cost}
		thing.Name = typeset.Clean(item.Name)
		if item.Kind == "knowledge" { // often of the same name as a skill
			thing.Name += " · knowledge"
		}
		p.Missing = append(p.Missing, thing)
		b.beside = append(b.beside, item.Ref)
	}
	p.More = part.MissingTotal - len(p.Missing)
	return p
}

// hopProperties are those of the relationship, and what was worked out from it.
func hopProperties(hop graph.Hop) map[string]typedjson.Value {
	properties := map[string]typedjson.Value{"cost": {V: hop.Cost}, "missingSkills": {V: names(hop.Skills)}, "missingTools": {V: names(hop.Tools)}}
	for name, v := range hop.Evidence {
		properties[name] = v
	}
	return properties
}

func names(part graph.HopPart) string {
	list := make([]string, len(part.Missing))
	for i, item := range part.Missing {
		list[i] = typeset.Clean(item.Name)
	}
	return strings.Join(list, "; ")
}

// mergeHops keeps one edge for a hop that several routes share.
func (b *builder) mergeHops() {
	slices.SortStableFunc(b.Edges, compareEdges)
	b.Edges = slices.CompactFunc(b.Edges, func(x, y Edge) bool { return x.From == y.From && x.To == y.To })
}
