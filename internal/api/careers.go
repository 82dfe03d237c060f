package api

import (
	"context"

	"rolegraph/graph"
)

// RouteParams says which career routes to look for.
type RouteParams struct {
	From    string      `query:"from" required:"true" minLength:"1" doc:"key of the role to start from" example:"data-engineer"`
	To      string      `query:"to" required:"true" minLength:"1" doc:"key of the role to get to" example:"ml-engineer"`
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

type whatIfInput struct {
	ID    string   `path:"id" doc:"key of the role" example:"data-engineer"`
	Learn []string `query:"learn,explode" doc:"keys of at most 20 skills and tools to learn, as several parameters or with commas between them; a label and a colon may stand before a key" example:"Tool:tensorflow"`
	Near  float64  `query:"near" minimum:"0" doc:"the gap at which a role is near; as near as the median of related roles when left out"`
	Limit int      `query:"limit" minimum:"1" maximum:"100" default:"10" doc:"roles, and things to learn next, at most"`
}

func (s *Server) whatIf(ctx context.Context, in *whatIfInput) (*reply[graph.WhatIf], error) {
	return answer(s.Graph.WhatIf(ctx, in.ID, graph.WhatIfOptions{Learn: in.Learn, Near: in.Near, Limit: in.Limit}))
}
