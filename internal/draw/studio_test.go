package draw

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"rolegraph/graph"
)

// random is a graph of n nodes and m edges between any of them.
func random(n, m int) *graph.Graph {
	r := rand.New(rand.NewPCG(1, 2))
	g := &graph.Graph{}
	for i := range n {
		g.Nodes = append(g.Nodes, graph.Node{Ref: ref("Tool", fmt.Sprintf("Tool %d", i)), ElementID: fmt.Sprint(i)})
	}
	for range m {
		g.Relationships = append(g.Relationships, graph.Relationship{Type: "LINK", Start: fmt.Sprint(r.IntN(n)), End: fmt.Sprint(r.IntN(n))})
	}
	return g
}

// tree is a graph in which every node has up to four children.
func tree(n int) *graph.Graph {
	g := &graph.Graph{}
	for i := range n {
		g.Nodes = append(g.Nodes, graph.Node{Ref: ref("Team", fmt.Sprintf("Team %d", i)), ElementID: fmt.Sprint(i)})
		if i > 0 {
			g.Relationships = append(g.Relationships, graph.Relationship{Type: "HAS", Start: fmt.Sprint((i - 1) / 4), End: fmt.Sprint(i)})
		}
	}
	return g
}

func TestEqualRequestsShareOneRender(t *testing.T) {
	s := newStudio(t, Config{})
	pictures := renderAtOnce(t, s, 50, func(int) *Scene { return Result(network(plain), testOptions()) })
	for i, p := range pictures {
		if !bytes.Equal(p.Bytes, pictures[0].Bytes) || p.ETag != pictures[0].ETag {
			t.Fatalf("picture %d differs", i)
		}
	}
	if got := s.Stats().Renders; got != 1 {
		t.Errorf("%d renders for 50 equal requests", got)
	}
}

func TestManyRendersAtOnceAreCorrect(t *testing.T) {
	scene := func(i int) *Scene { return Result(tree(10+i), testOptions()) }
	alone, together := newStudio(t, Config{}), newStudio(t, Config{})
	for i, p := range renderAtOnce(t, together, 50, scene) {
		if want := render(t, alone, scene(i), SVG); !bytes.Equal(p.Bytes, want.Bytes) {
			t.Errorf("picture %d differs from the one drawn alone", i)
		}
	}
}

func renderAtOnce(t *testing.T, s *Studio, n int, scene func(int) *Scene) []*Picture {
	t.Helper()
	pictures := make([]*Picture, n)
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			p, err := s.Render(context.Background(), scene(i), SVG)
			if err != nil {
				t.Errorf("picture %d: %v", i, err)
				p = &Picture{}
			}
			pictures[i] = p
		})
	}
	all.Wait()
	return pictures
}

func TestSecondRenderComesFromTheCache(t *testing.T) {
	s := newStudio(t, Config{})
	scene := Org(org(plain), testOptions())
	first, second := render(t, s, scene, SVG), render(t, s, scene, SVG)
	if first.Cached || !second.Cached || first.ETag != second.ETag {
		t.Errorf("first %+v, second %+v", first.Cached, second.Cached)
	}
	stats := s.Stats()
	if stats.CacheHits != 1 || stats.CacheMisses != 1 || stats.CacheBytes < int64(len(first.Bytes)) {
		t.Errorf("%+v", stats)
	}
}

func TestThemesAndFormatsShareTheLayout(t *testing.T) {
	s := newStudio(t, Config{})
	o := testOptions()
	for _, theme := range []Theme{Auto, Light, Dark} {
		o.Theme = theme
		render(t, s, Org(org(plain), o), SVG)
		render(t, s, Org(org(plain), o), PNG)
	}
	if got := s.layouts.misses.Load(); got != 1 {
		t.Errorf("%d layouts for one graph", got)
	}
}

// 300 nodes with 500 random edges take the best engine seconds; the ladder
// answers with a cheaper one, decided by the graph and not by the clock.
func TestSlowGraphTakesTheLadder(t *testing.T) {
	s := newStudio(t, Config{})
	p := render(t, s, Result(random(300, 500), testOptions()), SVG)
	if p.Layout != "dot-quick" {
		t.Errorf("layout %q, want dot-quick", p.Layout)
	}
	if !bytes.Contains(p.Bytes, []byte("layout: dot-quick")) {
		t.Error("the footer does not say which layout it is")
	}
	if got := s.Stats().Restarts; got != 0 {
		t.Errorf("%d workers missed their budget", got)
	}
}

func TestNoLayoutInTimeIsAnError(t *testing.T) {
	s := newStudio(t, Config{Budget: 1})
	_, err := s.Render(context.Background(), Result(network(plain), testOptions()), SVG)
	wantCode(t, err, Timeout)
	if got := s.Stats(); got.Restarts != 3 || got.Failures != 1 {
		t.Errorf("three rungs, each with its worker killed: %+v", got)
	}
}

func TestTooLargeSaysSo(t *testing.T) {
	s := newStudio(t, Config{MaxNodes: 10})
	_, err := s.Render(context.Background(), Result(tree(11), testOptions()), SVG)
	wantCode(t, err, TooLarge)
	render(t, s, Result(tree(11), testOptions()), DOT) // has no limit
	_, err = s.Render(context.Background(), Result(tree(51), testOptions()), Mermaid)
	wantCode(t, err, TooLarge)
}

func TestUnknownFormatFails(t *testing.T) {
	s := newStudio(t, Config{})
	_, err := s.Render(context.Background(), Result(tree(2), testOptions()), "pdf")
	wantCode(t, err, Failed)
}

func wantCode(t *testing.T, err error, code Code) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.Code != code || e.Message == "" || e.Hint == "" {
		t.Errorf("got %v, want an *Error with code %s, a message and a hint", err, code)
	}
}

func TestCallerMayLeave(t *testing.T) {
	s := newStudio(t, Config{})
	ctx, leave := context.WithCancel(context.Background())
	leave()
	if _, err := s.Render(ctx, Result(tree(5), testOptions()), SVG); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

func TestReadyUntilClosed(t *testing.T) {
	s := newStudio(t, Config{})
	if err := s.Ready(context.Background()); err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	wantCode(t, s.Ready(context.Background()), Failed)
	_, err := s.Render(context.Background(), Result(tree(3), testOptions()), SVG)
	wantCode(t, err, Failed)
}

func TestEmptyAnswerIsAPicture(t *testing.T) {
	s := newStudio(t, Config{})
	p := render(t, s, Result(&graph.Graph{}, testOptions()), SVG)
	if !bytes.Contains(p.Bytes, []byte("Nothing to draw")) || p.Layout != "none" {
		t.Errorf("layout %s: %s", p.Layout, p.Bytes)
	}
}

func TestDefectCostsOnePicture(t *testing.T) {
	s := newStudio(t, Config{})
	broken := Result(tree(3), testOptions())
	broken.Edges[0].To = 99
	_, err := s.Render(context.Background(), broken, SVG)
	wantCode(t, err, Failed)
	render(t, s, Result(tree(3), testOptions()), SVG)
}
