package graph

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"rolegraph/internal/typedjson"
)

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
	Role       int                        `json:"role" doc:"index in roles"`
	Properties map[string]typedjson.Value `json:"properties" doc:"of the relationship: source, dataset, importance, level, …"`
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
	via, types, err := viaTypes(o.Via, []Via{Tools})
	if err != nil {
		return nil, err
	}
	roles, err := db.comparedRoles(ctx, o)
	if err != nil {
		return nil, err
	}
	row, err := db.askOne(ctx, statement("compare", map[string]any{"roles": roles}, fillAny("types", types)))
	if err != nil {
		return nil, err
	}
	if row == nil {
		row = []any{int64(0), nil, nil}
	}
	c := &Comparison{Via: via, Roles: make([]ComparedRole, len(roles)), Things: []ComparedThing{}, Patterns: []Pattern{}}
	if absent := c.setRoles(roles, asList(row[1])); absent != "" {
		return nil, db.missing(ctx, "Role", absent)
	}
	c.setThings(asInt(row[0]), asList(row[2]))
	c.findPatterns()
	c.findPairs()
	c.Order = linkageOrder(c.keys(), c.similarity())
	c.findGap()
	return c, nil
}

// comparedRoles returns the keys of the roles, each once.
func (db *DB) comparedRoles(ctx context.Context, o CompareOptions) ([]string, error) {
	roles := o.Roles
	if o.Group != "" {
		inGroup, err := db.rolesOf(ctx, o.Group)
		if err != nil {
			return nil, err
		}
		roles = slices.Concat(roles, inGroup)
	}
	unique := []string{}
	for _, role := range roles {
		if !slices.Contains(unique, role) {
			unique = append(unique, role)
		}
	}
	if n := len(unique); n < 2 || n > mostRoles {
		e := badArgument("roles", "Comparing takes 2 to %d roles, not %d.", mostRoles, n)
		if o.Group != "" {
			e.Argument, e.Message = "group", fmt.Sprintf("Comparing takes 2 to %d roles; the group %q gives %s.", mostRoles, o.Group, atMost(n))
		}
		return nil, e
	}
	return unique, nil
}

// mostRoles is how many roles a matrix can show.
const mostRoles = 40

func atMost(n int) string {
	if n > mostRoles {
		return "more"
	}
	return fmt.Sprint(n)
}

func (db *DB) rolesOf(ctx context.Context, group string) ([]string, error) {
	records, err := db.ask(ctx, Statement{Name: "group", Text: text("group"), Params: map[string]any{"group": group, "limit": mostRoles + 1}})
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		e := db.missing(ctx, "Group", group).(*Error)
		e.Argument = "group"
		return nil, e
	}
	roles := []string{}
	for _, r := range records {
		if r.Values[0] != nil {
			roles = append(roles, asString(r.Values[0]))
		}
	}
	return roles, nil
}

// setRoles puts the roles in the order asked for. It returns the key of one that is
// not there.
func (c *Comparison) setRoles(keys []string, found []any) (absent string) {
	refs := map[string]Ref{}
	for _, v := range found {
		r := roleRef(asList(v))
		refs[r.Key] = r
	}
	for i, key := range keys {
		r, ok := refs[key]
		if !ok {
			return key
		}
		c.Roles[i].Ref = r
	}
	return ""
}

func (c *Comparison) keys() []string {
	keys := make([]string, len(c.Roles))
	for i, r := range c.Roles {
		keys[i] = r.Key
	}
	return keys
}

// setThings decodes [type, id, name, dataset, label, usedBy, cells] and puts the
// things in their order.
func (c *Comparison) setThings(total int64, rows []any) {
	index := map[string]int{}
	for i, r := range c.Roles {
		index[r.Key] = i
	}
	for _, v := range rows {
		row := asList(v)
		thing := ComparedThing{Ref: modelRef(asString(row[4]), row[1:4]), Via: viaOf(asString(row[0])), UsedBy: asInt(row[5])}
		thing.Weight = math.Log1p(float64(total) / float64(thing.UsedBy))
		thing.Cells = cells(asList(row[6]), index)
		for _, cell := range thing.Cells {
			c.Roles[cell.Role].Has++
		}
		c.Things = append(c.Things, thing)
	}
	slices.SortFunc(c.Things, func(a, b ComparedThing) int {
		return cmp.Or(
			cmp.Compare(len(b.Cells), len(a.Cells)), slices.CompareFunc(a.Cells, b.Cells, func(a, b Cell) int { return cmp.Compare(a.Role, b.Role) }),
			cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key), cmp.Compare(a.Via, b.Via),
		)
	})
}

func viaOf(t string) Via {
	for via, relType := range relType {
		if relType == t {
			return via
		}
	}
	return ""
}

// cells decodes [role, properties], by role; of parallel relationships the first
// counts.
func cells(rows []any, index map[string]int) []Cell {
	list := make([]Cell, len(rows))
	for i, v := range rows {
		row := asList(v)
		list[i] = Cell{Role: index[keyText(row[0])], Properties: properties(asMap(row[1]))}
	}
	slices.SortStableFunc(list, func(a, b Cell) int { return cmp.Compare(a.Role, b.Role) })
	return slices.CompactFunc(list, func(a, b Cell) bool { return a.Role == b.Role })
}
