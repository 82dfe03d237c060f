package eval

import (
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

// Compile turns e into a program over rows of scope. An aggregating function
// that is not bound to a slot, an unknown variable or function is an error.
//
// Memory is booked while a program runs and given back when it ends: whoever keeps
// its value books that.
func Compile(e syntax.Expr, scope *Scope) (Program, error) {
	p, err := compile(e, scope)
	if err != nil || !mayReserve(e) {
		return p, err
	}
	return func(ctx *Context, row Row) (value.Value, error) {
		mark := ctx.Booked()
		v, err := p(ctx, row)
		ctx.GiveBack(mark)
		return v, err
	}, nil
}

// mayReserve tells whether a program of e can book memory: only expressions that
// read and compare cannot.
func mayReserve(e syntax.Expr) bool {
	may := false
	syntax.Walk(e, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Binary:
			may = may || n.Op == syntax.Add || n.Op == syntax.Concat
		case *syntax.FunctionCall, *syntax.ListComprehension, *syntax.Reduce:
			may = true
		}
		return !may
	})
	return may
}

// compile is Compile for a part of an expression.
func compile(e syntax.Expr, scope *Scope) (Program, error) {
	if slot, ok := scope.boundSlot(e); ok {
		return readSlot(slot), nil
	}
	if v, ok := constantOf(e); ok {
		return constant(v), nil
	}
	switch e := e.(type) {
	case *syntax.Variable:
		return compileVariable(e, scope)
	case *syntax.Parameter:
		return parameter(e.Name), nil
	case *syntax.CaseSubject:
		return readSlot(scope.caseSlot()), nil
	case *syntax.Property:
		return compileProperty(e, scope)
	case *syntax.Index:
		return compileIndex(e, scope)
	case *syntax.Slice:
		return compileSlice(e, scope)
	case *syntax.List:
		return compileList(e, scope)
	case *syntax.Map:
		return compileMap(e, scope)
	case *syntax.MapProjection:
		return compileMapProjection(e, scope)
	case *syntax.Case:
		return compileCase(e, scope)
	case *syntax.FunctionCall:
		return compileCall(e, scope)
	case *syntax.ListComprehension:
		return compileListComprehension(e, scope)
	case *syntax.Reduce:
		return compileReduce(e, scope)
	case *syntax.SubqueryExpr, *syntax.PatternExpr, *syntax.PatternComprehension:
		return compileSubquery(e, scope)
	case *syntax.Unary:
		if e.Op != syntax.Not {
			return compileSign(e, scope)
		}
	case *syntax.Binary:
		if operator, ok := arithmetic[e.Op]; ok {
			return compileArithmetic(e, operator, scope)
		}
	}
	return compileTruth(e, scope)
}

// compileAll compiles expressions in order.
func compileAll(exprs []syntax.Expr, scope *Scope) ([]Program, error) {
	programs := make([]Program, len(exprs))
	for i, e := range exprs {
		p, err := compile(e, scope)
		if err != nil {
			return nil, err
		}
		programs[i] = p
	}
	return programs, nil
}

// compileTruth is the value of a predicate.
func compileTruth(e syntax.Expr, scope *Scope) (Program, error) {
	p, err := compileOwnPredicate(e, scope)
	if err != nil {
		return nil, err
	}
	return func(ctx *Context, row Row) (value.Value, error) {
		t, err := p(ctx, row)
		return t.Value(), err
	}, nil
}

// constantOf is the value of a literal, or of a list or map of literals.
func constantOf(e syntax.Expr) (value.Value, bool) {
	switch e := e.(type) {
	case *syntax.Integer:
		return value.Integer(e.Value), true
	case *syntax.Float:
		return value.Float(e.Value), true
	case *syntax.String:
		return value.String(e.Value), true
	case *syntax.Boolean:
		return value.Boolean(e.Value), true
	case *syntax.Null:
		return nil, true
	case *syntax.List:
		return constantList(e)
	case *syntax.Map:
		return constantMap(e)
	}
	return nil, false
}

func constantList(e *syntax.List) (value.Value, bool) {
	list := make(value.List, len(e.Items))
	for i, item := range e.Items {
		v, ok := constantOf(item)
		if !ok {
			return nil, false
		}
		list[i] = v
	}
	return list, true
}

func constantMap(e *syntax.Map) (value.Value, bool) {
	entries := make([]value.Entry, len(e.Entries))
	for i, entry := range e.Entries {
		v, ok := constantOf(entry.Value)
		if !ok {
			return nil, false
		}
		entries[i] = value.Entry{Key: entry.Key.Text, Value: v}
	}
	return value.NewMap(entries), true
}

func constant(v value.Value) Program {
	return func(*Context, Row) (value.Value, error) { return v, nil }
}

func readSlot(slot int) Program {
	return func(_ *Context, row Row) (value.Value, error) { return row[slot], nil }
}

func compileVariable(e *syntax.Variable, scope *Scope) (Program, error) {
	slot, ok := scope.Lookup(e.Name)
	if !ok {
		return nil, value.Errorf(value.SyntaxError, "Variable `%s` not defined", e.Name)
	}
	return readSlot(slot), nil
}

func parameter(name string) Program {
	return func(ctx *Context, _ Row) (value.Value, error) {
		v, ok := ctx.Params.Lookup(name)
		if !ok {
			return nil, value.Errorf(value.ParameterMissing, "Expected parameter(s): %s", name)
		}
		return v, nil
	}
}

func compileSubquery(e syntax.Expr, scope *Scope) (Program, error) {
	hook := scope.subquery()
	if hook == nil {
		return nil, value.Errorf(value.SyntaxError, "A pattern or subquery is not allowed here: %s", e)
	}
	return hook(e, scope)
}
