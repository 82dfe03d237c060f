package query

import (
	"context"

	"rolegraph/graph"
)

// Run runs a statement and returns its whole answer, up to the request's limit.
func (r *Runner) Run(ctx context.Context, q Request) (*Result, error) {
	rows, err := r.Open(ctx, q)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	result := &Result{Columns: append([]string{}, rows.Columns()...), Rows: [][]graph.Value{}}
	found := newCollector()
	for rows.Next() {
		row := make([]graph.Value, len(rows.Values()))
		for i, v := range rows.Values() {
			row[i] = graph.Value{V: v}
			found.add(v)
		}
		result.Rows = append(result.Rows, row)
	}
	summary, err := rows.Summary()
	if err != nil {
		return nil, err
	}
	result.Summary = *summary
	result.Graph, err = r.graphOf(rows.ctx, found)
	result.Graph.Cut = graph.Cut{Returned: len(result.Graph.Nodes), Total: int64(len(result.Graph.Nodes)), AtLeast: summary.AtLeast, Reason: summary.Reason}
	return result, err
}
