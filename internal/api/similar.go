package api

import (
	"context"

	"rolegraph/graph"
)

type similarInput struct {
	ID    string      `path:"id" doc:"key of the role" example:"ml-engineer"`
	Via   []graph.Via `query:"via" enum:"tools,skills,degrees" doc:"what must be shared; tools and skills when left out"`
	Limit int         `query:"limit" minimum:"1" maximum:"100" default:"10"`
}

func (s *Server) similar(ctx context.Context, in *similarInput) (*reply[graph.Similar], error) {
	return answer(s.Graph.Similar(ctx, in.ID, graph.SimilarOptions{Via: in.Via, Limit: in.Limit}))
}
