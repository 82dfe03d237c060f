package graph

import (
	"cmp"
	"slices"
)

// view is a hierarchy folded to what one can read.
type view struct {
	*hierarchy
	options OrgOptions
	roots   []int
	reached []bool // the roots and their descendants
	closing map[link]bool
	shown   []int         // nodes with a box of their own, level by level
	level   map[int]int   // of the shown nodes
	leaves  map[int][]int // stacked in the box of a shown node
	stacked map[int]bool  // all of them
	full    bool          // the limit left boxes out
	cut     bool          // that, or a box has too many leaves
}

// mostLeaves is how many leaves one box stacks; what is more is folded.
const mostLeaves = 50

// fold opens the hierarchy level by level, down to the depth and below it where a
// branch was asked for, until the limit.
func (h *hierarchy) fold(roots []int, o OrgOptions) *view {
	v := &view{hierarchy: h, options: o, roots: roots, closing: h.closing(roots), reached: make([]bool, len(h.refs)), level: map[int]int{}, leaves: map[int][]int{}, stacked: map[int]bool{}}
	for _, root := range roots {
		h.mark(root, v.reached)
	}
	crossed := v.crossed()
	for level, next := 0, roots; len(next) > 0; level++ {
		next = v.place(next, level)
		var below []int
		for _, n := range next {
			if v.isOpen(n) {
				below = append(below, v.open(n, crossed)...)
			}
		}
		slices.SortFunc(below, h.compare)
		next = slices.Compact(below)
	}
	return v
}

// place gives boxes to the nodes of a level and returns those that got one.
func (v *view) place(nodes []int, level int) []int {
	placed := []int{}
	for _, n := range nodes {
		if _, there := v.level[n]; there {
			continue
		}
		if len(v.shown) == v.options.Limit {
			v.cut, v.full = true, true
			break
		}
		v.level[n] = level
		v.shown = append(v.shown, n)
		placed = append(placed, n)
	}
	return placed
}

func (v *view) isOpen(n int) bool {
	if v.level[n] < v.options.Depth {
		return !v.among(v.options.Fold, n)
	}
	return v.among(v.options.Open, n)
}

// among tells whether one of the keys is the node's.
func (v *view) among(keys []NodeKey, n int) bool {
	r := v.refs[n]
	return slices.ContainsFunc(keys, func(k NodeKey) bool { return k.Label == r.Label && k.Key == r.Key || k.Key == v.id[n] })
}

// open stacks the leaves of a node in its box and returns its other children, which
// are to get boxes.
func (v *view) open(n int, crossed map[int]bool) (boxes []int) {
	for _, child := range v.children[n] {
		switch {
		case v.closing[link{n, child.node, child.rel}] || v.stacked[child.node]:
		case v.rolled != nil || len(v.children[child.node]) > 0 || v.manyParents(child.node) || crossed[child.node]:
			boxes = append(boxes, child.node)
		case len(v.leaves[n]) < mostLeaves:
			v.leaves[n] = append(v.leaves[n], child.node)
			v.stacked[child.node] = true
		default:
			v.cut = true
		}
	}
	return boxes
}

func (v *view) manyParents(n int) bool {
	count := 0
	for _, parent := range v.parents[n] {
		if v.reached[parent] {
			count++
		}
	}
	return count > 1
}

// crossed are the ends of the relationships across the hierarchy. Lines cannot
// start inside a box, so these nodes are never stacked.
func (v *view) crossed() map[int]bool {
	ends := map[int]bool{}
	for _, e := range v.crossing {
		ends[e.from], ends[e.to] = true, true
	}
	return ends
}

// answer puts the view into words; nodes holds the shown nodes by elementId.
func (v *view) answer(nodes map[string]Node) *Org {
	slices.SortStableFunc(v.shown, func(a, b int) int { return cmp.Or(cmp.Compare(v.level[a], v.level[b]), v.compare(a, b)) })
	org := &Org{Nodes: []OrgNode{}, Edges: []OrgEdge{}, Cross: []OrgEdge{}, Breadcrumb: []Ref{}, Depth: v.options.Depth}
	index := map[int]int{}
	for _, n := range v.shown {
		if node, there := nodes[v.id[n]]; there {
			index[n] = len(org.Nodes)
			org.Nodes = append(org.Nodes, v.orgNode(n, node))
		}
	}
	v.addEdges(org, index)
	if v.options.Root != nil {
		org.Breadcrumb = v.breadcrumb(v.roots[0])
	}
	v.count(org)
	return org
}

func (v *view) orgNode(n int, node Node) OrgNode {
	o := OrgNode{Node: node, Level: v.level[n]}
	if v.rolled != nil {
		o.Members = v.rolled.members[n]
	}
	visible := func(n int) bool { _, boxed := v.level[n]; return boxed || v.stacked[n] }
	marked, seen := make([]bool, len(v.refs)), map[int]bool{}
	for _, child := range v.children[n] {
		if seen[child.node] {
			continue
		}
		seen[child.node] = true
		o.Children++
		if !visible(child.node) {
			v.mark(child.node, marked)
		}
	}
	for i, hidden := range marked {
		if hidden && !visible(i) {
			o.Folded++
		}
	}
	for _, leaf := range v.leaves[n] {
		o.Leaves = append(o.Leaves, v.refs[leaf])
	}
	return o
}

// addEdges adds what joins two shown nodes. What closes a cycle crosses the
// hierarchy.
func (v *view) addEdges(org *Org, index map[int]int) {
	for _, parent := range v.shown {
		for _, child := range v.children[parent] {
			to, shown := index[child.node]
			if !shown {
				continue
			}
			edge := v.tallied(link{parent, child.node, child.rel}, index[parent], to)
			if v.closing[link{parent, child.node, child.rel}] {
				org.Cycles++
				org.Cross = append(org.Cross, edge)
			} else {
				org.Edges = append(org.Edges, edge)
			}
		}
	}
	for _, e := range v.crossing {
		from, ok := index[e.from]
		to, also := index[e.to]
		if ok && also {
			org.Cross = append(org.Cross, v.tallied(e, from, to))
		}
	}
}

// tallied is a relationship of the answer, with what it stands for where nodes are
// rolled up.
func (v *view) tallied(l link, from, to int) OrgEdge {
	t := v.tallies[l]
	return OrgEdge{From: from, To: to, Type: l.rel, Count: t.all, Implied: t.all > 0 && t.own == 0}
}

func (v *view) count(org *Org) {
	if v.rolled != nil {
		org.RolledUp = v.rolled.sum(v.options.RollUp, v.reached)
	}
	for _, reached := range v.reached {
		if reached {
			org.Total++
		}
	}
	org.Returned = len(org.Nodes) + len(v.stacked)
	switch {
	case v.cut:
		org.Reason = "limit"
	case int64(org.Returned) < org.Total:
		org.Reason = "folded"
	}
}
