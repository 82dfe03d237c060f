package api

import (
	"context"

	"rolegraph/graph"
)

func (s *Server) schema(ctx context.Context, _ *struct{}) (*reply[graph.Schema], error) {
	return answer(s.Graph.Schema(ctx))
}

func (s *Server) statistics(ctx context.Context, _ *struct{}) (*reply[graph.Statistics], error) {
	return answer(s.Graph.Statistics(ctx))
}
