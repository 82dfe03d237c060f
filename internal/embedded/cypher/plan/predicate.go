package plan

import (
	"slices"
	"strconv"

	"rolegraph/internal/embedded/cypher/syntax"
)

// predicate is a condition that a match must satisfy, and the names in it.
type predicate struct {
	expr  syntax.Expr
	names []string
}

// addPredicates adds the parts of a conjunction.
func (pat *pattern) addPredicates(e syntax.Expr) {
	for _, part := range conjuncts(e) {
		pat.predicates = append(pat.predicates, &predicate{part, namesIn(part)})
		pat.noteLabels(part)
	}
}

// noteLabels remembers the labels that a predicate demands of a node.
func (pat *pattern) noteLabels(e syntax.Expr) {
	has, ok := e.(*syntax.HasLabels)
	if !ok {
		return
	}
	if v, ok := has.Operand.(*syntax.Variable); ok {
		pat.labels[v.Name] = append(pat.labels[v.Name], requiredLabels(has.Labels)...)
	}
}

func conjuncts(e syntax.Expr) []syntax.Expr {
	if e == nil {
		return nil
	}
	if b, ok := e.(*syntax.Binary); ok && b.Op == syntax.And {
		return append(conjuncts(b.Left), conjuncts(b.Right)...)
	}
	return []syntax.Expr{e}
}

func conjunction(parts []syntax.Expr) syntax.Expr {
	if len(parts) == 0 {
		return nil
	}
	all := parts[0]
	for _, e := range parts[1:] {
		all = &syntax.Binary{Op: syntax.And, Left: all, Right: e}
	}
	return all
}

// namesIn lists the names of all variables in e, those that it binds itself
// included: a predicate may wait for too many variables, never for too few.
func namesIn(n syntax.Node) []string {
	var names []string
	syntax.Walk(n, func(n syntax.Node) bool {
		if v, ok := n.(*syntax.Variable); ok && !slices.Contains(names, v.Name) {
			names = append(names, v.Name)
		}
		return true
	})
	return names
}

func variable(name string) *syntax.Variable { return &syntax.Variable{Name: name} }

// anonymousName is a name that no query can write, since it starts with a space
// that plans do not print.
func anonymousName(n int) string { return " anon_" + strconv.Itoa(n) }

// renamed is e about another variable.
func renamed(e syntax.Expr, from, to string) syntax.Expr {
	if from == to {
		return e
	}
	return &syntax.ListPredicate{Quantor: syntax.All, Variable: variable(from), List: &syntax.List{Items: []syntax.Expr{variable(to)}}, Where: e}
}
