package cypher

import (
	"rolegraph/internal/embedded/cypher/check"
	"rolegraph/internal/embedded/cypher/exec"
	"rolegraph/internal/embedded/cypher/function"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
)

// Prepared is a statement that can be executed, any number of times at once.
type Prepared struct {
	Statement *syntax.Statement
	Plan      *plan.Plan
}

// Prepare takes a text through the stages up to a plan for what view holds:
//
//	text -parse-> tree -check-> tree that makes sense -plan-> operators -exec-> rows
func (e *Engine) Prepare(text string, view *store.View) (*Prepared, error) {
	if p, ok := e.plans.find(text, view); ok {
		return p, nil
	}
	statement, err := syntax.Parse(text)
	if err != nil {
		return nil, located(err, text)
	}
	if _, err := check.Check(statement, text, check.Catalog{Function: function.Lookup, Procedure: e.signature}); err != nil {
		return nil, located(err, text)
	}
	planned := plan.Build(statement, plan.Options{View: view, Off: e.options.RulesOff, Fields: e.outputs})
	p := &Prepared{statement, planned}
	// What cannot be completed fails again, with its reason, when it is executed.
	if exec.Complete(planned, e.environment()) == nil {
		e.plans.keep(text, view, p)
	}
	return p, nil
}

// Execute starts the statement; in needs no plan.
func (p *Prepared) Execute(in exec.Input) (*exec.Rows, error) {
	in.Plan, in.Profile = p.Plan, p.Statement.Mode == syntax.Profile
	return exec.Start(in)
}
