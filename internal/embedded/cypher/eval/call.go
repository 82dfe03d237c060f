package eval

import (
	"strings"

	"rolegraph/internal/embedded/cypher/function"
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

func compileCall(e *syntax.FunctionCall, scope *Scope) (Program, error) {
	name := e.Name.Full()
	if pattern, ok := existsPattern(name, e.Args); ok {
		return Compile(pattern, scope)
	}
	f, ok := function.Lookup(name)
	if !ok {
		return nil, value.Errorf(value.SyntaxError, "Unknown function '%s'", name)
	}
	if f.Aggregate {
		return nil, value.Errorf(value.SyntaxError, "Invalid use of aggregating function %s(...) in this context", f.Name)
	}
	if n := len(e.Args); n < f.MinArgs() || f.MaxArgs() >= 0 && n > f.MaxArgs() {
		return nil, value.Errorf(value.SyntaxError, "Insufficient or too many parameters for function '%s'", f.Name)
	}
	args, err := compileAll(e.Args, scope)
	if err != nil {
		return nil, err
	}
	if f.Name == "coalesce" {
		return firstNotNull(args), nil
	}
	if len(args) == 1 && !f.HandlesNull {
		return unaryCall(f, args[0], scope.Slot()), nil
	}
	return call(f, args, scope), nil
}

// existsPattern is the pattern in exists((a)-->(b)), which is true or false by
// itself.
func existsPattern(name string, args []syntax.Expr) (syntax.Expr, bool) {
	if len(args) != 1 || !strings.EqualFold(name, "exists") {
		return nil, false
	}
	pattern, ok := args[0].(*syntax.PatternExpr)
	return pattern, ok
}

// firstNotNull is coalesce, which does not compute what stands behind its answer.
func firstNotNull(args []Program) Program {
	return func(ctx *Context, row Row) (value.Value, error) {
		for _, arg := range args {
			if v, err := arg(ctx, row); v != nil || err != nil {
				return v, err
			}
		}
		return nil, nil
	}
}

// call passes the arguments in slots of the row, which saves making a slice for
// every call.
func call(f *function.Function, args []Program, scope *Scope) Program {
	first := scope.Slot()
	for range len(args) - 1 {
		scope.Slot()
	}
	return func(ctx *Context, row Row) (value.Value, error) {
		null := false
		for i, arg := range args {
			v, err := arg(ctx, row)
			if err != nil {
				return nil, err
			}
			null = null || v == nil
			row[first+i] = v
		}
		if null && !f.HandlesNull {
			return nil, nil
		}
		return f.Call(&ctx.Context, row[first:first+len(args):first+len(args)])
	}
}

func unaryCall(f *function.Function, arg Program, slot int) Program {
	return func(ctx *Context, row Row) (value.Value, error) {
		v, err := arg(ctx, row)
		if err != nil || v == nil {
			return nil, err
		}
		row[slot] = v
		return f.Call(&ctx.Context, row[slot:slot+1:slot+1])
	}
}
