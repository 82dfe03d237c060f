package check

import "rolegraph/internal/embedded/cypher/function"

// catalogWith is the built-in functions and the given procedures.
func catalogWith(procedures map[string]*Procedure) Catalog {
	return Catalog{
		Function: function.Lookup,
		Procedure: func(name string) (*Procedure, bool) {
			p, ok := procedures[name]
			return p, ok
		},
	}
}
