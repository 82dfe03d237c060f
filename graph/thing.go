package graph

import "context"

// Thing is one node and everything it is connected to, grouped.
type Thing struct {
	Node   Node        `json:"node"`
	Groups []LinkGroup `json:"groups" doc:"its relationships by type, direction and label of the other end, most telling first"`
}

// LinkGroup is the relationships of one node that share type, direction and
// label of the other end.
type LinkGroup struct {
	Type      string    `json:"type" example:"USES"`
	Direction Direction `json:"direction" example:"out"`
	Label     string    `json:"label" doc:"label of the other end" example:"Tool"`
	Links     []Link    `json:"links,omitempty"`
	Cut
}

// Link is one relationship as seen from one of its ends.
type Link struct {
	Other      Ref              `json:"other"`
	ElementID  string           `json:"elementId" doc:"of the relationship"`
	Properties map[string]Value `json:"properties" doc:"of the relationship, its evidence (source) among them"`
}

// Thing returns the node with that label and key, and up to perGroup links of
// each group (0 means 200). An unknown key is a NotFound error with the nearest
// names.
func (db *DB) Thing(ctx context.Context, label, key string, perGroup int) (*Thing, error) {
	return nil, errNotBuilt
}

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

// Neighbors expands a node: counts first, then a page of the chosen ones.
func (db *DB) Neighbors(ctx context.Context, label, key string, o NeighborOptions) (*Neighbors, error) {
	return nil, errNotBuilt
}
