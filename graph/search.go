package graph

import "context"

// SearchOptions narrows [DB.Search].
type SearchOptions struct {
	Q      string
	Labels []string // empty means every named node
	Limit  int      // 1 to 100; 0 means 10
}

// SearchResult is ranked hits: exact names first, then prefixes, words, contained
// text and names within a typing error.
type SearchResult struct {
	Items []SearchHit `json:"items"`
	Cut
}

// SearchHit is one named node that matches.
type SearchHit struct {
	Ref
	Score   float64 `json:"score"`
	Matched string  `json:"matched,omitempty" doc:"the alias that matched, where it was not the name"`
}

// Search finds named nodes by what a person types: never less than CONTAINS finds.
func (db *DB) Search(ctx context.Context, o SearchOptions) (*SearchResult, error) {
	return nil, errNotBuilt
}
