package eval_test

import (
	"errors"
	"time"

	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/function"
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

// evaluate computes an expression written in Cypher, without a graph.
func evaluate(text string, params value.Map) (value.Value, error) {
	e, err := parseExpression(text)
	if err != nil {
		return nil, err
	}
	scope := eval.NewScope()
	program, err := eval.Compile(e, scope)
	if err != nil {
		return nil, err
	}
	return program(testContext(params), make(eval.Row, scope.Width()))
}

func parseExpression(text string) (syntax.Expr, error) {
	statement, err := syntax.Parse("RETURN " + text + " AS result")
	if err != nil {
		return nil, err
	}
	query, ok := statement.Body.(*syntax.Query)
	if !ok {
		return nil, errors.New("not one expression")
	}
	projection, ok := query.Parts[0].Clauses[0].(*syntax.Return)
	if !ok || len(projection.Projection.Items) == 0 {
		return nil, errors.New("not one expression")
	}
	return projection.Projection.Items[0].Expr, nil
}

func testContext(params value.Map) *eval.Context {
	now := time.Date(2024, 2, 29, 12, 30, 0, 0, time.UTC)
	return &eval.Context{Context: function.Context{Statement: now, Transaction: now, Realtime: func() time.Time { return now }}, Params: params}
}
