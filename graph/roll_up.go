package graph

import "slices"

// link is one step of a hierarchy, or a relationship across it, by position.
type link struct {
	from, to int
	rel      string
}

// tally is how many relationships a link stands for, and how many of them join the
// two nodes themselves.
type tally struct{ all, own int64 }

// rolled says what became of the nodes of a hierarchy: which stand for which groups,
// and what lies within one.
type rolled struct {
	groups  [][]int // positions of the groups that a node is shown as; nil where it is shown itself
	members []int64 // of each node
	inside  []int64 // relationships with both ends in it
}

// rollUp assigns nodes to the groups that they have a relationship to. A node that
// is a group itself stays: its own groups are above it in the hierarchy.
func (h *hierarchy) rollUp(out [][]link, by string) *rolled {
	r := &rolled{groups: make([][]int, len(h.refs)), members: make([]int64, len(h.refs)), inside: make([]int64, len(h.refs))}
	joins := func(l link) bool { return l.rel == by && l.from != l.to }
	isGroup := make([]bool, len(h.refs))
	for _, links := range out {
		for _, l := range links {
			isGroup[l.to] = isGroup[l.to] || joins(l)
		}
	}
	for n, links := range out {
		for _, l := range links {
			if joins(l) && !isGroup[n] && !slices.Contains(r.groups[n], l.to) {
				r.groups[n] = append(r.groups[n], l.to)
				r.members[l.to]++
			}
		}
	}
	return r
}

// shownAs are the positions that a node stands at.
func (r *rolled) shownAs(n int) (at []int, itself bool) {
	if r == nil || r.groups[n] == nil {
		return []int{n}, true
	}
	return r.groups[n], false
}

// ends joins whatever the ends of a relationship are shown as; own tells whether
// they are its own ends. What lies within a group is counted there.
func (r *rolled) ends(l link, join func(l link, own bool)) {
	from, fromItself := r.shownAs(l.from)
	to, toItself := r.shownAs(l.to)
	for _, a := range from {
		for _, b := range to {
			if a == b && !(fromItself && toItself) {
				r.inside[a]++
				continue
			}
			join(link{a, b, l.rel}, fromItself && toItself)
		}
	}
}

// sum says what is rolled up into the nodes that are reached.
func (r *rolled) sum(by string, reached []bool) *RolledUp {
	sum := &RolledUp{By: by}
	for n := range r.groups {
		if slices.ContainsFunc(r.groups[n], func(group int) bool { return reached[group] }) {
			sum.Nodes++
		}
		if reached[n] && r.members[n] > 0 {
			sum.Groups++
			sum.Inside += r.inside[n]
		}
	}
	return sum
}
