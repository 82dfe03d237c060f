package graph

import (
	"cmp"
	"context"
	"slices"

	"rolegraph/internal/typedjson"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"
)

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
	Other      Ref                        `json:"other"`
	ElementID  string                     `json:"elementId" doc:"of the relationship"`
	Properties map[string]typedjson.Value `json:"properties" doc:"of the relationship, its evidence (source) among them"`
}

// Thing returns the node with that label and key, and up to perGroup links of
// each group (0 means 200). The cursor of a group that was cut goes on in
// [DB.Neighbors]. An unknown key is a NotFound error with the nearest names.
func (db *DB) Thing(ctx context.Context, label, key string, perGroup int) (*Thing, error) {
	perGroup, err := between("perGroup", perGroup, 200, 1, 500)
	if err != nil {
		return nil, err
	}
	c, err := db.readCatalog(ctx)
	if err != nil {
		return nil, err
	}
	property, keys := c.locate(label, key)
	params := c.params(map[string]any{"keys": keys, "perGroup": perGroup})
	row, err := db.askOne(ctx, statement("thing", params, fillLabel("label", label), fillKey("n", "property", property)))
	if err != nil {
		return nil, err
	}
	if row == nil {
		return nil, db.missing(ctx, label, key)
	}
	n, _ := row[0].(dbtype.Node)
	return &Thing{Node: c.node(n), Groups: c.linkGroups(row[1])}, nil
}

// linkGroups decodes groups and puts the most telling first: what a role does and
// has, then other types, the larger first.
func (c *catalog) linkGroups(v any) []LinkGroup {
	groups := []LinkGroup{}
	for _, item := range asList(v) {
		g := asList(item)
		if total := asInt(g[3]); total > 0 {
			groups = append(groups, c.linkGroup(g, total))
		}
	}
	slices.SortFunc(groups, func(a, b LinkGroup) int {
		return cmp.Or(
			cmp.Compare(telling(a.Type), telling(b.Type)), cmp.Compare(b.Total, a.Total),
			cmp.Compare(a.Type, b.Type), -cmp.Compare(a.Direction, b.Direction), cmp.Compare(a.Label, b.Label),
		)
	})
	return groups
}

// tellingTypes are the types of the model, the most telling of a role first.
var tellingTypes = []string{
	"DOES", "USES", "REQUIRES", "HOLDS", "STUDIED", "COMES_FROM", "MEMBER_OF", "REPORTS_TO", "HAS_ROLE",
	"WORKS_WITH", "INCLUDES", "RESEMBLES", "RELATED_TO", "SAME_AS", "IN_GROUP", "PART_OF", "BROADER",
}

func telling(relType string) int {
	if i := slices.Index(tellingTypes, relType); i >= 0 {
		return i
	}
	return len(tellingTypes)
}

// linkGroup decodes [type, direction, label, total, links].
func (c *catalog) linkGroup(g []any, total int64) LinkGroup {
	links := asList(g[4])
	group := LinkGroup{
		Type: asString(g[0]), Direction: Direction(asString(g[1])), Label: asString(g[2]),
		Cut: Cut{Returned: len(links), Total: total},
	}
	for _, item := range links {
		l := asList(item)
		group.Links = append(group.Links, Link{Other: c.shortRef(l[0]), ElementID: asString(l[1]), Properties: properties(asMap(l[2]))})
	}
	if n := len(links); int64(n) < total {
		group.Reason = "limit"
		if n > 0 {
			last := asList(links[n-1])
			group.Next = after{Rank: asFloat(last[3]), Name: asString(last[4]), Key: asString(last[1])}.cursor()
		}
	}
	return group
}
