package graph

import (
	"cmp"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// hierarchy is the shape of a whole hierarchy: parents, children and what crosses
// it. Nodes are positions; children are sorted by name, so that everything which
// is worked out from it is the same each time.
type hierarchy struct {
	refs     []Ref
	id       []string
	position map[string]int
	children [][]orgChild
	parents  [][]int
	crossing []link         // in the order of the nodes
	tallies  map[link]tally // of what is rolled up
	rolled   *rolled        // nil where nothing is
}

type orgChild struct {
	node int
	rel  string
}

func newHierarchy(c *catalog, records []*neo4j.Record, o OrgOptions) *hierarchy {
	h := &hierarchy{position: make(map[string]int, len(records))}
	for _, r := range records {
		h.add(asString(asList(r.Values[0])[0]), c.shortRef(r.Values[0]))
	}
	up := map[string]bool{}
	for _, rel := range o.Rels {
		up[rel.Type] = rel.Up
	}
	out := h.links(records)
	if o.RollUp != "" {
		up[o.RollUp] = true
		h.rolled, h.tallies = h.rollUp(out, o.RollUp), map[link]tally{}
	}
	for _, links := range out {
		for _, l := range links {
			h.join(l, up)
		}
	}
	for _, children := range h.children {
		slices.SortFunc(children, func(a, b orgChild) int { return cmp.Or(h.compare(a.node, b.node), cmp.Compare(a.rel, b.rel)) })
	}
	for _, parents := range h.parents {
		slices.SortFunc(parents, h.compare)
	}
	slices.SortFunc(h.crossing, func(a, b link) int {
		return cmp.Or(h.compare(a.from, b.from), h.compare(a.to, b.to), cmp.Compare(a.rel, b.rel))
	})
	return h
}

// links are the relationships that leave each node to another one of the hierarchy.
func (h *hierarchy) links(records []*neo4j.Record) [][]link {
	out := make([][]link, len(records))
	for from, r := range records {
		for _, v := range asList(r.Values[1]) {
			to := asList(v)
			if at, known := h.position[asString(to[1])]; known {
				out[from] = append(out[from], link{from, at, asString(to[0])})
			}
		}
	}
	return out
}

func (h *hierarchy) add(id string, ref Ref) int {
	at := len(h.refs)
	h.refs, h.id, h.position[id] = append(h.refs, ref), append(h.id, id), at
	h.children, h.parents = append(h.children, nil), append(h.parents, nil)
	return at
}

// join adds one relationship, to the hierarchy or across it, between the nodes that
// its ends are shown as. Of parallel ones of a type the first counts; what is rolled
// up counts them all.
func (h *hierarchy) join(l link, up map[string]bool) {
	if h.rolled == nil {
		h.connect(l, up)
		return
	}
	if groups := h.rolled.groups[l.from]; groups != nil && slices.Contains(groups, l.to) {
		return // leads from a member to its group
	}
	h.rolled.ends(l, func(l link, own bool) {
		key := h.oriented(l, up)
		t := h.tallies[key]
		if t.all++; own {
			t.own++
		}
		h.tallies[key] = t
		if t.all == 1 {
			h.connect(l, up)
		}
	})
}

// oriented turns a relationship of the hierarchy from parent to child.
func (h *hierarchy) oriented(l link, up map[string]bool) link {
	if up[l.rel] {
		return link{l.to, l.from, l.rel}
	}
	return l
}

func (h *hierarchy) connect(l link, up map[string]bool) {
	if _, builds := up[l.rel]; !builds {
		h.crossing = append(h.crossing, l)
		return
	}
	l = h.oriented(l, up)
	parent, child := l.from, l.to
	if slices.Contains(h.children[parent], orgChild{child, l.rel}) {
		return
	}
	h.children[parent] = append(h.children[parent], orgChild{child, l.rel})
	if !slices.Contains(h.parents[child], parent) {
		h.parents[child] = append(h.parents[child], parent)
	}
}

// isShown tells whether a node is shown itself, not as its groups.
func (h *hierarchy) isShown(n int) bool { return h.rolled == nil || h.rolled.groups[n] == nil }

// compare orders nodes by name, then label and key.
func (h *hierarchy) compare(a, b int) int {
	x, y := h.refs[a], h.refs[b]
	return cmp.Or(
		cmp.Compare(strings.ToLower(x.Name), strings.ToLower(y.Name)), cmp.Compare(x.Label, y.Label),
		cmp.Compare(x.Key, y.Key), cmp.Compare(h.id[a], h.id[b]),
	)
}

func (h *hierarchy) find(k NodeKey) (int, bool) {
	for i, r := range h.refs {
		if r.Label == k.Label && r.Key == k.Key || k.Key == h.id[i] {
			return i, true
		}
	}
	return 0, false
}

func (h *hierarchy) ids(nodes []int) []string {
	ids := make([]string, len(nodes))
	for i, n := range nodes {
		ids[i] = h.id[n]
	}
	return ids
}

// roots returns the nodes that have children and no parent, by name. A ring that
// hangs on none of them has no top: its first node by name is taken for one.
func (h *hierarchy) roots() []int {
	all := []int{}
	for n := range h.refs {
		if h.isShown(n) {
			all = append(all, n)
		}
	}
	slices.SortFunc(all, h.compare)
	roots, reached := []int{}, make([]bool, len(h.refs))
	for _, n := range all {
		if len(h.children[n]) > 0 && !slices.ContainsFunc(h.parents[n], func(p int) bool { return p != n }) {
			roots = append(roots, n)
			h.mark(n, reached)
		}
	}
	for _, n := range all {
		if !reached[n] {
			roots = append(roots, n)
			h.mark(n, reached)
		}
	}
	slices.SortFunc(roots, h.compare)
	return roots
}

// organisations are the roots that are no groups of a classification; all, where
// there are only those.
func (h *hierarchy) organisations(roots []int) []int {
	isGroup := func(n int) bool { return h.refs[n].Label == "Group" }
	if others := slices.DeleteFunc(slices.Clone(roots), isGroup); len(others) > 0 {
		return others
	}
	return roots
}

// mark marks a node and all its descendants.
func (h *hierarchy) mark(from int, marked []bool) {
	stack := []int{from}
	for len(stack) > 0 {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if marked[n] {
			continue
		}
		marked[n] = true
		for _, child := range h.children[n] {
			stack = append(stack, child.node)
		}
	}
}

// closing returns the relationships that close a cycle, as parent and child: those
// that lead back to a node which is still being walked.
func (h *hierarchy) closing(roots []int) map[link]bool {
	type frame struct{ node, next int }
	const fresh, open, done = 0, 1, 2
	state, closing := make([]int, len(h.refs)), map[link]bool{}
	for _, root := range roots {
		if state[root] != fresh {
			continue
		}
		state[root] = open
		stack := []frame{{root, 0}}
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			if top.next == len(h.children[top.node]) {
				state[top.node] = done
				stack = stack[:len(stack)-1]
				continue
			}
			child := h.children[top.node][top.next]
			top.next++
			switch state[child.node] {
			case open:
				closing[link{top.node, child.node, child.rel}] = true
			case fresh:
				state[child.node] = open
				stack = append(stack, frame{child.node, 0})
			}
		}
	}
	return closing
}

// breadcrumb leads from the top down to a node, along its first parents by name.
func (h *hierarchy) breadcrumb(n int) []Ref {
	trail, seen := []Ref{h.refs[n]}, map[int]bool{n: true}
	for len(h.parents[n]) > 0 && !seen[h.parents[n][0]] {
		n = h.parents[n][0]
		seen[n] = true
		trail = append(trail, h.refs[n])
	}
	slices.Reverse(trail)
	return trail
}
