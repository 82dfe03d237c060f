package query

import (
	"context"
	_ "embed"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"rolegraph/graph"
)

// collector gathers the nodes and relationships found anywhere in values, each
// once, in the order in which they come.
type collector struct {
	nodes         []dbtype.Node
	relationships []dbtype.Relationship
	seen          map[string]bool // by elementId; nodes and relationships have their own
}

func newCollector() *collector { return &collector{seen: map[string]bool{}} }

func (c *collector) add(v any) {
	switch v := v.(type) {
	case dbtype.Node:
		c.addNode(v)
	case dbtype.Relationship:
		c.addRelationship(v)
	case dbtype.Path:
		for _, n := range v.Nodes {
			c.addNode(n)
		}
		for _, r := range v.Relationships {
			c.addRelationship(r)
		}
	case []any:
		for _, item := range v {
			c.add(item)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			c.add(v[key])
		}
	}
}

func (c *collector) addNode(n dbtype.Node) {
	if key := "n" + n.ElementId; !c.seen[key] {
		c.seen[key] = true
		c.nodes = append(c.nodes, n)
	}
}

func (c *collector) addRelationship(r dbtype.Relationship) {
	if key := "r" + r.ElementId; !c.seen[key] {
		c.seen[key] = true
		c.relationships = append(c.relationships, r)
	}
}

// missingEnds lists the end nodes of relationships that were not returned.
func (c *collector) missingEnds() []string {
	var missing []string
	for _, r := range c.relationships {
		for _, id := range []string{r.StartElementId, r.EndElementId} {
			if !c.seen["n"+id] {
				missing = append(missing, id)
			}
		}
	}
	slices.Sort(missing)
	return slices.Compact(missing)
}

//go:embed nodes.cypher
var nodesByID string

// graphOf fetches the missing ends of relationships and returns the graph.
func (r *Runner) graphOf(ctx context.Context, c *collector) (*graph.Graph, error) {
	if missing := c.missingEnds(); len(missing) > 0 {
		if err := r.fetchNodes(ctx, missing, c); err != nil {
			return nil, err
		}
	}
	if len(c.nodes) == 0 {
		return &graph.Graph{Nodes: []graph.Node{}, Relationships: []graph.Relationship{}}, nil
	}
	return r.db.Describe(ctx, c.nodes, c.relationships)
}

func (r *Runner) fetchNodes(ctx context.Context, ids []string, c *collector) error {
	session := r.session(ctx, neo4j.AccessModeRead)
	defer session.Close(ctx)
	s := &statement{text: nodesByID}
	result, err := session.Run(ctx, nodesByID, map[string]any{"ids": ids})
	if err != nil {
		return r.explainError(ctx, err, s, 0)
	}
	for result.Next(ctx) {
		c.add(result.Record().Values[0])
	}
	if err := result.Err(); err != nil {
		return r.explainError(ctx, err, s, 0)
	}
	return nil
}
