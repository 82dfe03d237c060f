package plan

import "rolegraph/internal/embedded/cypher/syntax"

// Rule is something that the planner does only to be fast.
type Rule struct {
	Name    string
	Meaning string
	rewrite func(Operator) Operator // nil for a rule that the solver follows
}

// Rules lists what can be left out by name, in the order in which rewriting
// rules apply. Answers are the same with and without each.
func Rules() []Rule {
	return []Rule{
		{"id-seek", "look nodes up by id(n) = … instead of trying all", nil},
		{"index-seek", "find nodes by an index", nil},
		{"label-scan", "go through the nodes of a label only", nil},
		{"relationship-scan", "start from the relationships of a rare type", nil},
		{"start-by-cost", "start from the node from which the fewest rows follow", nil},
		{"expand-order", "follow the relationship first that leaves the fewest rows", nil},
		{"expand-into", "bind the other end of a relationship first where that touches less", nil},
		{"hash-join", "follow a relationship from its other end into a table where that touches less", nil},
		{"implied-label", "don't test a label that every relationship of a type leads to", nil},
		{"filter-early", "test a predicate as soon as its variables are bound", nil},
		{"top", "keep only the rows that LIMIT asks for while sorting", top},
		{"expand-count", "count relationships instead of following each where only their number matters", expandCount},
		{"prune", "find each node at the end of paths once where only different rows count", prune},
		{"count-store", "take the numbers that the store keeps", countStore},
	}
}

// rewrite applies the rewriting rules that are on.
func (p *planner) rewrite(op Operator) Operator {
	for _, r := range Rules() {
		if r.rewrite != nil && !p.off[r.Name] {
			op = Rewrite(op, r.rewrite)
		}
	}
	return op
}

// top makes Sort, Skip and Limit one operator.
func top(op Operator) Operator {
	limit, ok := op.(*Limit)
	if !ok {
		return op
	}
	in := limit.Input()
	var skip syntax.Expr
	if s, ok := in.(*Skip); ok {
		skip, in = s.Count, s.Input()
	}
	sort, ok := in.(*Sort)
	if !ok {
		return op
	}
	return &Top{step: step{in: sort.in, rows: limit.rows}, Keys: sort.Keys, Skip: skip, Limit: limit.Count}
}
