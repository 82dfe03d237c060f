package api

import (
	"context"

	"rolegraph/graph"
)

// RouteParams says which career routes to look for.
type RouteParams struct {
	From    string      `query:"from" required:"true" doc:"key of the role to start from" example:"data-engineer"`
	To      string      `query:"to" required:"true" doc:"key of the role to get to" example:"ml-engineer"`
	K       int         `query:"k" minimum:"1" maximum:"10" default:"3" doc:"routes at most"`
	MaxHops int         `query:"maxHops" minimum:"1" maximum:"8" default:"5" doc:"hops of a route at most"`
	Zones   graph.Zones `query:"zones" enum:"any,same,adjacent" default:"any" doc:"hops allowed between job zones; a role without a zone is in none"`
}

type routesInput struct {
	RouteParams
	Things int `query:"things" minimum:"1" maximum:"100" default:"10" doc:"missing and carried things to name for each hop; totals count all"`
}

func (in *RouteParams) options(things int) graph.RouteOptions {
	return graph.RouteOptions{K: in.K, MaxHops: in.MaxHops, Zones: in.Zones, Things: things}
}

func (s *Server) careers(ctx context.Context, in *routesInput) (*reply[graph.Routes], error) {
	return answer(s.Graph.Routes(ctx, in.From, in.To, in.options(in.Things)))
}
