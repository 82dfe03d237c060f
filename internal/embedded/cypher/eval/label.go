package eval

import (
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

// LabelTest tells whether a node has the labels, or a relationship the type, that
// a label expression asks for.
type LabelTest func(ctx *Context, row Row, entity value.Value) (bool, error)

func compileHasLabels(e *syntax.HasLabels, scope *Scope) (Predicate, error) {
	operand, err := compile(e.Operand, scope)
	if err != nil {
		return nil, err
	}
	test, err := CompileLabels(e.Labels, scope)
	if err != nil {
		return nil, err
	}
	return func(ctx *Context, row Row) (value.Ternary, error) {
		v, err := operand(ctx, row)
		if err != nil || v == nil {
			return value.Unknown, err
		}
		holds, err := test(ctx, row, v)
		return value.TernaryOf(holds), err
	}, nil
}

// CompileLabels compiles a label expression.
func CompileLabels(e syntax.LabelExpr, scope *Scope) (LabelTest, error) {
	switch e := e.(type) {
	case *syntax.LabelName:
		if e.Dynamic != nil {
			return compileDynamicLabel(e, scope)
		}
		return func(ctx *Context, _ Row, v value.Value) (bool, error) { return hasLabel(ctx, v, e.Name) }, nil
	case *syntax.LabelAny:
		return hasAnyLabel, nil
	case *syntax.LabelNot:
		operand, err := CompileLabels(e.Operand, scope)
		if err != nil {
			return nil, err
		}
		return func(ctx *Context, row Row, v value.Value) (bool, error) {
			holds, err := operand(ctx, row, v)
			return !holds, err
		}, nil
	case *syntax.LabelAnd:
		return compileLabelPair(e.Left, e.Right, false, scope)
	case *syntax.LabelOr:
		return compileLabelPair(e.Left, e.Right, true, scope)
	}
	return nil, value.Errorf(value.SyntaxError, "The label expression %s is not allowed here", e)
}

// compileLabelPair stops at the left side where it decides: a true one for OR, a
// false one for AND.
func compileLabelPair(left, right syntax.LabelExpr, decides bool, scope *Scope) (LabelTest, error) {
	l, err := CompileLabels(left, scope)
	if err != nil {
		return nil, err
	}
	r, err := CompileLabels(right, scope)
	if err != nil {
		return nil, err
	}
	return func(ctx *Context, row Row, v value.Value) (bool, error) {
		holds, err := l(ctx, row, v)
		if err != nil || holds == decides {
			return holds, err
		}
		return r(ctx, row, v)
	}, nil
}

func hasLabel(ctx *Context, v value.Value, name string) (bool, error) {
	switch v := v.(type) {
	case value.Node:
		return ctx.Graph.HasLabel(v, name)
	case value.Relationship:
		return ctx.Graph.Type(v) == name, nil
	}
	return false, noEntity(v)
}

func hasAnyLabel(ctx *Context, _ Row, v value.Value) (bool, error) {
	switch v := v.(type) {
	case value.Node:
		labels, err := ctx.Graph.Labels(v)
		return len(labels) > 0, err
	case value.Relationship:
		return true, nil
	}
	return false, noEntity(v)
}

func noEntity(v value.Value) error {
	return value.Errorf(value.TypeError, "Expected %s to be a node or relationship, but it was `%s`", value.Describe(v), value.ClassName(v))
}

// compileDynamicLabel is $(expression): all names of a list, with $any one.
func compileDynamicLabel(e *syntax.LabelName, scope *Scope) (LabelTest, error) {
	names, err := compile(e.Dynamic, scope)
	if err != nil {
		return nil, err
	}
	return func(ctx *Context, row Row, v value.Value) (bool, error) {
		list, err := names(ctx, row)
		if err != nil {
			return false, err
		}
		for _, name := range traversable(list) {
			s, ok := name.(value.String)
			if !ok {
				return false, value.Errorf(value.TypeError, "Expected the name of a label or type, but got: %s", value.Describe(name))
			}
			holds, err := hasLabel(ctx, v, string(s))
			if err != nil || holds == e.Any {
				return holds, err
			}
		}
		return !e.Any, nil
	}, nil
}
