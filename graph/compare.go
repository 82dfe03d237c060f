package graph

import "context"

// CompareOptions says which roles to compare, and by what.
type CompareOptions struct {
	Roles []string // 2 to 40 keys
	Group string   // or all roles of a Group
	Via   []Via    // empty means tools
}

// Comparison answers which roles share what. Roles and things are referred to by
// their index in Roles and Things.
type Comparison struct {
	Roles    []ComparedRole  `json:"roles" doc:"in the order asked for"`
	Via      []Via           `json:"via"`
	Things   []ComparedThing `json:"things" doc:"by pattern (most roles first), then rarity, then name"`
	Patterns []Pattern       `json:"patterns" doc:"which roles have which things: one entry per set of roles, most roles first"`
	Pairs    []Pair          `json:"pairs" doc:"every pair of roles, a < b"`
	Order    []int           `json:"order" doc:"roles by average linkage of weighted Jaccard, ties by key: the order of the matrix"`
	Gap      *Gap            `json:"gap,omitempty" doc:"for two roles: what the first lacks to become the second"`
}

// ComparedRole is one of the compared roles.
type ComparedRole struct {
	Ref
	Has int `json:"has" doc:"how many of the things it has"`
}

// ComparedThing is a tool, skill or degree that at least one of the roles has.
type ComparedThing struct {
	Ref
	Via    Via     `json:"via"`
	Weight float64 `json:"weight" doc:"rarity: ln(1 + roles / roles that have it)"`
	UsedBy int64   `json:"usedBy" doc:"how many roles of the database have it"`
	Cells  []Cell  `json:"cells" doc:"one per compared role that has it, by role"`
}

// Cell is the evidence that one role has one thing.
type Cell struct {
	Role       int              `json:"role" doc:"index in roles"`
	Properties map[string]Value `json:"properties" doc:"of the relationship: source, dataset, importance, level, …"`
}

// Pattern is a set of roles and the things that exactly these roles have.
type Pattern struct {
	Roles  []int `json:"roles"`
	Things []int `json:"things"`
}

// Pair is what two roles share.
type Pair struct {
	A       int     `json:"a"`
	B       int     `json:"b"`
	Shared  []int   `json:"shared" doc:"indexes in things, rarest first"`
	Jaccard float64 `json:"jaccard" doc:"weighted by rarity, 0 to 1"`
}

// Gap is what one role lacks to become another.
type Gap struct {
	From  int       `json:"from"`
	To    int       `json:"to"`
	Items []GapItem `json:"items" doc:"largest first"`
	Total float64   `json:"total"`
}

// GapItem is one thing that is missing, or present at a lower level.
type GapItem struct {
	Thing int     `json:"thing" doc:"index in things"`
	Have  float64 `json:"have" doc:"importance × level of the first role; 0 when it lacks the thing"`
	Want  float64 `json:"want" doc:"importance × level of the second role; 1 where the source has no rating"`
	Gap   float64 `json:"gap" doc:"want − have"`
}

// Compare tells which of the roles share what.
func (db *DB) Compare(ctx context.Context, o CompareOptions) (*Comparison, error) {
	return nil, errNotBuilt
}
