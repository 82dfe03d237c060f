package syntax

// Walk visits n and everything below it, each node before its children and
// children in source order. Children are left out where visit returns false.
func Walk(n Node, visit func(Node) bool) {
	if visit(n) {
		n.children(func(child Node) { Walk(child, visit) })
	}
}

// visitor is called for each child of a node.
type visitor func(Node)

// all visits nodes in order.
func all[N Node](visit visitor, nodes []N) {
	for _, n := range nodes {
		visit(n)
	}
}

// some visits those of the nodes that are there.
func some[N interface {
	Node
	comparable
}](visit visitor, nodes ...N) {
	var absent N
	for _, n := range nodes {
		if n != absent {
			visit(n)
		}
	}
}
