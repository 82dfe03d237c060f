package cypher

import (
	"slices"
	"strings"

	"rolegraph/internal/embedded/cypher/check"
	"rolegraph/internal/embedded/cypher/exec"
	"rolegraph/internal/embedded/value"
)

// procedure finds a procedure by its name.
func (e *Engine) procedure(name string) (exec.Procedure, bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	p, ok := e.procedures[name]
	return p, ok
}

// ListProcedures lists the procedures in the order of their names.
func (e *Engine) ListProcedures() []exec.Procedure {
	e.mu.Lock()
	defer e.mu.Unlock()
	var all []exec.Procedure
	for _, p := range e.procedures {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b exec.Procedure) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// outputs lists what a procedure yields.
func (e *Engine) outputs(name string) []string {
	p, _ := e.procedure(name)
	var names []string
	for _, f := range p.Results {
		names = append(names, f.Name)
	}
	return names
}

// signature is a procedure as the checker wants to know it.
func (e *Engine) signature(name string) (*check.Procedure, bool) {
	p, ok := e.procedure(name)
	if !ok {
		return nil, false
	}
	return &check.Procedure{Name: p.Name, Args: checkFields(p.Args), Results: checkFields(p.Results), Void: len(p.Results) == 0}, true
}

func checkFields(fields []exec.Field) []check.Field {
	var out []check.Field
	for _, f := range fields {
		out = append(out, check.Field{Name: f.Name, Type: checkType(f.Type), Optional: f.Optional})
	}
	return out
}

func checkType(t value.Type) check.Type {
	switch t.Kind {
	case value.KindBoolean:
		return check.Boolean
	case value.KindInteger:
		return check.Integer
	case value.KindFloat:
		return check.Number
	case value.KindString:
		return check.String
	case value.KindMap:
		return check.Map
	case value.KindNode:
		return check.Node
	case value.KindRelationship:
		return check.Relationship
	case value.KindPath:
		return check.Path
	case value.KindList:
		return check.AnyList
	}
	return check.Any
}
