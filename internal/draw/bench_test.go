package draw

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"slices"
	"testing"
	"time"

	"rolegraph/graph"
	"rolegraph/tests/testdb"
)

// bipartite is a graph of n nodes: a quarter roles, each with a few of the rest.
func bipartite(n int) *graph.Graph {
	g := &graph.Graph{}
	roles := max(n/4, 1)
	for i := range n {
		label := "Tool"
		if i < roles {
			label = "Role"
		}
		g.Nodes = append(g.Nodes, graph.Node{Ref: ref(label, fmt.Sprintf("%s %d", label, i)), ElementID: fmt.Sprint(i)})
	}
	for i := roles; i < n; i++ {
		for j := range 1 + i%3 {
			g.Relationships = append(g.Relationships, graph.Relationship{Type: "USES", Start: fmt.Sprint((i*7 + j*13) % roles), End: fmt.Sprint(i)})
		}
	}
	return g
}

// unfolded is a scene that draws every node in a box of its own, as dot does.
func unfolded(g *graph.Graph) *Scene {
	s := Result(g, testOptions())
	s.Stacks = nil
	return s
}

// Pictures of the same graphs, in turn: ours with warm workers and nothing cached,
// ours cached, and native dot on the same layout task, its start included.
//
//	go test ./internal/draw -run '^$' -bench Picture -benchtime 10x
func BenchmarkPicture(b *testing.B) {
	for _, kind := range []struct {
		name  string
		build func(int) *graph.Graph
	}{{"tree", tree}, {"bipartite", bipartite}} {
		for _, n := range []int{10, 100, 300, 1000} {
			b.Run(fmt.Sprintf("%s/%d", kind.name, n), func(b *testing.B) { besideNative(b, kind.build(n)) })
		}
	}
}

func besideNative(b *testing.B, g *graph.Graph) {
	if _, err := exec.LookPath("dot"); err != nil {
		testdb.Missing(b, "graphviz", "dot is not installed")
	}
	s, dot := newStudio(b, Config{}), unfolded(g).dot()
	render(b, s, Result(tree(3), testOptions()), SVG)
	var warm, cached, native []time.Duration
	for b.Loop() {
		s.pictures.store.InvalidateAll()
		s.layouts.store.InvalidateAll()
		warm = append(warm, timed(func() { render(b, s, unfolded(g), SVG) }))
		for range 5 {
			cached = append(cached, timed(func() { renderCached(b, s, g) }))
		}
		native = append(native, timed(func() { nativeDot(b, dot) }))
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(warm), "warm-ms")
	b.ReportMetric(median(cached), "cached-ms")
	b.ReportMetric(median(native), "native-ms")
	b.ReportMetric(median(warm)/median(native), "warm/native")
}

func renderCached(b *testing.B, s *Studio, g *graph.Graph) {
	if p := render(b, s, unfolded(g), SVG); !p.Cached {
		b.Fatal("not cached")
	}
}

func timed(act func()) time.Duration {
	start := time.Now()
	act()
	return time.Since(start)
}

// median is in milliseconds.
func median(times []time.Duration) float64 {
	slices.Sort(times)
	return float64(times[len(times)/2].Microseconds()) / 1000
}

func nativeDot(b *testing.B, dot []byte) {
	command := exec.CommandContext(context.Background(), "dot", "-Tsvg")
	command.Stdin = bytes.NewReader(dot)
	if _, err := command.Output(); err != nil {
		b.Fatal(err)
	}
}
