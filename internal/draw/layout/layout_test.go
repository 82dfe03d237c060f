package layout

import (
	"context"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"rolegraph/internal/draw/canvas"
	"rolegraph/internal/draw/worker"
)

const workerArgument = "layout-test-worker"

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == workerArgument {
		_ = worker.Serve(os.Stdin, os.Stdout)
		return
	}
	goleak.VerifyTestMain(m)
}

func newPool(t *testing.T) *worker.Pool {
	t.Helper()
	pool, err := worker.Start(worker.Config{Command: []string{os.Args[0], workerArgument}, Workers: 1, Queue: 10, MaxJobs: 100, MaxBytes: 1 << 30})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	})
	return pool
}

// anyGraph draws a graph of boxes of many sizes, with loops and labels; as the
// callers do, it has no two edges with the same ends.
func anyGraph() *rapid.Generator[*Graph] {
	length := rapid.Float64Range(30, 240)
	return rapid.Custom(func(t *rapid.T) *Graph {
		g := &Graph{Direction: rapid.SampledFrom([]string{"TB", "LR"}).Draw(t, "direction")}
		for range rapid.IntRange(1, 12).Draw(t, "nodes") {
			g.Nodes = append(g.Nodes, Size{length.Draw(t, "w"), length.Draw(t, "h")})
		}
		node := rapid.IntRange(0, len(g.Nodes)-1)
		for range rapid.IntRange(0, 16).Draw(t, "edges") {
			e := Edge{From: node.Draw(t, "from"), To: node.Draw(t, "to"), Weak: rapid.Bool().Draw(t, "weak")}
			if rapid.Bool().Draw(t, "label") {
				e.Label = Size{math.Round(length.Draw(t, "label")), 20}
			} else {
				e.Down = g.Direction == "TB" && !e.Weak && e.From < e.To
			}
			if !slices.ContainsFunc(g.Edges, func(other Edge) bool { return other.From == e.From && other.To == e.To }) {
				g.Edges = append(g.Edges, e)
			}
		}
		return g
	})
}

// On every rung, whatever the graph: boxes keep apart and inside the picture,
// edges lead from box to box, and with dot no label lies on a box.
func TestEveryRungKeepsBoxesApart(t *testing.T) {
	pool := newPool(t)
	for _, r := range ladder {
		t.Run(r.name, func(t *testing.T) {
			for seed := range 40 {
				g := anyGraph().Example(seed)
				l, err := g.try(context.Background(), pool, r, time.Minute)
				if err != nil {
					t.Fatal(err)
				}
				checkBoxes(t, g, l)
				checkEdges(t, g, l, r.engine == "dot")
			}
		})
	}
}

// slack is what Graphviz rounds away, in pixels.
const slack = 1.5

func checkBoxes(t *testing.T, g *Graph, l *Layout) {
	t.Helper()
	for i, a := range l.Nodes {
		half := Size{g.Nodes[i].W / 2, g.Nodes[i].H / 2}
		if a.X-half.W < -slack || a.Y-half.H < -slack || a.X+half.W > l.Size.W+slack || a.Y+half.H > l.Size.H+slack {
			t.Fatalf("box %d leaves the picture: %+v", i, l)
		}
		for j := range i {
			if overlap(a, g.Nodes[i], l.Nodes[j], g.Nodes[j]) {
				t.Fatalf("boxes %d and %d overlap: %+v", i, j, l)
			}
		}
	}
}

func overlap(a canvas.Point, sa Size, b canvas.Point, sb Size) bool {
	return math.Abs(a.X-b.X) < (sa.W+sb.W)/2-slack && math.Abs(a.Y-b.Y) < (sa.H+sb.H)/2-slack
}

func checkEdges(t *testing.T, g *Graph, l *Layout, labelled bool) {
	t.Helper()
	for i, e := range g.Edges {
		c := l.Edges[i]
		if len(c.Points)%3 != 1 || !near(c.Points[0], l.Nodes[e.From], g.Nodes[e.From]) || !near(c.Tip, l.Nodes[e.To], g.Nodes[e.To]) {
			t.Fatalf("edge %d does not lead from box to box: %+v", i, c)
		}
		for j := range g.Nodes {
			if labelled && e.Label.W > 0 && overlap(c.Label, e.Label, l.Nodes[j], g.Nodes[j]) {
				t.Fatalf("label of edge %d lies on box %d: %+v", i, j, l)
			}
		}
	}
}

// near tells whether a point is at most a few pixels from a box.
func near(p, center canvas.Point, size Size) bool {
	const reach = 10
	return math.Abs(p.X-center.X) <= size.W/2+reach && math.Abs(p.Y-center.Y) <= size.H/2+reach
}

func TestDOT(t *testing.T) {
	g := &Graph{Direction: "LR", Nodes: []Size{{72, 36}, {144, 36}}, Edges: []Edge{{From: 0, To: 1, Weak: true}, {From: 0, To: 1, Down: true}, {From: 1, To: 1, Label: Size{40, 20}}}}
	want := `digraph { graph [rankdir=LR nodesep=0.2 ranksep=0.6 splines=line]
node [shape=box fixedsize=true label=""] edge [arrowsize=0.6]
n0 [width=1.0000 height=0.5000]
n1 [width=2.0000 height=0.5000]
n0 -> n1 [id=0 constraint=false]
n0 -> n1 [id=1 tailport=s headport=n]
n1 -> n1 [id=2 label=<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0"><TR><TD FIXEDSIZE="TRUE" WIDTH="40" HEIGHT="20"></TD></TR></TABLE>>]
}
`
	if diff := cmp.Diff(want, g.dot("splines=line")); diff != "" {
		t.Error(diff)
	}
}

func TestBadAnswersAreErrors(t *testing.T) {
	g := &Graph{Nodes: make([]Size, 2), Edges: make([]Edge, 1)}
	for _, answer := range []string{
		"", "{}", `{"bb":"0,0,1"}`, `{"bb":"0,0,x,1"}`,
		`{"bb":"0,0,9,9","objects":[{"name":"n2","pos":"1,1"}]}`,
		`{"bb":"0,0,9,9","objects":[{"name":"other","pos":"1,1"}]}`,
		`{"bb":"0,0,9,9","objects":[{"name":"n1","pos":"1"}]}`,
		`{"bb":"0,0,9,9","edges":[{"id":"1","pos":"1,1"}]}`,
		`{"bb":"0,0,9,9","edges":[{"id":"0","pos":"e,1 2,2"}]}`,
	} {
		if l, err := g.read([]byte(answer)); err == nil || !strings.HasPrefix(err.Error(), "read layout: ") {
			t.Errorf("%s: %+v, %v", answer, l, err)
		}
	}
}

func TestDummiesCountLongEdges(t *testing.T) {
	chain := &Graph{Nodes: make([]Size, 4), Edges: []Edge{{From: 0, To: 1}, {From: 1, To: 2}, {From: 2, To: 3}, {From: 3, To: 0}, {From: 0, To: 3, Weak: true}}}
	if got := chain.dummies(); got != 2 { // the edge back spans three ranks
		t.Errorf("%d, want 2", got)
	}
}
