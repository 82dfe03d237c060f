package draw

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"testing"

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

// Pictures of the same graphs: ours with warm workers and nothing cached, ours
// cached, and native dot on the same layout task, its start included.
func BenchmarkPicture(b *testing.B) {
	for name, build := range map[string]func(int) *graph.Graph{"tree": tree, "bipartite": bipartite} {
		for _, n := range []int{10, 100, 300, 1000} {
			g := build(n)
			b.Run(fmt.Sprintf("%s/%d/warm", name, n), func(b *testing.B) { benchmarkWarm(b, g) })
			b.Run(fmt.Sprintf("%s/%d/cached", name, n), func(b *testing.B) { benchmarkCached(b, g) })
			b.Run(fmt.Sprintf("%s/%d/native", name, n), func(b *testing.B) { benchmarkNative(b, g) })
		}
	}
}

func benchmarkWarm(b *testing.B, g *graph.Graph) {
	s := newStudio(b, Config{})
	render(b, s, Result(tree(3), testOptions()), SVG)
	for b.Loop() {
		s.pictures.store.InvalidateAll()
		s.layouts.store.InvalidateAll()
		render(b, s, unfolded(g), SVG)
	}
	if hits := s.layouts.hits.Load() + s.pictures.hits.Load(); hits > 0 {
		b.Fatalf("%d came from a cache", hits)
	}
}

func benchmarkCached(b *testing.B, g *graph.Graph) {
	s := newStudio(b, Config{})
	render(b, s, unfolded(g), SVG)
	for b.Loop() {
		if p := render(b, s, unfolded(g), SVG); !p.Cached {
			b.Fatal("not cached")
		}
	}
}

func benchmarkNative(b *testing.B, g *graph.Graph) {
	if _, err := exec.LookPath("dot"); err != nil {
		testdb.Missing(b, "graphviz", "dot is not installed")
	}
	dot := unfolded(g).dot()
	for b.Loop() {
		command := exec.CommandContext(context.Background(), "dot", "-Tsvg")
		command.Stdin = bytes.NewReader(dot)
		if _, err := command.Output(); err != nil {
			b.Fatal(err)
		}
	}
}
