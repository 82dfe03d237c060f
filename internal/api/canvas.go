package api

import (
	"context"

	"rolegraph/graph"
)

type lookupInput struct {
	Body struct {
		Nodes []graph.NodeKey `json:"nodes" maxItems:"20000"`
	}
}

// lookup answers POST /nodes.
func (s *Server) lookup(ctx context.Context, in *lookupInput) (*reply[graph.Lookup], error) {
	return answer(s.Graph.Lookup(ctx, in.Body.Nodes))
}

type betweenInput struct {
	Body struct {
		Nodes  []string `json:"nodes" maxItems:"20000" doc:"elementIds"`
		Others []string `json:"others,omitempty" maxItems:"20000" doc:"elementIds; what joins two of these is left out"`
	}
}

// between answers POST /relationships.
func (s *Server) between(ctx context.Context, in *betweenInput) (*reply[graph.Relationships], error) {
	return answer(s.Graph.Between(ctx, in.Body.Nodes, in.Body.Others))
}
