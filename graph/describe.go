package graph

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"
)

// Describe makes a Graph of nodes and relationships as the driver hands them out:
// each once, a node named by label and key where a constraint gives it one, else
// by elementId.
func (db *DB) Describe(ctx context.Context, nodes []dbtype.Node, relationships []dbtype.Relationship) (*Graph, error) {
	c, err := db.readCatalog(ctx)
	if err != nil {
		return nil, err
	}
	return c.graph(anys(nodes), anys(relationships)), nil
}

func anys[T any](list []T) []any {
	items := make([]any, len(list))
	for i, item := range list {
		items[i] = item
	}
	return items
}

// graph makes a Graph of the driver's nodes and relationships, each once.
func (c *catalog) graph(nodes, relationships []any) *Graph {
	g := &Graph{Nodes: []Node{}, Relationships: []Relationship{}}
	seen := map[string]bool{}
	for _, v := range nodes {
		if n, ok := v.(dbtype.Node); ok && !seen[n.ElementId] {
			seen[n.ElementId] = true
			g.Nodes = append(g.Nodes, c.node(n))
		}
	}
	for _, v := range relationships {
		if r, ok := v.(dbtype.Relationship); ok && !seen[r.ElementId] {
			seen[r.ElementId] = true
			g.Relationships = append(g.Relationships, relationship(r))
		}
	}
	return g
}
