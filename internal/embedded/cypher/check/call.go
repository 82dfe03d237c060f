package check

import (
	"strings"

	"rolegraph/internal/embedded/cypher/syntax"
)

// ProcedureNotFound is Neo4j's status code for a CALL of what does not exist.
const ProcedureNotFound = "Neo.ClientError.Procedure.ProcedureNotFound"

// call checks the call of a procedure. A query of nothing else is a standalone
// call: it may leave arguments to the parameters and results unnamed. What the
// signature says is checked last, as Neo4j does.
func (c *checker) call(n *syntax.Call, s *scope, in *syntax.SingleQuery) []variable {
	standalone := in != nil && len(in.Clauses) == 1
	procedure, ok := c.catalog.Procedure(n.Name.Full())
	c.later = append(c.later, func() { c.signature(n, procedure, ok, standalone) })
	types := c.callArguments(n, s)
	if n.YieldStar && !standalone {
		c.fail(syntax.UnexpectedSyntax, n.Start, "Cannot use `YIELD *` outside standalone call")
	}
	if ok {
		c.later = append(c.later, func() { c.argumentTypes(n, procedure, types) })
	}
	return c.yield(n, s, procedure, standalone)
}

func (c *checker) callArguments(n *syntax.Call, s *scope) []Type {
	types := make([]Type, len(n.Args))
	for i, arg := range n.Args {
		if c.aggregates(arg) {
			c.fail(syntax.InvalidAggregation, n.Start, "Procedure call cannot take an aggregating function as argument, please add a 'WITH' to your statement.\n"+
				"For example:\n    MATCH (n:Person) WITH collect(n.name) AS names CALL proc(names) YIELD value RETURN value")
		}
		types[i] = c.expr(arg, s)
	}
	return types
}

// yield declares the results and returns the columns of a standalone call.
func (c *checker) yield(n *syntax.Call, s *scope, procedure *Procedure, standalone bool) []variable {
	var columns []variable
	if n.YieldStar || standalone && !n.HasYield && procedure != nil {
		for _, result := range procedure.results() {
			s.vars[result.Name] = result.Type
			columns = append(columns, variable{result.Name, result.Type})
		}
	}
	for _, item := range n.Yield {
		t := procedure.resultType(item.Field)
		c.declare(s, item.Variable, t)
		columns = append(columns, variable{item.Variable.Name, t})
	}
	c.where(n.Where, s)
	if !standalone {
		return nil
	}
	return columns
}

func (p *Procedure) results() []Field {
	if p == nil {
		return nil
	}
	return p.Results
}

// resultType is the type of a result, Any if there is none of that name.
func (p *Procedure) resultType(name string) Type {
	for _, result := range p.results() {
		if result.Name == name {
			return result.Type
		}
	}
	return Any
}

// signature checks that the procedure exists and that the call fits it.
func (c *checker) signature(n *syntax.Call, p *Procedure, ok, standalone bool) {
	switch {
	case !ok:
		panic(&syntax.Error{
			Code: ProcedureNotFound, Detail: syntax.ProcedureNotFound, Offset: n.Start,
			Message: "There is no procedure with the name `" + n.Name.Full() + "` registered for this database instance. " +
				"Please ensure you've spelled the procedure name correctly and that the procedure is properly deployed.",
		})
	case !n.HasArgs && !standalone:
		c.fail(syntax.InvalidArgumentPassingMode, n.Start, "Procedure call is missing parentheses: %s", n.Name.Full())
	case n.HasArgs:
		c.argumentCount(n, p)
	}
	if !n.HasYield && !standalone && len(p.Results) > 0 {
		c.fail(syntax.UndefinedVariable, n.Start, "Procedure call inside a query does not support naming results implicitly (name explicitly using `YIELD` instead)")
	}
	for _, item := range n.Yield {
		if !p.hasResult(item.Field) {
			c.fail(syntax.UndefinedVariable, item.Start, "Unknown procedure output: `%s`", item.Field)
		}
	}
}

func (p *Procedure) hasResult(name string) bool {
	for _, result := range p.Results {
		if result.Name == name {
			return true
		}
	}
	return false
}

func (c *checker) argumentCount(n *syntax.Call, p *Procedure) {
	required := 0
	for _, arg := range p.Args {
		if !arg.Optional {
			required++
		}
	}
	switch got := len(n.Args); {
	case got < required:
		c.fail(syntax.InvalidNumberOfArguments, n.Start, "Procedure call does not provide the required number of arguments: got %d expected at least %d (total: %d, %d of which have default values).\n\n%s",
			got, required, len(p.Args), len(p.Args)-required, p.describe())
	case got > len(p.Args) && len(p.Args) == 0:
		c.fail(syntax.InvalidNumberOfArguments, n.Start, "Procedure call provides too many arguments: got %d expected none.\n\n%s", got, p.describe())
	case got > len(p.Args):
		c.fail(syntax.InvalidNumberOfArguments, n.Start, "Procedure call provides too many arguments: got %d expected no more than %d.\n\n%s", got, len(p.Args), p.describe())
	}
}

func (c *checker) argumentTypes(n *syntax.Call, p *Procedure, types []Type) {
	for i, t := range types {
		if i < len(p.Args) && !t.overlaps(p.Args[i].Type) {
			c.mismatch(n.Args[i], p.Args[i].Type, t)
		}
	}
}

// describe writes the procedure's signature for an error.
func (p *Procedure) describe() string {
	return "Procedure " + p.Name + " has signature: " + p.Name + "(" + fieldList(p.Args) + ") :: " + fieldList(p.Results)
}

func fieldList(fields []Field) string {
	texts := make([]string, len(fields))
	for i, f := range fields {
		texts[i] = f.Name + " :: " + strings.ToUpper(f.Type.String())
	}
	return strings.Join(texts, ", ")
}
