package api

import (
	"context"

	"rolegraph/graph"
)

type searchInput struct {
	Q      string   `query:"q" required:"true" minLength:"1" maxLength:"200" example:"tensorflo"`
	Labels []string `query:"labels" doc:"keeps these labels; every named node when left out" example:"Role,Tool"`
	Limit  int      `query:"limit" minimum:"1" maximum:"100" default:"10"`
}

func (s *Server) search(ctx context.Context, in *searchInput) (*reply[graph.SearchResult], error) {
	return answer(s.Graph.Search(ctx, graph.SearchOptions{Q: in.Q, Labels: in.Labels, Limit: in.Limit}))
}
