package api

import (
	"context"

	"rolegraph/graph"
)

// CompareParams says what to compare.
type CompareParams struct {
	Roles []string    `query:"roles" doc:"keys of 2 to 40 roles" maxItems:"40" example:"ml-engineer,ml-researcher"`
	Group string      `query:"group" doc:"or all roles of the Group with this id"`
	Via   []graph.Via `query:"via" enum:"tools,skills,degrees" doc:"what to compare; tools when left out"`
}

func (in *CompareParams) options() graph.CompareOptions {
	return graph.CompareOptions{Roles: in.Roles, Group: in.Group, Via: in.Via}
}

func (s *Server) compare(ctx context.Context, in *CompareParams) (*reply[graph.Comparison], error) {
	return answer(s.Graph.Compare(ctx, in.options()))
}
