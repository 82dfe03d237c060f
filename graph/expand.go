package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"
)

// ExpandOptions chooses what an expanded node brings. Type, Direction, Label and Q
// are the facet that a fold is opened by.
type ExpandOptions struct {
	Type       string
	Direction  Direction // "" means both
	Label      string    // of the other end
	Q          string    // part of a neighbor's name
	Known      []string  // elementIds of neighbors that are there already
	AtOnce     int       // so many come at once, 1 to 500; 0 means 30
	Limit      int       // how many of more than that, 1 to 500; 0 means 25
	CountsOnly bool
}

// Expansion is what an expanded node brings: how many neighbors it has, and the
// chosen ones with the relationships between them and the node.
type Expansion struct {
	Node   Node            `json:"node"`
	Groups []NeighborGroup `json:"groups" doc:"every neighbor, known or not, counted by type, direction and label"`
	Graph  Graph           `json:"graph" doc:"the chosen neighbors; total is how many are not known and fit the facet"`
}

// NeighborGroup counts neighbors. One that is linked in several ways stands in several groups.
type NeighborGroup struct {
	Type      string    `json:"type" example:"USES"`
	Direction Direction `json:"direction" example:"out"`
	Label     string    `json:"label" doc:"label of the neighbors" example:"Tool"`
	Neighbors int64     `json:"neighbors" doc:"how many different nodes"`
}

// Expand counts the neighbors of a node and chooses those to show: all that are not
// known where these are few, else the most telling, one of each group in turn.
func (db *DB) Expand(ctx context.Context, label, key string, o ExpandOptions) (*Expansion, error) {
	o, err := o.checked()
	if err != nil {
		return nil, err
	}
	c, err := db.readCatalog(ctx)
	if err != nil {
		return nil, err
	}
	property, keys := c.locate(label, key)
	params := map[string]any{
		"keys": keys, "keyed": c.keyed, "known": o.Known, "choose": !o.CountsOnly,
		"direction": string(o.Direction), "otherLabel": o.Label, "q": strings.ToLower(o.Q),
		"atOnce": o.AtOnce, "limit": o.Limit, "most": max(o.AtOnce, o.Limit),
	}
	row, err := db.askOne(ctx, statement("expand", params,
		fillLabel("label", label), fillKey("n", "property", property), fillAny("types", oneType(o.Type))))
	if err != nil {
		return nil, err
	}
	if row == nil {
		return nil, db.missing(ctx, label, key)
	}
	return c.expansion(row, o), nil
}

func (o ExpandOptions) checked() (_ ExpandOptions, err error) {
	if o.AtOnce, err = between("atOnce", o.AtOnce, 30, 1, 500); err != nil {
		return o, err
	}
	if o.Limit, err = between("limit", o.Limit, 25, 1, 500); err != nil {
		return o, err
	}
	o.Direction, err = direction(o.Direction)
	if o.Known == nil {
		o.Known = []string{}
	}
	return o, err
}

// expansion decodes a row of expand.cypher.
func (c *catalog) expansion(row []any, o ExpandOptions) *Expansion {
	n, _ := row[0].(dbtype.Node)
	g := c.graph(asList(row[3]), asList(row[4]))
	g.Returned, g.Total = len(g.Nodes), asInt(row[2])
	switch {
	case o.CountsOnly:
		g.Reason = "counts only"
	case g.Total > int64(g.Returned):
		g.Reason = "limit"
	}
	return &Expansion{Node: c.node(n), Groups: neighborGroups(row[1]), Graph: *g}
}

// neighborGroups puts the most telling type first, as linkGroups does.
func neighborGroups(v any) []NeighborGroup {
	groups := []NeighborGroup{}
	for _, item := range asList(v) {
		g := asList(item)
		groups = append(groups, NeighborGroup{
			Type: asString(g[0]), Direction: Direction(asString(g[1])), Label: asString(g[2]), Neighbors: asInt(g[3]),
		})
	}
	slices.SortFunc(groups, func(a, b NeighborGroup) int {
		return cmp.Or(
			cmp.Compare(telling(a.Type), telling(b.Type)), cmp.Compare(b.Neighbors, a.Neighbors),
			cmp.Compare(a.Type, b.Type), -cmp.Compare(a.Direction, b.Direction), cmp.Compare(a.Label, b.Label),
		)
	})
	return groups
}
