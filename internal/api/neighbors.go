package api

import (
	"context"

	"rolegraph/graph"
)

type neighborsInput struct {
	NodePath
	Type      string          `query:"type" doc:"relationship type of the page; without type and other only the counts are returned" example:"USES"`
	Direction graph.Direction `query:"direction" enum:"out,in,both" default:"both"`
	Other     string          `query:"other" doc:"label of the other end" example:"Tool"`
	Limit     int             `query:"limit" minimum:"1" maximum:"500" default:"25"`
	Cursor    string          `query:"cursor" doc:"next of the page before"`
}

func (s *Server) neighbors(ctx context.Context, in *neighborsInput) (*reply[graph.Neighbors], error) {
	return answer(s.Graph.Neighbors(ctx, in.Label, in.Key, graph.NeighborOptions{
		Type: in.Type, Direction: in.Direction, Label: in.Other, Limit: in.Limit, Cursor: in.Cursor,
	}))
}
