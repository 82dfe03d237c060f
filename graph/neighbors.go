package graph

import (
	"context"
	"maps"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"
)

// NeighborOptions chooses a page of neighbors. With Type and Label empty only
// the counts are returned.
type NeighborOptions struct {
	Type      string
	Direction Direction // "" means both
	Label     string
	Limit     int // 1 to 500; 0 means 25
	Cursor    string
}

// Neighbors is the counts by type, direction and label, and a page of the chosen
// group as a graph that can be added to a canvas.
type Neighbors struct {
	Node   Ref         `json:"node"`
	Counts []LinkGroup `json:"counts" doc:"without links"`
	Page   *Graph      `json:"page,omitempty" doc:"the chosen neighbors with their relationships; absent when only counts were asked for"`
}

// Neighbors expands a node: counts first, then a page of the chosen ones. The page
// holds the node itself too; its Cut counts relationships.
func (db *DB) Neighbors(ctx context.Context, label, key string, o NeighborOptions) (*Neighbors, error) {
	limit, err := between("limit", o.Limit, 25, 1, 500)
	if err != nil {
		return nil, err
	}
	if o.Direction, err = direction(o.Direction); err != nil {
		return nil, err
	}
	from, first, err := parseCursor(o.Cursor)
	if err != nil {
		return nil, err
	}
	c, err := db.readCatalog(ctx)
	if err != nil {
		return nil, err
	}
	property, keys := c.locate(label, key)
	params := c.params(map[string]any{
		"keys": keys, "page": o.paged(), "direction": string(o.Direction), "otherLabel": o.Label, "limit": limit + 1,
	})
	maps.Copy(params, from.params(first))
	row, err := db.askOne(ctx, statement("neighbors", params, fillLabel("label", label), fillKey("n", "property", property), fillAny("types", oneType(o.Type))))
	if err != nil {
		return nil, err
	}
	if row == nil {
		return nil, db.missing(ctx, label, key)
	}
	return c.neighbors(row, o, limit), nil
}

func (o NeighborOptions) paged() bool { return o.Type != "" || o.Label != "" }

// oneType is the list of one type; of none where it is "".
func oneType(relType string) []string {
	if relType == "" {
		return nil
	}
	return []string{relType}
}

func (o NeighborOptions) chooses(g LinkGroup) bool {
	return (o.Type == "" || o.Type == g.Type) && (o.Direction == Both || o.Direction == g.Direction) && (o.Label == "" || o.Label == g.Label)
}

func (c *catalog) neighbors(row []any, o NeighborOptions, limit int) *Neighbors {
	n, _ := row[0].(dbtype.Node)
	answer := &Neighbors{Node: c.node(n).Ref, Counts: c.linkGroups(row[1])}
	for i := range answer.Counts {
		answer.Counts[i].Reason = "counts only"
	}
	if !o.paged() {
		return answer
	}
	links := asList(row[2])
	page := links[:min(limit, len(links))]
	graph := c.graph(pageNodes(n, page), pageRelationships(page))
	graph.Returned = len(page)
	for _, g := range answer.Counts {
		if o.chooses(g) {
			graph.Total += g.Total
		}
	}
	if len(links) > limit {
		last := asList(page[limit-1])
		r, _ := last[0].(dbtype.Relationship)
		graph.Reason, graph.Next = "limit", after{Rank: asFloat(last[2]), Name: asString(last[3]), Key: r.ElementId}.cursor()
	}
	answer.Page = graph
	return answer
}

// pageNodes and pageRelationships take links, [relationship, other node, …], apart.
func pageNodes(center dbtype.Node, links []any) []any {
	nodes := []any{center}
	for _, l := range links {
		nodes = append(nodes, asList(l)[1])
	}
	return nodes
}

func pageRelationships(links []any) []any {
	relationships := make([]any, len(links))
	for i, l := range links {
		relationships[i] = asList(l)[0]
	}
	return relationships
}
