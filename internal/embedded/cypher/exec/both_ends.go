package exec

import (
	"slices"

	"rolegraph/internal/embedded/value"
)

// wave is a search from one end of a path, level by level.
type wave struct {
	steps stepRule // as seen from the end where the search began
	depth map[value.Node]int
	level []value.Node // the nodes that are farthest
	far   int          // how far those are
}

func newWave(start value.Node, steps stepRule) *wave {
	return &wave{steps: steps, depth: map[value.Node]int{start: 0}, level: []value.Node{start}}
}

// bytesPerVisited is about what a node that a wave has reached costs.
const bytesPerVisited = 40

// fromBothEnds goes on level by level from the end that has fewer nodes to go on
// from, until a node is reached from both.
func (o *shortestPath) fromBothEnds(q *query, from, to value.Node) ([]value.Path, error) {
	back := o.steps
	back.dir = back.dir.Reverse()
	ahead, behind := newWave(from, o.steps), newWave(to, back)
	held := int64(0)
	defer func() { q.account.release(held) }()
	for limit := maxSteps(o.op.Max); ahead.far+behind.far < limit && len(ahead.level) > 0 && len(behind.level) > 0; {
		next, other := ahead, behind
		if len(behind.level) < len(ahead.level) {
			next, other = behind, ahead
		}
		met, err := next.advance(q, other)
		if err != nil {
			return nil, err
		}
		if len(met) > 0 {
			return o.through(q, ahead, behind, met)
		}
		size := int64(len(next.level)) * bytesPerVisited
		held += size
		if err := q.account.Reserve(size); err != nil {
			held -= size
			return nil, err
		}
	}
	return nil, nil
}

// advance goes one level further and returns the nodes of it that the other wave
// has reached as well.
func (w *wave) advance(q *query, other *wave) ([]value.Node, error) {
	var next, met []value.Node
	w.far++
	for _, n := range w.level {
		for links := w.steps.expand(q, n); links.Next(); {
			if err := q.tick(); err != nil {
				return nil, err
			}
			q.hit()
			if _, seen := w.depth[links.Node]; seen {
				continue
			}
			if ok, err := w.steps.admits(q, links.Relationship); err != nil {
				return nil, err
			} else if !ok {
				continue
			}
			w.depth[links.Node] = w.far
			next = append(next, links.Node)
			if other.depth[links.Node] == other.far && other.has(links.Node) {
				met = append(met, links.Node)
			}
		}
	}
	w.level = next
	return met, nil
}

func (w *wave) has(n value.Node) bool { _, ok := w.depth[n]; return ok }

// through lists the paths through the nodes where the waves met: each shortest
// path goes through exactly one of them.
func (o *shortestPath) through(q *query, ahead, behind *wave, met []value.Node) ([]value.Path, error) {
	var found []value.Path
	for _, n := range met {
		starts, err := ahead.home(q, n, o.op.All)
		if err != nil {
			return nil, err
		}
		ends, err := behind.home(q, n, o.op.All)
		if err != nil {
			return nil, err
		}
		for _, start := range starts {
			for _, end := range ends {
				found = append(found, joinedAt(start, end))
				if !o.op.All {
					return found, nil
				}
				if err := q.account.Reserve(int64(64 + 16*len(found[0].Nodes))); err != nil {
					return nil, err
				}
			}
		}
	}
	return found, nil
}

// joinedAt turns a path that leads home to the start around and adds the one that
// leads home to the end.
func joinedAt(start, end value.Path) value.Path {
	nodes, rels := slices.Clone(start.Nodes), slices.Clone(start.Relationships)
	slices.Reverse(nodes)
	slices.Reverse(rels)
	return value.Path{Nodes: append(nodes, end.Nodes[1:]...), Relationships: append(rels, end.Relationships...)}
}

// home lists the shortest paths from a node back to where the wave began, or only
// one of them.
func (w *wave) home(q *query, n value.Node, all bool) ([]value.Path, error) {
	var found []value.Path
	back := w.steps
	back.dir = back.dir.Reverse()
	path := value.Path{Nodes: []value.Node{n}}
	var walk func(n value.Node) error
	walk = func(n value.Node) error {
		if w.depth[n] == 0 {
			found = append(found, value.Path{Nodes: slices.Clone(path.Nodes), Relationships: slices.Clone(path.Relationships)})
			return q.account.Reserve(int64(64 + 16*len(path.Nodes)))
		}
		for links := back.expand(q, n); links.Next(); {
			if err := q.tick(); err != nil {
				return err
			}
			if d, seen := w.depth[links.Node]; !seen || d != w.depth[n]-1 {
				continue
			}
			if ok, err := back.admits(q, links.Relationship); err != nil {
				return err
			} else if !ok {
				continue
			}
			path.Nodes = append(path.Nodes, links.Node)
			path.Relationships = append(path.Relationships, links.Relationship)
			if err := walk(links.Node); err != nil {
				return err
			}
			path.Nodes = path.Nodes[:len(path.Nodes)-1]
			path.Relationships = path.Relationships[:len(path.Relationships)-1]
			if !all && len(found) > 0 {
				return nil
			}
		}
		return nil
	}
	return found, walk(n)
}
