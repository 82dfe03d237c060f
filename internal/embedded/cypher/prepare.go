package cypher

import (
	"rolegraph/internal/embedded/cypher/check"
	"rolegraph/internal/embedded/cypher/exec"
	"rolegraph/internal/embedded/cypher/function"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
)

// Prepared is a statement that can be executed, once.
type Prepared struct {
	Statement *syntax.Statement
	Plan      *plan.Plan
	Execute   func(exec.Input) (*exec.Rows, error)
}

// Prepare takes a text through the stages up to a plan for what view holds:
//
//	text -parse-> tree -check-> tree that makes sense -plan-> operators -exec-> rows
func (e *Engine) Prepare(text string, view *store.View) (*Prepared, error) {
	statement, err := syntax.Parse(text)
	if err != nil {
		return nil, located(err, text)
	}
	if _, err := check.Check(statement, text, check.Catalog{Function: function.Lookup, Procedure: e.signature}); err != nil {
		return nil, located(err, text)
	}
	planned, err := plan.Build(statement, plan.Options{View: view, Off: e.options.RulesOff, Fields: e.outputs})
	if err != nil {
		return nil, located(err, text)
	}
	execute := func(in exec.Input) (*exec.Rows, error) {
		in.Plan, in.Profile = planned, statement.Mode == syntax.Profile
		return exec.Start(in)
	}
	return &Prepared{statement, planned, execute}, nil
}
