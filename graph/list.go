package graph

import "context"

// ListOptions narrows and pages a list.
type ListOptions struct {
	Q       string // keeps names that contain it, case-insensitively
	Dataset string // keeps one data set
	Group   string // keeps members of one Group, by its id, at any depth
	Limit   int    // items per page, 1 to 500; 0 means 50
	Cursor  string // Next of the page before
}

// ListItem is one row of a list.
type ListItem struct {
	Ref
	Summary string `json:"summary,omitempty"`
	Uses    int64  `json:"uses" doc:"how many relationships connect it to other things; for tools, skills and degrees: how many roles have it"`
}

// List is one page of the nodes with a label, ordered by name, then key.
type List struct {
	Items []ListItem `json:"items"`
	Cut
}

// List returns one page of the nodes that carry label.
func (db *DB) List(ctx context.Context, label string, o ListOptions) (*List, error) {
	return nil, errNotBuilt
}
