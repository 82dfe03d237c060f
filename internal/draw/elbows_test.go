package draw

import (
	"math"
	"testing"

	"rolegraph/graph"
	"rolegraph/internal/draw/canvas"
)

// chart lays an organisation out and returns its plan and the lines as they are drawn.
func chart(t *testing.T, g *graph.Org, direction string) (*plan, *elbows, [][]canvas.Point) {
	t.Helper()
	o := testOptions()
	o.Direction = direction
	p := newPlan(Org(g, o))
	l, err := newStudio(t, Config{}).place(p.graph())
	if err != nil {
		t.Fatal(err)
	}
	e := newElbows(p, l)
	return p, e, e.curves()
}

// Every line of the hierarchy leaves its parent in the middle and arrives at its
// child, and turns at right angles only.
func TestElbowsJoinParentAndChild(t *testing.T) {
	for _, direction := range []string{"TB", "LR"} {
		p, e, curves := chart(t, org(plain), direction)
		for i, l := range p.lines {
			if !e.fits(l) {
				continue
			}
			points := curves[i]
			start, end := points[0], points[len(points)-1]
			if want := e.point(e.along(l.from)+e.depth(l.from)/2, e.across(l.from)); start != want {
				t.Errorf("%s: line %d starts at %v, not %v", direction, i, start, want)
			}
			wantEnd := e.point(e.along(l.to)-e.depth(l.to)/2, e.across(l.to))
			if math.Hypot(end.X-wantEnd.X, end.Y-wantEnd.Y) > e.breadth(l.to)/2 {
				t.Errorf("%s: line %d ends at %v, far from %v", direction, i, end, wantEnd)
			}
			for at := 0; at+3 < len(points); at += 3 {
				from, to := points[at], points[at+3]
				dx, dy := math.Abs(to.X-from.X), math.Abs(to.Y-from.Y)
				if dx > cornerMax && dy > cornerMax {
					t.Errorf("%s: line %d runs askew from %v to %v", direction, i, from, to)
				}
			}
		}
	}
}

// Two parents of the same children use two lanes, so their lines can be told apart.
func TestParentsOfTheSameChildrenHaveLanesOfTheirOwn(t *testing.T) {
	g := &graph.Org{}
	for i, name := range []string{"A", "B", "C", "D"} {
		g.Nodes = append(g.Nodes, graph.OrgNode{Node: graph.Node{Ref: ref("Team", name)}, Level: i / 2})
	}
	for _, ends := range [][2]int{{0, 2}, {0, 3}, {1, 2}, {1, 3}} {
		g.Edges = append(g.Edges, graph.OrgEdge{From: ends[0], To: ends[1], Type: "PART_OF"})
	}
	p, e, _ := chart(t, g, "TB")
	lanes, entries := e.lanes(), e.entries()
	if lanes[0] == lanes[1] {
		t.Errorf("both parents run at %v", lanes[0])
	}
	for i, l := range p.lines {
		for j, other := range p.lines[:i] {
			if l.to == other.to && entries[i] == entries[j] {
				t.Errorf("lines %d and %d enter box %d at the same place", i, j, l.to)
			}
		}
	}
}

// A relationship across a line of the hierarchy stands beside it.
func TestLinesAcrossDoNotHideTheHierarchy(t *testing.T) {
	p, _, curves := chart(t, exportedOrg(), "TB")
	var hierarchy, across []canvas.Point
	for i, l := range p.lines {
		if l.cross {
			across = curves[i]
		} else {
			hierarchy = curves[i]
		}
	}
	if math.Abs(across[0].X-hierarchy[0].X) < 5 {
		t.Errorf("%v lies on %v", across, hierarchy)
	}
}
