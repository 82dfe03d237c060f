package graph

import "rolegraph/internal/typedjson"

// Ref names a node the way links and cursors do: by the label and key of its
// uniqueness constraint, or by elementId where no constraint gives a key.
type Ref struct {
	Label   string `json:"label" doc:"the label that carries the key" example:"Role"`
	Key     string `json:"key" doc:"value of the label's key property; the elementId where the label has no key" example:"ml-engineer"`
	Name    string `json:"name" doc:"what to show: the name, else the title, else the key"`
	Dataset string `json:"dataset,omitempty" doc:"data set the node comes from" example:"seed"`
}

// Node is one node with everything the database says of it.
type Node struct {
	Ref
	ElementID  string                     `json:"elementId"`
	Labels     []string                   `json:"labels"`
	Properties map[string]typedjson.Value `json:"properties"`
}

// Relationship is one relationship between two nodes of the same answer.
type Relationship struct {
	ElementID  string                     `json:"elementId"`
	Type       string                     `json:"type"`
	Start      string                     `json:"start" doc:"elementId of the start node"`
	End        string                     `json:"end" doc:"elementId of the end node"`
	Properties map[string]typedjson.Value `json:"properties"`
}

// Graph is a set of nodes and the relationships between them, each once, in the
// order in which the database gave them.
type Graph struct {
	Nodes         []Node         `json:"nodes"`
	Relationships []Relationship `json:"relationships"`
	Cut
}

// Direction of a relationship as seen from a node.
type Direction string

// The directions of a relationship as seen from a node.
const (
	Out  Direction = "out"
	In   Direction = "in"
	Both Direction = "both"
)
