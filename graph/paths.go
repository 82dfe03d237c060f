package graph

import "context"

// NodeKey addresses a node by label and key.
type NodeKey struct{ Label, Key string }

// PathOptions chooses the paths of [DB.Paths].
type PathOptions struct {
	From      *NodeKey // nil: from anywhere near To
	To        NodeKey
	Types     []string  // relationship types to follow; empty means all
	Direction Direction // Out follows arrows from From to To; "" means both
	K         int       // how many paths, 1 to 50; 0 means 5
	MaxHops   int       // 1 to 15; 0 means 6
}

// Paths is shortest paths, shortest first, each as the nodes and relationships
// it walks, by elementId into Graph.
type Paths struct {
	Paths []Path `json:"paths"`
	Graph Graph  `json:"graph" doc:"every node and relationship of the paths, once"`
	Cut
}

// Path is a walk: Nodes has one more element than Relationships.
type Path struct {
	Nodes         []string `json:"nodes" doc:"elementIds"`
	Relationships []string `json:"relationships" doc:"elementIds"`
}

// Paths returns the shortest paths between two nodes.
func (db *DB) Paths(ctx context.Context, o PathOptions) (*Paths, error) {
	return nil, errNotBuilt
}

// Neighborhood returns the node, the nodes within depth hops (1 to 3), and all
// relationships between them, at most limit nodes (0 means 100), nearest first.
func (db *DB) Neighborhood(ctx context.Context, label, key string, depth, limit int) (*Graph, error) {
	return nil, errNotBuilt
}
