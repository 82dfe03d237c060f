package api

import (
	"context"
	"strings"

	"rolegraph/graph"
)

type pathsInput struct {
	From      string          `query:"from" pattern:"^[^:]+:." patternDescription:"a label, a colon and a key" doc:"Label:key; when left out: from anywhere near" example:"Role:ml-engineer"`
	To        string          `query:"to" pattern:"^[^:]+:." patternDescription:"a label, a colon and a key" doc:"Label:key" required:"true" minLength:"3" example:"Tool:pytorch"`
	Types     []string        `query:"types" doc:"relationship types to follow; all when left out" example:"USES,REQUIRES"`
	Direction graph.Direction `query:"direction" enum:"out,in,both" default:"both" doc:"out follows arrows from from to to"`
	K         int             `query:"k" doc:"paths at most" minimum:"1" maximum:"50" default:"5"`
	MaxHops   int             `query:"maxHops" minimum:"1" maximum:"15" default:"6"`
}

func (s *Server) paths(ctx context.Context, in *pathsInput) (*reply[graph.Paths], error) {
	o := graph.PathOptions{Types: in.Types, Direction: in.Direction, K: in.K, MaxHops: in.MaxHops}
	to, err := nodeKey("to", in.To)
	if err != nil {
		return nil, err
	}
	o.To = to
	if in.From != "" {
		from, err := nodeKey("from", in.From)
		if err != nil {
			return nil, err
		}
		o.From = &from
	}
	return answer(s.Graph.Paths(ctx, o))
}

// nodeKey reads a node written as Label:key; the key may hold colons.
func nodeKey(argument, text string) (graph.NodeKey, error) {
	label, key, found := strings.Cut(text, ":")
	if !found || label == "" || key == "" {
		return graph.NodeKey{}, &graph.Error{
			Code: graph.BadArgument, Argument: argument,
			Message: argument + " must be a label, a colon and a key, for instance Role:ml-engineer.",
		}
	}
	return graph.NodeKey{Label: label, Key: key}, nil
}
