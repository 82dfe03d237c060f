package query

import (
	"context"

	"rolegraph/graph"
	"rolegraph/internal/typedjson"
)

// Run runs a statement and returns its whole answer, up to the request's limit.
func (r *Runner) Run(ctx context.Context, q Request) (*Result, error) {
	rows, err := r.Open(ctx, q)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	result := &Result{Columns: append([]string{}, rows.Columns()...), Rows: [][]typedjson.Value{}}
	found := newCollector()
	for rows.Next() {
		row := make([]typedjson.Value, len(rows.Values()))
		for i, v := range rows.Values() {
			row[i] = typedjson.Value{V: v}
			found.add(v)
		}
		result.Rows = append(result.Rows, row)
	}
	summary, err := rows.Summary()
	if err != nil {
		return nil, err
	}
	result.Summary = *summary
	g, err := r.graphOf(rows.ctx, found)
	if err != nil {
		return nil, err
	}
	g.Cut = graph.Cut{Returned: len(g.Nodes), Total: int64(len(g.Nodes)), AtLeast: summary.AtLeast, Reason: summary.Reason}
	result.Graph = *g
	return result, nil
}
