package api

import (
	"context"

	"rolegraph/graph"
)

// ExpandBody chooses what an expanded node brings.
type ExpandBody struct {
	Type       string          `json:"type,omitempty" doc:"relationship type to follow; all when left out" example:"USES"`
	Direction  graph.Direction `json:"direction,omitempty" enum:"out,in,both" doc:"both when left out"`
	Other      string          `json:"other,omitempty" doc:"label of the neighbors" example:"Tool"`
	Q          string          `json:"q,omitempty" maxLength:"200" doc:"part of a neighbor's name"`
	Known      []string        `json:"known,omitempty" maxItems:"20000" doc:"elementIds of neighbors that are there already; they are counted, not returned"`
	AtOnce     int             `json:"atOnce,omitempty" minimum:"1" maximum:"500" doc:"where there are no more than these, all are returned; 30 when left out"`
	Limit      int             `json:"limit,omitempty" minimum:"1" maximum:"500" doc:"how many are returned of more; 25 when left out"`
	CountsOnly bool            `json:"countsOnly,omitempty"`
}

type expandInput struct {
	NodePath
	Body ExpandBody
}

func (s *Server) expand(ctx context.Context, in *expandInput) (*reply[graph.Expansion], error) {
	b := in.Body
	return answer(s.Graph.Expand(ctx, in.Label, in.Key, graph.ExpandOptions{
		Type: b.Type, Direction: b.Direction, Label: b.Other, Q: b.Q, Known: b.Known,
		AtOnce: b.AtOnce, Limit: b.Limit, CountsOnly: b.CountsOnly,
	}))
}
