package check

import (
	"maps"
	"slices"

	"rolegraph/internal/embedded/cypher/syntax"
)

// scope is the variables that are visible at a place of a query.
type scope struct {
	vars  map[string]Type
	outer *scope // what is visible around it: of an expression, a subquery

	imported bool            // vars are imports of CALL (…), which must not be hidden
	hidden   map[string]Type // variables lost by a projection with DISTINCT or aggregation
	known    map[string]Type // projected expressions by their text: ORDER BY may repeat them
}

func newScope(outer *scope) *scope { return &scope{vars: map[string]Type{}, outer: outer} }

// lookup finds a variable here or around.
func (s *scope) lookup(name string) (Type, bool) {
	for at := s; at != nil; at = at.outer {
		if t, ok := at.vars[name]; ok {
			return t, true
		}
	}
	return Type{}, false
}

// isHidden tells whether a projection with DISTINCT or aggregation lost name.
func (s *scope) isHidden(name string) bool {
	for ; s != nil; s = s.outer {
		if _, ok := s.hidden[name]; ok {
			return true
		}
	}
	return false
}

// knownType finds an expression that the projection before holds already.
func (s *scope) knownType(e syntax.Expr) (Type, bool) {
	if len(s.known) == 0 {
		return Type{}, false
	}
	t, ok := s.known[e.String()]
	return t, ok
}

// variable is a visible variable or a column, and what is known of its value.
type variable struct {
	name string
	typ  Type
}

// names returns the names of variables.
func names(variables []variable) []string {
	var all []string
	for _, v := range variables {
		all = append(all, v.name)
	}
	return all
}

// sorted returns the scope's own variables by name.
func (s *scope) sorted() []variable {
	var all []variable
	for _, name := range slices.Sorted(maps.Keys(s.vars)) {
		all = append(all, variable{name, s.vars[name]})
	}
	return all
}

// declare adds a variable that must be new.
func (c *checker) declare(s *scope, v *syntax.Variable, t Type) {
	if _, ok := s.vars[v.Name]; ok {
		c.fail(syntax.VariableAlreadyBound, v.Start, "Variable `%s` already declared", v.Name)
	}
	c.unshadowed(s, v)
	s.vars[v.Name] = t
}

// unshadowed refuses a new variable in a subquery that has the name of one from
// outside.
func (c *checker) unshadowed(s *scope, v *syntax.Variable) {
	if s.outer == nil {
		return
	}
	if _, ok := s.outer.lookup(v.Name); !ok {
		return
	}
	kind := "a variable with the same name from the outer scope"
	if s.outer.imported {
		kind = "an imported variable with the same name"
	}
	c.fail(syntax.VariableAlreadyBound, v.Start, "The variable `%s` is shadowing %s and needs to be renamed", v.Name, kind)
}

// unify declares a variable of a pattern, or checks that one that exists already
// can be what the pattern says.
func (c *checker) unify(s *scope, v *syntax.Variable, t Type) {
	have, ok := s.lookup(v.Name)
	if !ok {
		s.vars[v.Name] = t
		return
	}
	if !have.overlaps(t) {
		c.fail(syntax.VariableTypeConflict, v.Start, "Type mismatch: %s defined with conflicting type %s (expected %s)", v.Name, have, t)
	}
	if _, own := s.vars[v.Name]; own && have.kinds != t.kinds {
		s.vars[v.Name] = t
	}
}

// use looks up a variable that must exist.
func (c *checker) use(s *scope, v *syntax.Variable) Type {
	t, ok := s.lookup(v.Name)
	switch {
	case ok:
		return t
	case s.isHidden(v.Name):
		c.fail(syntax.UndefinedVariable, v.Start, "In a WITH/RETURN with DISTINCT or an aggregation, it is not possible to access variables declared before the WITH/RETURN: %s", v.Name)
	}
	c.fail(syntax.UndefinedVariable, v.Start, "Variable `%s` not defined", v.Name)
	return Any
}
