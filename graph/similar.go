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
	via, _, err := viaTypes(o.Via, []Via{Tools, Skills})
	if err != nil {
		return nil, err
	}
	p, err := db.readProfiles(ctx)
	if err != nil {
		return nil, err
	}
	at, err := db.profile(ctx, p, "key", role)
	if err != nil {
		return nil, err
	}
	return p.similar(at, via, limit), nil
}

// alike is what one role shares with another.
type alike struct {
	role  int32
	score float64
}

// similar compares one role with all others by the Jaccard index, each thing
// weighted by its rarity: what both have over what either has.
func (p *profiles) similar(of int32, via []Via, limit int) *Similar {
	own, sum := make([]float64, len(p.things)), 0.0
	for _, v := range via {
		for _, h := range p.roles[of].own(v) {
			own[h.thing] = p.weights[h.thing]
			sum += own[h.thing]
		}
	}
	var all []alike
	for i := range p.roles {
		has, shared := 0.0, 0.0
		for _, v := range via {
			for _, h := range p.roles[i].own(v) {
				has += p.weights[h.thing]
				shared += own[h.thing]
			}
		}
		if shared > 0 && int32(i) != of {
			all = append(all, alike{int32(i), shared / (sum + has - shared)})
		}
	}
	slices.SortFunc(all, func(a, b alike) int {
		x, y := &p.roles[a.role].ref, &p.roles[b.role].ref
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(x.Name, y.Name), cmp.Compare(x.Key, y.Key))
	})
	s := &Similar{Role: p.roles[of].ref, Via: via, Items: []SimilarRole{}, Cut: Cut{Total: int64(len(all))}}
	for _, a := range all[:min(limit, len(all))] {
		shared := p.shared(own, a.role, via)
		s.Items = append(s.Items, SimilarRole{Ref: p.roles[a.role].ref, Score: a.score, Count: len(shared), Shared: shared[:min(len(shared), mostShared)]})
	}
	if s.Returned = len(s.Items); int64(s.Returned) < s.Total {
		s.Reason = "limit"
	}
	return s
}

// mostShared is how many shared things an answer names.
const mostShared = 20

// shared lists what a role has of the things that weigh something, the rarest first.
func (p *profiles) shared(weights []float64, role int32, via []Via) []SharedItem {
	items := []SharedItem{}
	for _, v := range via {
		for _, h := range p.roles[role].own(v) {
			if weights[h.thing] > 0 {
				items = append(items, SharedItem{Ref: p.things[h.thing].ref, Weight: weights[h.thing], UsedBy: int64(p.things[h.thing].usedBy)})
			}
		}
	}
	slices.SortFunc(items, func(a, b SharedItem) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
	})
	return items
}

func roleRef(parts []any) Ref { return modelRef("Role", parts) }

// modelRef makes a Ref of [id, name, dataset] of a node of the graph model, whose
// key is its id.
func modelRef(label string, parts []any) Ref {
	key := keyText(parts[0])
	return Ref{Label: label, Key: key, Name: nameOf(map[string]any{"name": parts[1]}, key), Dataset: asString(parts[2])}
}
