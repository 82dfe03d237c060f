package api

import (
	"context"

	"rolegraph/graph"
)

type thingInput struct {
	ID       string `path:"id" doc:"key of the node" example:"ml-engineer"`
	PerGroup int    `query:"perGroup" doc:"links of each group at most" minimum:"1" maximum:"500" default:"200"`
}

// thing answers GET /roles/{id} and its like.
func (s *Server) thing(label string) func(context.Context, *thingInput) (*reply[graph.Thing], error) {
	return func(ctx context.Context, in *thingInput) (*reply[graph.Thing], error) {
		return answer(s.Graph.Thing(ctx, label, in.ID, in.PerGroup))
	}
}

// NodePath addresses a node of any label.
type NodePath struct {
	Label string `path:"label" doc:"label that carries the key" example:"Role"`
	Key   string `path:"key" doc:"value of the label's key property, or the elementId where the label has none" example:"ml-engineer"`
}

type nodeInput struct {
	NodePath
	PerGroup int `query:"perGroup" doc:"links of each group at most" minimum:"1" maximum:"500" default:"200"`
}

func (s *Server) node(ctx context.Context, in *nodeInput) (*reply[graph.Thing], error) {
	return answer(s.Graph.Thing(ctx, in.Label, in.Key, in.PerGroup))
}
