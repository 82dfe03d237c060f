package graph

import "context"

// Via is a kind of thing that roles can share.
type Via string

// The kinds of thing that roles can share.
const (
	Tools   Via = "tools"
	Skills  Via = "skills"
	Degrees Via = "degrees"
)

// SimilarOptions narrows [DB.Similar].
type SimilarOptions struct {
	Via   []Via // empty means tools and skills
	Limit int   // 1 to 100; 0 means 10
}

// Similar is the roles most alike to one role.
type Similar struct {
	Role  Ref           `json:"role"`
	Via   []Via         `json:"via"`
	Items []SimilarRole `json:"items"`
	Cut
}

// SimilarRole is one role that shares something.
type SimilarRole struct {
	Ref
	Score  float64      `json:"score" doc:"Jaccard index weighted by rarity, 0 to 1"`
	Shared []SharedItem `json:"shared" doc:"what is shared, rarest first, at most 20"`
	Count  int          `json:"count" doc:"how many things are shared"`
}

// SharedItem is a thing that several roles have.
type SharedItem struct {
	Ref
	Weight float64 `json:"weight" doc:"rarity: ln(1 + roles / roles that have it)"`
	UsedBy int64   `json:"usedBy" doc:"how many roles of the database have it"`
}

// Similar returns the roles most alike to one, with what is shared.
func (db *DB) Similar(ctx context.Context, role string, o SimilarOptions) (*Similar, error) {
	return nil, errNotBuilt
}
