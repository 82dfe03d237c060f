package graph

import (
	"cmp"
	"context"
	"slices"
)

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

// relType is the relationship type from a role to a thing of each kind.
var relType = map[Via]string{Tools: "USES", Skills: "REQUIRES", Degrees: "HOLDS"}

// viaTypes returns the kinds asked for, or the standard ones, and their types.
func viaTypes(via, standard []Via) ([]Via, []string, error) {
	if len(via) == 0 {
		via = standard
	}
	types := make([]string, len(via))
	for i, v := range via {
		if types[i] = relType[v]; types[i] == "" {
			return nil, nil, badArgument("via", "via must be tools, skills or degrees, not %q.", string(v))
		}
	}
	return via, types, nil
}

// Similar returns the roles most alike to one, with what is shared.
func (db *DB) Similar(ctx context.Context, role string, o SimilarOptions) (*Similar, error) {
	limit, err := between("limit", o.Limit, 10, 1, 100)
	if err != nil {
		return nil, err
	}
	via, types, err := viaTypes(o.Via, []Via{Tools, Skills})
	if err != nil {
		return nil, err
	}
	row, err := db.askOne(ctx, statement("similar", map[string]any{"role": role, "limit": limit}, fillAny("types", types)))
	if err != nil {
		return nil, err
	}
	if row == nil {
		return nil, db.missing(ctx, "Role", role)
	}
	return newSimilar(row, via), nil
}

// newSimilar decodes [id, name, dataset, total, items].
func newSimilar(row []any, via []Via) *Similar {
	items := asList(row[4])
	s := &Similar{Role: roleRef(row[:3]), Via: via, Items: make([]SimilarRole, len(items)), Cut: Cut{Returned: len(items), Total: asInt(row[3])}}
	for i, item := range items {
		parts := asList(item)
		s.Items[i] = SimilarRole{
			Ref:    roleRef(asList(parts[0])),
			Score:  asFloat(parts[1]),
			Count:  len(asList(parts[2])),
			Shared: sharedItems(asList(parts[2])),
		}
	}
	if s.Total > int64(s.Returned) {
		s.Reason = "limit"
	}
	return s
}

// mostShared is how many shared things an answer names.
const mostShared = 20

// sharedItems decodes [[label, id, name, dataset], weight, usedBy], the rarest first.
func sharedItems(list []any) []SharedItem {
	items := make([]SharedItem, len(list))
	for i, item := range list {
		parts := asList(item)
		thing := asList(parts[0])
		items[i] = SharedItem{Ref: modelRef(asString(thing[0]), thing[1:]), Weight: asFloat(parts[1]), UsedBy: asInt(parts[2])}
	}
	slices.SortFunc(items, func(a, b SharedItem) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
	})
	return items[:min(len(items), mostShared)]
}

func roleRef(parts []any) Ref { return modelRef("Role", parts) }

// modelRef makes a Ref of [id, name, dataset] of a node of the graph model, whose
// key is its id.
func modelRef(label string, parts []any) Ref {
	key := keyText(parts[0])
	return Ref{Label: label, Key: key, Name: nameOf(map[string]any{"name": parts[1]}, key), Dataset: asString(parts[2])}
}
