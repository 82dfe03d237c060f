package draw

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolegraph/graph"
)

func TestRoutesAreLanes(t *testing.T) {
	s := Routes(routes(2, plain), testOptions())
	if len(s.Lanes.Lanes) != 2 || s.Lanes.Straight || len(s.Nodes) != 4 {
		t.Fatalf("%d lanes, %d nodes", len(s.Lanes.Lanes), len(s.Nodes))
	}
	hop := s.Lanes.Lanes[0].Hops[0]
	if len(hop.Skills.Missing) != hopThings || hop.Skills.More != 1234-hopThings || hop.Tools.More != 0 || !s.Lanes.Lanes[0].Hops[1].Skills.Unknown {
		t.Errorf("hop %+v", hop)
	}
	if s.Title != "From Tool 0 to Tool 1" || s.Nodes[0].Note != "not rated" || s.Nodes[1].Note != "job zone 1" {
		t.Errorf("title %q, notes %q and %q", s.Title, s.Nodes[0].Note, s.Nodes[1].Note)
	}
	want := "2 routes. Straight from the first to the last costs 5.60, but the data do not relate them. A hop costs 0.5, and its skill and tool gaps: 1 is all that an average role needs."
	if diff := cmp.Diff(want, s.Summary); diff != "" {
		t.Error(diff)
	}
}

// A hop that two routes share is one edge.
func TestRoutesShareHops(t *testing.T) {
	r := routes(2, plain)
	r.Routes[1].Hops[0] = r.Routes[0].Hops[0]
	r.Routes[1].Hops[1].From = r.Routes[0].Hops[0].To
	if s := Routes(r, testOptions()); len(s.Edges) != 2 {
		t.Errorf("%d edges, want 2: %+v", len(s.Edges), s.Edges)
	}
}

func TestWithoutARouteTheGapIsDrawn(t *testing.T) {
	s := Routes(routes(0, plain), testOptions())
	if !s.Lanes.Straight || len(s.Lanes.Lanes) != 1 || len(s.Edges) != 0 {
		t.Errorf("lanes %+v, edges %+v", s.Lanes, s.Edges)
	}
	if diff := cmp.Diff([]string{"No related roles are in this database."}, s.Notes); diff != "" {
		t.Error(diff)
	}
}

func TestRoutesSayThatThereAreMore(t *testing.T) {
	r := routes(2, plain)
	r.Cut = graph.Cut{Returned: 2, Total: 3, AtLeast: true, Reason: "limit"}
	if diff := cmp.Diff([]string{"Shows the 2 cheapest; there are more."}, Routes(r, testOptions()).Notes); diff != "" {
		t.Error(diff)
	}
}
