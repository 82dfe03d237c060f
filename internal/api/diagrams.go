package api

import (
	"context"
	"encoding/json"

	"rolegraph/graph"
	"rolegraph/internal/draw"
)

type thingDiagramInput struct {
	PictureParams
	Label string `query:"label" required:"true" minLength:"1" example:"Role"`
	Key   string `query:"key" required:"true" minLength:"1" example:"ml-engineer"`
}

func (s *Server) thingDiagram(ctx context.Context, in *thingDiagramInput) (*pictureReply, error) {
	thing, err := s.Graph.Thing(ctx, in.Label, in.Key, 0)
	if err != nil {
		return nil, err
	}
	o, err := s.drawing(ctx, in.PictureParams)
	if err != nil {
		return nil, err
	}
	return s.render(ctx, in.PictureParams, draw.Thing(thing, o))
}

type orgDiagramInput struct {
	PictureParams
	OrgParams
}

func (s *Server) orgDiagram(ctx context.Context, in *orgDiagramInput) (*pictureReply, error) {
	chosen, err := in.options()
	if err != nil {
		return nil, err
	}
	org, err := s.Graph.Org(ctx, chosen)
	if err != nil {
		return nil, err
	}
	o, err := s.drawing(ctx, in.PictureParams)
	if err != nil {
		return nil, err
	}
	return s.render(ctx, in.PictureParams, draw.Org(org, o))
}

type compareDiagramInput struct {
	PictureParams
	CompareParams
}

func (s *Server) compareDiagram(ctx context.Context, in *compareDiagramInput) (*pictureReply, error) {
	comparison, err := s.Graph.Compare(ctx, in.options())
	if err != nil {
		return nil, err
	}
	o, err := s.drawing(ctx, in.PictureParams)
	if err != nil {
		return nil, err
	}
	return s.render(ctx, in.PictureParams, draw.Compare(comparison, o))
}

type routeDiagramInput struct {
	PictureParams
	RouteParams
}

func (s *Server) routeDiagram(ctx context.Context, in *routeDiagramInput) (*pictureReply, error) {
	routes, err := s.Graph.Routes(ctx, in.From, in.To, in.options(0))
	if err != nil {
		return nil, err
	}
	o, err := s.drawing(ctx, in.PictureParams)
	if err != nil {
		return nil, err
	}
	return s.render(ctx, in.PictureParams, draw.Routes(routes, o))
}

type neighborhoodDiagramInput struct {
	PictureParams
	Label string `query:"label" required:"true" minLength:"1" example:"Role"`
	Key   string `query:"key" required:"true" minLength:"1" example:"ml-engineer"`
	Depth int    `query:"depth" doc:"hops" minimum:"1" maximum:"3" default:"1"`
	Limit int    `query:"limit" doc:"nodes at most" minimum:"1" maximum:"300" default:"100"`
}

func (s *Server) neighborhoodDiagram(ctx context.Context, in *neighborhoodDiagramInput) (*pictureReply, error) {
	around, err := s.Graph.Neighborhood(ctx, in.Label, in.Key, in.Depth, in.Limit)
	if err != nil {
		return nil, err
	}
	o, err := s.drawing(ctx, in.PictureParams)
	if err != nil {
		return nil, err
	}
	center := graph.Ref{Label: in.Label, Key: in.Key}
	for _, n := range around.Nodes {
		if n.Label == in.Label && n.Key == in.Key {
			center = n.Ref
		}
	}
	var counts []graph.NeighborGroup
	if around.Truncated() {
		all, err := s.Graph.Expand(ctx, in.Label, in.Key, graph.ExpandOptions{CountsOnly: true})
		if err != nil {
			return nil, err
		}
		counts = all.Groups
	}
	return s.render(ctx, in.PictureParams, draw.Neighborhood(center, around, counts, o))
}

type schemaDiagramInput struct {
	PictureParams
}

func (s *Server) schemaDiagram(ctx context.Context, in *schemaDiagramInput) (*pictureReply, error) {
	schema, err := s.Graph.Schema(ctx)
	if err != nil {
		return nil, err
	}
	o, err := s.drawing(ctx, in.PictureParams)
	if err != nil {
		return nil, err
	}
	return s.render(ctx, in.PictureParams, draw.Schema(schema, o))
}

type cypherDiagramInput struct {
	PictureParams
	Query   string  `query:"query" doc:"a statement that returns nodes, relationships or paths" required:"true" minLength:"1" example:"MATCH p = (:Role)-[:USES]->(:Tool) RETURN p"`
	Params  string  `query:"params" doc:"its parameters as a JSON object"`
	Limit   int     `query:"limit" doc:"rows to pull at most" minimum:"1" maximum:"5000" default:"300"`
	Timeout float64 `query:"timeout" doc:"seconds; the server's default when left out" minimum:"0" maximum:"300"`
	Insist  bool    `query:"insist" doc:"run although the estimate is over the budget"`
}

func (s *Server) cypherDiagram(ctx context.Context, in *cypherDiagramInput) (*pictureReply, error) {
	q := CypherBody{Query: in.Query, Limit: in.Limit, Timeout: in.Timeout, Insist: in.Insist}
	if in.Params != "" {
		if err := json.Unmarshal([]byte(in.Params), &q.Params); err != nil {
			return nil, &graph.Error{Code: graph.BadArgument, Argument: "params", Message: "params must be a JSON object: " + err.Error() + "."}
		}
	}
	result, err := s.Queries.Run(ctx, q.request(ctx))
	if err != nil {
		return nil, pointed(ctx, err, in.Query)
	}
	ctx, cancel := context.WithTimeout(ctx, s.Answer)
	defer cancel()
	o, err := s.drawing(ctx, in.PictureParams)
	if err != nil {
		return nil, err
	}
	return s.render(ctx, in.PictureParams, draw.Result(&result.Graph, o))
}
