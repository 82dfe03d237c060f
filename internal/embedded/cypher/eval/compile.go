package eval

import (
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

// Compile turns e into a program over rows of scope. An aggregating function
// that is not bound to a slot, an unknown variable or function is an error.
func Compile(e syntax.Expr, scope *Scope) (Program, error) {
	return nil, value.Errorf(value.NotSupported, "expression %s cannot be evaluated", e)
}
