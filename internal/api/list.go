package api

import (
	"context"

	"rolegraph/graph"
)

// ListParams narrows and pages a list. Huma sees embedded fields only when their
// type is exported.
type ListParams struct {
	Q       string `query:"q" doc:"keeps names that contain this, whatever the case" maxLength:"200"`
	Dataset string `query:"dataset" doc:"keeps one data set" example:"seed"`
	Kind    string `query:"kind" doc:"keeps one kind, such as skill or knowledge" example:"knowledge"`
	Group   string `query:"group" doc:"keeps members of the Group with this id, at any depth"`
	Sort    string `query:"sort" enum:"name,uses" default:"name" doc:"by name, or the most used first"`
	Limit   int    `query:"limit" minimum:"1" maximum:"500" default:"50"`
	Cursor  string `query:"cursor" doc:"next of the page before"`
}

func (in ListParams) options() graph.ListOptions {
	return graph.ListOptions{Q: in.Q, Dataset: in.Dataset, Kind: in.Kind, Group: in.Group, Sort: graph.Sort(in.Sort), Limit: in.Limit, Cursor: in.Cursor}
}

// list answers GET /roles and its like.
func (s *Server) list(label string) func(context.Context, *ListParams) (*reply[graph.List], error) {
	return func(ctx context.Context, in *ListParams) (*reply[graph.List], error) {
		return answer(s.Graph.List(ctx, label, in.options()))
	}
}

type listNodesInput struct {
	Label string `path:"label" example:"Team"`
	ListParams
}

func (s *Server) listNodes(ctx context.Context, in *listNodesInput) (*reply[graph.List], error) {
	return answer(s.Graph.List(ctx, in.Label, in.options()))
}
