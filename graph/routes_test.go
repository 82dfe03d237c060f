package graph_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/graph"
	"rolegraph/tests/testdb"
)

// onCareers runs test on every database, with the made-up roles of two data sets.
func onCareers(t *testing.T, test func(t *testing.T, ctx context.Context, g *graph.DB, db testdb.DB)) {
	t.Helper()
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		db.Careers(t)
		test(t, context.Background(), graph.New(db.Driver, ""), db)
	})
}

func TestRoutes(t *testing.T) {
	onCareers(t, func(t *testing.T, ctx context.Context, g *graph.DB, db testdb.DB) {
		for name, test := range map[string]func(*testing.T, context.Context, *graph.DB){
			"cheapest first": cheapestFirst, "a hop": oneHop, "not rated": notRated, "hops": fewHops, "zones": betweenZones,
			"cut": routesCut, "no route": noRoute, "refused": routesRefused,
		} {
			t.Run(name, func(t *testing.T) { test(t, ctx, g) })
		}
	})
}

// walksOf writes routes as text: their costs and roles.
func walksOf(r *graph.Routes) []string {
	walks := []string{}
	for _, route := range r.Routes {
		names := []string{r.Roles[route.Hops[0].From].Name}
		for _, hop := range route.Hops {
			names = append(names, r.Roles[hop.To].Name)
		}
		walks = append(walks, fmt.Sprintf("%.3f %s", route.Cost, strings.Join(names, ", ")))
	}
	return walks
}

func cheapestFirst(t *testing.T, ctx context.Context, g *graph.DB) {
	r := try[*graph.Routes](t)(g.Routes(ctx, "guild:miller", "guild:pharmacist", graph.RouteOptions{K: 10}))
	want := []string{
		"5.786 Miller, Brewer, Herbalist, Pharmacist",
		"6.209 Miller, Baker, Herbalist, Pharmacist",
		"6.243 Miller, Brewer, Chemist, Pharmacist",
		"7.986 Miller, Baker, Brewer, Herbalist, Pharmacist",
		"8.442 Miller, Baker, Brewer, Chemist, Pharmacist",
	}
	if diff := cmp.Diff(want, walksOf(r)); diff != "" {
		t.Errorf("routes (-want +got):\n%s", diff)
	}
	if r.Truncated() || r.Returned != 5 || r.Total != 5 {
		t.Errorf("all routes are there, yet: %+v", r.Cut)
	}
	if r.Roles[0].Key != "guild:miller" || r.Roles[1].Key != "guild:pharmacist" || len(r.Roles) != 6 {
		t.Errorf("roles %+v", r.Roles)
	}
}

// An average role of the guild requires (7+30+23+56+17+1)/6 and uses 21.6354/7; of
// eleven roles one uses the oven.
func oneHop(t *testing.T, ctx context.Context, g *graph.DB) {
	r := try[*graph.Routes](t)(g.Routes(ctx, "guild:miller", "guild:baker", graph.RouteOptions{K: 1, Things: 2}))
	hop := r.Routes[0].Hops[0]
	skills, tools := 134.0/6, r.Scale.Tools
	if math.Abs(r.Scale.Skills["guild"]-skills) > 1e-9 || math.Abs(tools-3.09078) > 1e-5 || r.Scale.Hop != 0.5 || r.Scale.Unknown != 1 {
		t.Errorf("scale %+v", r.Scale)
	}
	if want := 0.5 + 23/skills + math.Log(12)/tools; math.Abs(hop.Cost-want) > 1e-9 {
		t.Errorf("cost %v, want %v", hop.Cost, want)
	}
	got := []string{}
	for _, part := range []graph.HopPart{hop.Skills, hop.Tools} {
		for _, item := range part.Missing {
			got = append(got, fmt.Sprintf("lacks %s %.2f of %.2f, %.3f (%v)", item.Name, item.Have, item.Want, item.Cost, item.Evidence["source"].V))
		}
		for _, item := range part.Carried {
			got = append(got, fmt.Sprintf("keeps %s %.2f of %.2f (%v)", item.Name, item.Have, item.Want, item.Evidence["source"].V))
		}
		got = append(got, fmt.Sprintf("%s %s: %d missing, %d carried", part.Basis, part.Dataset, part.MissingTotal, part.CarriedTotal))
	}
	want := []string{
		"lacks Baking 1.00 of 20.00, 0.851 (register, ratings of Baker)",
		"lacks Measuring 4.00 of 6.00, 0.090 (register, ratings of Baker)",
		"own guild: 3 missing, 0 carried",
		"lacks Oven 0.00 of 2.48, 0.804 (register, tools of Baker)",
		"keeps Scales 1.16 of 1.16 (register, tools of Baker)",
		"own : 1 missing, 1 carried",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("hop (-want +got):\n%s", diff)
	}
	if !hop.Related || hop.Evidence["source"].V != "register, next to Miller" || hop.Evidence["rank"].V != int64(1) {
		t.Errorf("evidence %v", hop.Evidence)
	}
}

// The Pharmacist is not rated: skills go by the twin in the almanac where both roles
// have one, and count 1 where they have not. The hop is never free.
func notRated(t *testing.T, ctx context.Context, g *graph.DB) {
	r := try[*graph.Routes](t)(g.Routes(ctx, "guild:chemist", "guild:pharmacist", graph.RouteOptions{K: 1}))
	hop := r.Routes[0].Hops[0]
	// An average role of the almanac requires (2.5+2+2)/3; the chemist lacks dispensing.
	if want := 0.5 + 1/(6.5/3); math.Abs(hop.Cost-want) > 1e-9 || hop.Skills.Basis != graph.TwinThings || hop.Skills.Dataset != "almanac" {
		t.Errorf("cost %v, want %v; %s of %s", hop.Cost, want, hop.Skills.Basis, hop.Skills.Dataset)
	}
	if len(hop.Skills.Missing) != 1 || hop.Skills.Missing[0].Evidence["source"].V != "almanac, skills of dispensing chemist" {
		t.Errorf("missing %+v", hop.Skills.Missing)
	}
	if r.Roles[1].Rated || len(r.Roles[1].Twins) != 1 || r.Roles[1].Twins[0].Key != "almanac:dispenser" || !r.Roles[0].Rated {
		t.Errorf("roles %+v", r.Roles)
	}
	r = try[*graph.Routes](t)(g.Routes(ctx, "guild:herbalist", "guild:pharmacist", graph.RouteOptions{K: 1}))
	if hop := r.Routes[0].Hops[0]; hop.Skills.Basis != graph.Unknown || hop.Skills.Cost != 1 || len(hop.Skills.Missing) != 0 {
		t.Errorf("skills %+v", hop.Skills)
	}
}

func fewHops(t *testing.T, ctx context.Context, g *graph.DB) {
	r := try[*graph.Routes](t)(g.Routes(ctx, "guild:miller", "guild:pharmacist", graph.RouteOptions{K: 10, MaxHops: 3}))
	if n := len(r.Routes); n != 3 {
		t.Errorf("%d routes of at most three hops: %q", n, walksOf(r))
	}
	r = try[*graph.Routes](t)(g.Routes(ctx, "guild:miller", "guild:pharmacist", graph.RouteOptions{MaxHops: 2}))
	if want := "No route of at most 2 hops leads from Miller to Pharmacist."; len(r.Routes) != 0 || r.None != want {
		t.Errorf("%q, want %q", r.None, want)
	}
}

func betweenZones(t *testing.T, ctx context.Context, g *graph.DB) {
	r := try[*graph.Routes](t)(g.Routes(ctx, "guild:miller", "guild:pharmacist", graph.RouteOptions{K: 10, Zones: graph.AdjacentZones}))
	if diff := cmp.Diff([]string{"8.442 Miller, Baker, Brewer, Chemist, Pharmacist"}, walksOf(r)); diff != "" {
		t.Errorf("routes (-want +got):\n%s", diff)
	}
	r = try[*graph.Routes](t)(g.Routes(ctx, "guild:baker", "guild:clerk", graph.RouteOptions{K: 10, Zones: graph.SameZone}))
	if len(r.Routes) != 1 || len(r.Routes[0].Hops) != 2 {
		t.Errorf("routes %q", walksOf(r))
	}
}

func routesCut(t *testing.T, ctx context.Context, g *graph.DB) {
	r := try[*graph.Routes](t)(g.Routes(ctx, "guild:miller", "guild:pharmacist", graph.RouteOptions{K: 2}))
	if want := (graph.Cut{Returned: 2, Total: 3, AtLeast: true, Reason: "limit"}); r.Cut != want {
		t.Errorf("%+v, want %+v", r.Cut, want)
	}
}

// Without a route the gap is told all the same.
func noRoute(t *testing.T, ctx context.Context, g *graph.DB) {
	for _, c := range []struct{ from, to, want string }{
		{"guild:hermit", "guild:baker", "The data relate Hermit to no other role."},
		{"guild:baker", "guild:hermit", "The data relate no role to Hermit."},
		{"almanac:baker", "guild:baker", "The data relate baker to no other role."},
	} {
		r := try[*graph.Routes](t)(g.Routes(ctx, c.from, c.to, graph.RouteOptions{}))
		if r.None != c.want || len(r.Routes) != 0 || r.Direct.Cost < 0.5 || r.Direct.Related {
			t.Errorf("%q, want %q; direct %+v", r.None, c.want, r.Direct)
		}
	}
}

// The built-in data relate no roles.
func TestRoutesOfTheSeed(t *testing.T) {
	onSeed(t, func(t *testing.T, ctx context.Context, g *graph.DB, db testdb.DB) {
		r := try[*graph.Routes](t)(g.Routes(ctx, "data-engineer", "ml-engineer", graph.RouteOptions{}))
		if r.None != "No related roles are in this database, so there are no hops to make a route of." || r.Direct.Tools.MissingTotal != 2 {
			t.Errorf("%q, direct %+v", r.None, r.Direct)
		}
	})
}

func routesRefused(t *testing.T, ctx context.Context, g *graph.DB) {
	for _, c := range []struct {
		from, to, argument string
		o                  graph.RouteOptions
	}{
		{"guild:baker", "guild:baker", "to", graph.RouteOptions{}},
		{"guild:baker", "guild:clerk", "k", graph.RouteOptions{K: 11}},
		{"guild:baker", "guild:clerk", "maxHops", graph.RouteOptions{MaxHops: 9}},
		{"guild:baker", "guild:clerk", "things", graph.RouteOptions{Things: 101}},
		{"guild:baker", "guild:clerk", "zones", graph.RouteOptions{Zones: "near"}},
	} {
		_, err := g.Routes(ctx, c.from, c.to, c.o)
		if e := wantError(t, err, graph.BadArgument); e.Argument != c.argument {
			t.Errorf("argument %q, want %q", e.Argument, c.argument)
		}
	}
	_, err := g.Routes(ctx, "guild:bakr", "guild:clerk", graph.RouteOptions{})
	if e := wantError(t, err, graph.NotFound); e.Argument != "from" || !slices.Contains(e.Nearest, "guild:baker") {
		t.Errorf("argument %q, nearest %q", e.Argument, e.Nearest)
	}
	_, err = g.Routes(ctx, "guild:baker", "guild:clrk", graph.RouteOptions{})
	if e := wantError(t, err, graph.NotFound); e.Argument != "to" || !slices.Contains(e.Nearest, "guild:clerk") {
		t.Errorf("argument %q, nearest %q", e.Argument, e.Nearest)
	}
}

// A route is found in what is remembered as long as nothing is committed; the first
// question after a commit sees it.
func TestRoutesSeeEveryCommit(t *testing.T) {
	onCareers(t, func(t *testing.T, ctx context.Context, g *graph.DB, db testdb.DB) {
		ask := func() string {
			return try[*graph.Routes](t)(g.Routes(ctx, "guild:hermit", "guild:clerk", graph.RouteOptions{K: 1})).None
		}
		before := ask()
		for range 5 {
			if again := ask(); again != before {
				t.Fatalf("%q after %q", again, before)
			}
			db.Run(t, "MATCH (a:Role {id: 'guild:hermit'}), (b:Role {id: 'guild:clerk'}) CREATE (a)-[:RELATED_TO {source: 'test'}]->(b)", nil)
			if after := ask(); after != "" {
				t.Fatalf("after a commit: %q", after)
			}
			db.Run(t, "MATCH (:Role {id: 'guild:hermit'})-[h:RELATED_TO]->() DELETE h", nil)
		}
	})
}

// The whole database is read once for many questions.
func TestRoutesRememberWhatRolesHave(t *testing.T) {
	onCareers(t, func(t *testing.T, ctx context.Context, _ *graph.DB, db testdb.DB) {
		counted := &countingDriver{DriverWithContext: db.Driver}
		g := graph.New(counted, "")
		for range 3 {
			try[*graph.Routes](t)(g.Routes(ctx, "guild:miller", "guild:clerk", graph.RouteOptions{}))
		}
		if n := counted.sessions.Load(); n != 3+2+3 { // version, profiles, evidence
			t.Errorf("%d statements for three questions, want 8", n)
		}
	})
}

type countingDriver struct {
	neo4j.DriverWithContext
	sessions atomic.Int64
}

func (d *countingDriver) NewSession(ctx context.Context, c neo4j.SessionConfig) neo4j.SessionWithContext {
	d.sessions.Add(1)
	return d.DriverWithContext.NewSession(ctx, c)
}
