package draw

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rolegraph/graph"
	"rolegraph/internal/draw/typeset"
)

// What a comparison's picture shows at most.
const (
	columnRows  = 25 // things in one of the three columns
	bundleRows  = 40 // membership patterns
	bundleRoles = 8  // roles as columns; more make a matrix
)

// Columns is the picture of two roles. Roles and things are indexes in the
// scene's nodes.
type Columns struct {
	A       int     `json:"a"`
	B       int     `json:"b"`
	OnlyA   Column  `json:"onlyA"`
	Shared  Column  `json:"shared"`
	OnlyB   Column  `json:"onlyB"`
	Jaccard float64 `json:"jaccard"`
}

// Column is a list of things, rarest first.
type Column struct {
	Things []int `json:"things"`
	More   int   `json:"more,omitempty" doc:"how many more there are"`
}

// Bundles is the picture of three to eight roles: a row for each set of roles
// that have something which no other of the roles has.
type Bundles struct {
	Roles []int    `json:"roles"`
	Has   []int    `json:"has" doc:"how many things each role has"`
	Rows  []Bundle `json:"rows" doc:"most roles first"`
}

// Bundle is one membership pattern.
type Bundle struct {
	Roles  []int `json:"roles" doc:"positions in the bundles' roles"`
	Things []int `json:"things" doc:"rarest first"`
}

// Matrix is the picture of more roles: how alike each two are.
type Matrix struct {
	Roles   []int       `json:"roles" doc:"most alike next to each other"`
	Has     []int       `json:"has"`
	Jaccard [][]float64 `json:"jaccard" doc:"row, column; weighted by rarity"`
	Shared  [][]int     `json:"shared" doc:"how many things the two share"`
}

// Compare pictures which roles share what: two roles as three columns, up to
// eight as bundles, more as a matrix.
func Compare(c *graph.Comparison, o Options) *Scene {
	b := newBuilder("compare", compareTitle(c), o)
	b.addCompared(c)
	switch {
	case len(c.Roles) == 2:
		b.columns(c)
	case len(c.Roles) <= bundleRoles:
		b.bundles(c)
	default:
		b.matrix(c)
	}
	return b.finish()
}

func compareTitle(c *graph.Comparison) string {
	via := viaWords(c.Via)
	if len(c.Roles) == 2 {
		return fmt.Sprintf("%s and %s: which %s they share", c.Roles[0].Name, c.Roles[1].Name, via)
	}
	return fmt.Sprintf("Which of %d roles share %s", len(c.Roles), via)
}

func viaWords(via []graph.Via) string {
	var words []string
	for _, v := range via {
		words = append(words, string(v))
	}
	if len(words) == 0 {
		return "tools"
	}
	last := len(words) - 1
	return strings.TrimPrefix(strings.Join(words[:last], ", ")+" and "+words[last], " and ")
}

// relationships of the role graph, by what they lead to.
var viaType = map[graph.Via]string{graph.Tools: "USES", graph.Skills: "REQUIRES", graph.Degrees: "HOLDS"}

// addCompared adds the roles, then the things, and who has what. Node i is role
// i; thing j is node len(roles)+j.
func (b *builder) addCompared(c *graph.Comparison) {
	for _, r := range c.Roles {
		b.add(Node{Ref: r.Ref, Note: "has " + count(r.Has)})
	}
	for _, t := range c.Things {
		i := b.add(Node{Ref: t.Ref, Note: "in " + plural(t.UsedBy, "role")})
		for _, cell := range t.Cells {
			b.Edges = append(b.Edges, Edge{From: cell.Role, To: i, Type: viaType[t.Via], Note: when(cell.Properties), Properties: cell.Properties})
		}
	}
	b.Summary = sharedSummary(c)
}

// sharedSummary says in words who shares the most.
func sharedSummary(c *graph.Comparison) string {
	sharing, best := 0, graph.Pair{}
	for _, p := range c.Pairs {
		if len(p.Shared) > 0 {
			sharing++
		}
		if len(p.Shared) > 0 && (len(best.Shared) == 0 || p.Jaccard > best.Jaccard) {
			best = p
		}
	}
	all := plural(len(c.Things), thingNoun(c.Via))
	if sharing == 0 {
		return fmt.Sprintf("%s; no two of the %d roles share one.", all, len(c.Roles))
	}
	text := fmt.Sprintf("%s; %d of the %s of roles share any", all, sharing, plural(len(c.Pairs), "pair"))
	if len(c.Pairs) == 1 {
		return fmt.Sprintf("%s, %s shared; weighted Jaccard %.2f", all, count(len(best.Shared)), best.Jaccard)
	}
	return fmt.Sprintf("%s. Most alike: %s and %s share %s.", text,
		typeset.Clean(c.Roles[best.A].Name), typeset.Clean(c.Roles[best.B].Name), sharedWords(c, best))
}

// sharedWords names up to three shared things, and counts more.
func sharedWords(c *graph.Comparison, p graph.Pair) string {
	if len(p.Shared) > 3 {
		return fmt.Sprintf("%s (weighted Jaccard %.2f)", plural(len(p.Shared), thingNoun(c.Via)), p.Jaccard)
	}
	var names []string
	for _, i := range p.Shared {
		names = append(names, typeset.Clean(c.Things[i].Name))
	}
	return strings.Join(names, ", ")
}

// thingNoun is what the compared things are called.
func thingNoun(via []graph.Via) string {
	if len(via) > 1 {
		return "thing"
	}
	return strings.TrimSuffix(viaWords(via), "s")
}

// rarest sorts things by rarity, then name, and returns their nodes.
func (b *builder) rarest(c *graph.Comparison, things []int) []int {
	sorted := slices.SortedFunc(slices.Values(things), func(x, y int) int {
		return cmp.Or(-cmp.Compare(c.Things[x].Weight, c.Things[y].Weight), compareRefs(&c.Things[x].Ref, &c.Things[y].Ref))
	})
	for i := range sorted {
		sorted[i] += len(c.Roles)
	}
	return sorted
}

func (b *builder) columns(c *graph.Comparison) {
	v := &Columns{A: 0, B: 1, OnlyA: Column{Things: []int{}}, Shared: Column{Things: []int{}}, OnlyB: Column{Things: []int{}}}
	if len(c.Pairs) > 0 {
		v.Jaccard = c.Pairs[0].Jaccard
	}
	for _, p := range c.Patterns {
		column := &v.Shared
		switch {
		case len(p.Roles) == 1 && p.Roles[0] == 0:
			column = &v.OnlyA
		case len(p.Roles) == 1:
			column = &v.OnlyB
		}
		things := b.rarest(c, p.Things)
		column.Things = things[:min(len(things), columnRows)]
		column.More = len(things) - len(column.Things)
	}
	if more := v.OnlyA.More + v.Shared.More + v.OnlyB.More; more > 0 {
		b.note(fmt.Sprintf("Each column lists its %d rarest; %s not listed.", columnRows, plural(more, "thing")))
	}
	b.Columns = v
}

func (b *builder) bundles(c *graph.Comparison) {
	v := &Bundles{Rows: []Bundle{}}
	for i, r := range c.Roles {
		v.Roles = append(v.Roles, i)
		v.Has = append(v.Has, r.Has)
	}
	for _, p := range c.Patterns {
		v.Rows = append(v.Rows, Bundle{Roles: slices.Sorted(slices.Values(p.Roles)), Things: b.rarest(c, p.Things)})
	}
	slices.SortStableFunc(v.Rows, func(x, y Bundle) int {
		return cmp.Or(-cmp.Compare(len(x.Roles), len(y.Roles)), -cmp.Compare(len(x.Things), len(y.Things)), slices.Compare(x.Roles, y.Roles))
	})
	if more := len(v.Rows) - bundleRows; more > 0 {
		v.Rows = v.Rows[:bundleRows]
		b.note(fmt.Sprintf("Shows the first %d of %d patterns.", bundleRows, bundleRows+more))
	}
	b.Bundles = v
}

func (b *builder) matrix(c *graph.Comparison) {
	size := len(c.Order)
	place := make([]int, len(c.Roles))
	v := &Matrix{Roles: c.Order, Jaccard: make([][]float64, size), Shared: make([][]int, size)}
	for at, role := range c.Order {
		place[role] = at
		v.Has = append(v.Has, c.Roles[role].Has)
		v.Jaccard[at], v.Shared[at] = make([]float64, size), make([]int, size)
	}
	for _, p := range c.Pairs {
		x, y := place[p.A], place[p.B]
		v.Jaccard[x][y], v.Jaccard[y][x] = p.Jaccard, p.Jaccard
		v.Shared[x][y], v.Shared[y][x] = len(p.Shared), len(p.Shared)
	}
	b.Summary += " Cells: weighted Jaccard in percent; columns are numbered like rows; grey: how many things a role has."
	b.Matrix = v
}
