package api

import (
	"context"
	"strings"

	"rolegraph/graph"
)

// OrgParams chooses a hierarchy.
type OrgParams struct {
	Rel    []string `query:"rel" doc:"relationship types that build the hierarchy, each with :up (points to the parent) or :down; MEMBER_OF, PART_OF and REPORTS_TO up, without classifications, when left out" example:"REPORTS_TO:up"`
	Root   string   `query:"root" pattern:"^[^:]+:." patternDescription:"a label, a colon and a key" doc:"Label:key of the top; every node with children and no parent when left out" example:"Team:machine-learning-team"`
	Depth  int      `query:"depth" doc:"levels open below the roots; when left out 2, or fewer where these exceed the limit, or none where there are more than 12 roots" minimum:"1" maximum:"10"`
	Open   []string `query:"open,explode" doc:"Label:key of branches open below that depth; may be repeated"`
	Fold   []string `query:"fold,explode" doc:"Label:key of branches folded although they lie above that depth; may be repeated"`
	Cross  []string `query:"cross" doc:"relationship types drawn across; WORKS_WITH when left out, none for none"`
	RollUp string   `query:"rollup" doc:"a relationship type from a node to its group: shows nodes as their groups, and the relationships between members as counted ones between groups" example:"MEMBER_OF"`
	Limit  int      `query:"limit" doc:"boxes at most" minimum:"1" maximum:"500" default:"150"`
}

func (in *OrgParams) options() (graph.OrgOptions, error) {
	o := graph.OrgOptions{Depth: in.Depth, Cross: in.Cross, RollUp: in.RollUp, Limit: in.Limit}
	for _, rel := range in.Rel {
		orientation, err := orientation(rel)
		if err != nil {
			return o, err
		}
		o.Rels = append(o.Rels, orientation)
	}
	if in.Root != "" {
		root, err := nodeKey("root", in.Root)
		if err != nil {
			return o, err
		}
		o.Root = &root
	}
	var err error
	if o.Open, err = nodeKeys("open", in.Open); err != nil {
		return o, err
	}
	o.Fold, err = nodeKeys("fold", in.Fold)
	return o, err
}

// nodeKeys reads a list of Label:key.
func nodeKeys(argument string, texts []string) ([]graph.NodeKey, error) {
	var keys []graph.NodeKey
	for _, text := range texts {
		key, err := nodeKey(argument, text)
		if err != nil {
			return nil, err
		}
		keys = append(keys, key)
	}
	return keys, nil
}

// orientation reads TYPE:up or TYPE:down.
func orientation(text string) (graph.Orientation, error) {
	relType, way, _ := strings.Cut(text, ":")
	if relType == "" || way != "up" && way != "down" {
		return graph.Orientation{}, &graph.Error{
			Code: graph.BadArgument, Argument: "rel",
			Message: "rel must be a relationship type with :up or :down, for instance REPORTS_TO:up.",
		}
	}
	return graph.Orientation{Type: relType, Up: way == "up"}, nil
}

func (s *Server) org(ctx context.Context, in *OrgParams) (*reply[graph.Org], error) {
	o, err := in.options()
	if err != nil {
		return nil, err
	}
	return answer(s.Graph.Org(ctx, o))
}
