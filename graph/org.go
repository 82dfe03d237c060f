package graph

import "context"

// Orientation says how one relationship type builds a hierarchy: Up when it
// points from child to parent (REPORTS_TO), else from parent to child (INCLUDES).
type Orientation struct {
	Type string
	Up   bool
}

// OrgOptions chooses a hierarchy.
type OrgOptions struct {
	Rels  []Orientation // empty means MEMBER_OF, PART_OF and REPORTS_TO, all up
	Root  *NodeKey      // nil: every node that has children and no parent
	Depth int           // levels open below the roots; 0 means 2
	Open  []NodeKey     // branches open below that depth
	Cross []string      // types drawn across the hierarchy; empty means WORKS_WITH
	Limit int           // boxes at most, 1 to 500; 0 means 150
}

// Org is a hierarchy with parts folded. Nodes are referred to by index.
type Org struct {
	Nodes      []OrgNode `json:"nodes" doc:"level by level, then by name"`
	Edges      []OrgEdge `json:"edges" doc:"parent to child"`
	Cross      []OrgEdge `json:"cross" doc:"relationships across the hierarchy"`
	Breadcrumb []Ref     `json:"breadcrumb" doc:"from the top down to the chosen root"`
	Cycles     int       `json:"cycles" doc:"relationships that close a cycle; they are among cross"`
	Cut
}

// OrgNode is one node of the hierarchy.
type OrgNode struct {
	Node
	Level    int   `json:"level" doc:"0 for roots"`
	Children int64 `json:"children" doc:"direct children in the database"`
	Folded   int64 `json:"folded" doc:"descendants that are not among the nodes"`
	Leaves   []Ref `json:"leaves,omitempty" doc:"direct children without children of their own, stacked in this node's box instead of being nodes"`
}

// OrgEdge joins two nodes of the hierarchy.
type OrgEdge struct {
	From int    `json:"from"`
	To   int    `json:"to"`
	Type string `json:"type"`
}

// Org returns a hierarchy of the graph, folded to what one can read. Several
// roots, several parents and cycles are kept, not fatal.
func (db *DB) Org(ctx context.Context, o OrgOptions) (*Org, error) { return nil, errNotBuilt }
