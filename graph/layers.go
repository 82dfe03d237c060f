package graph

import (
	"slices"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
	"gonum.org/v1/gonum/graph/simple"
)

// layers is the graph that Yen's algorithm searches: a role after so many hops is
// one node, so no walk takes more hops than are allowed. Only what lies on some
// walk from the first role to the last is in it.
type layers struct {
	profiles *profiles
	allowed  func(from, to int32) bool
	from, to int32
	most     int
	ahead    map[int32]int // hops from here to the last role, at least
}

func newLayers(p *profiles, from, to int32, most int, allowed func(from, to int32) bool) *layers {
	return &layers{profiles: p, allowed: allowed, from: from, to: to, most: most, ahead: p.hopsTo(to, most, allowed)}
}

// hopsTo tells how many hops each role is from the last one, as far as most.
func (p *profiles) hopsTo(to int32, most int, allowed func(from, to int32) bool) map[int32]int {
	before := make([][]int32, len(p.roles))
	for i := range p.roles {
		for _, next := range p.roles[i].related {
			if allowed(int32(i), next) {
				before[next] = append(before[next], int32(i))
			}
		}
	}
	ahead, edge := map[int32]int{to: 0}, []int32{to}
	for hops := 1; hops <= most && len(edge) > 0; hops++ {
		var next []int32
		for _, role := range edge {
			for _, b := range before[role] {
				if _, seen := ahead[b]; !seen {
					ahead[b] = hops
					next = append(next, b)
				}
			}
		}
		edge = next
	}
	return ahead
}

// reachable tells whether there is any route.
func (l *layers) reachable() bool { _, ok := l.ahead[l.from]; return ok }

// node is a role after so many hops; all arrivals are one node.
func (l *layers) node(role int32, hops int) simple.Node {
	if role == l.to {
		hops = l.most
	}
	return simple.Node(hops*len(l.profiles.roles) + int(role))
}

func (l *layers) role(id int64) int32 { return int32(int(id) % len(l.profiles.roles)) }

// From returns the roles one hop on, in the order of their keys.
func (l *layers) From(id int64) graph.Nodes {
	role, hops := l.role(id), int(id)/len(l.profiles.roles)+1
	if role == l.to {
		return graph.Empty
	}
	var next []graph.Node
	for _, r := range l.profiles.roles[role].related {
		ahead, leads := l.ahead[r]
		if leads && r != l.from && hops+ahead <= l.most && l.allowed(role, r) {
			next = append(next, l.node(r, hops))
		}
	}
	return iterator.NewOrderedNodes(next)
}

// Weight is the cost of a hop.
func (l *layers) Weight(x, y int64) (float64, bool) {
	if x == y {
		return 0, true
	}
	from := &l.profiles.roles[l.role(x)]
	at, ok := slices.BinarySearch(from.related, l.role(y))
	if !ok {
		return 0, false
	}
	return from.costs[at], true
}

// Edge returns the hop between two nodes.
func (l *layers) Edge(x, y int64) graph.Edge {
	w, ok := l.Weight(x, y)
	if !ok {
		return nil
	}
	return simple.WeightedEdge{F: simple.Node(x), T: simple.Node(y), W: w}
}

// HasEdgeBetween tells whether there is a hop either way.
func (l *layers) HasEdgeBetween(x, y int64) bool { return l.Edge(x, y) != nil || l.Edge(y, x) != nil }

// Node returns the node itself: every id that From hands out exists.
func (l *layers) Node(id int64) graph.Node { return simple.Node(id) }

// Nodes is not asked for by the search.
func (l *layers) Nodes() graph.Nodes { return graph.Empty }
