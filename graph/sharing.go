package graph

import (
	"cmp"
	"slices"

	"rolegraph/internal/typedjson"
)

// The set algebra of a Comparison: patterns, pairs, order and gap, from its cells.

// findPatterns gathers the things that exactly the same roles have. Things are
// sorted by pattern already.
func (c *Comparison) findPatterns() {
	for i, thing := range c.Things {
		roles := make([]int, len(thing.Cells))
		for j, cell := range thing.Cells {
			roles[j] = cell.Role
		}
		if n := len(c.Patterns); n > 0 && slices.Equal(c.Patterns[n-1].Roles, roles) {
			c.Patterns[n-1].Things = append(c.Patterns[n-1].Things, i)
			continue
		}
		c.Patterns = append(c.Patterns, Pattern{Roles: roles, Things: []int{i}})
	}
}

// findPairs compares every two roles by the Jaccard index, each thing weighted by
// its rarity: what both have over what either has.
func (c *Comparison) findPairs() {
	c.Pairs = []Pair{}
	at := map[[2]int]int{}
	for a := range c.Roles {
		for b := a + 1; b < len(c.Roles); b++ {
			at[[2]int{a, b}] = len(c.Pairs)
			c.Pairs = append(c.Pairs, Pair{A: a, B: b, Shared: []int{}})
		}
	}
	owned, shared := make([]float64, len(c.Roles)), make([]float64, len(c.Pairs))
	for i, thing := range c.Things {
		for j, cell := range thing.Cells {
			owned[cell.Role] += thing.Weight
			for _, other := range thing.Cells[j+1:] {
				p := at[[2]int{cell.Role, other.Role}]
				c.Pairs[p].Shared = append(c.Pairs[p].Shared, i)
				shared[p] += thing.Weight
			}
		}
	}
	for i := range c.Pairs {
		p := &c.Pairs[i]
		if shared[i] > 0 {
			p.Jaccard = shared[i] / (owned[p.A] + owned[p.B] - shared[i])
		}
		slices.SortStableFunc(p.Shared, func(x, y int) int { return cmp.Compare(c.Things[y].Weight, c.Things[x].Weight) })
	}
}

// similarity is the symmetric matrix of the pairs.
func (c *Comparison) similarity() [][]float64 {
	m := make([][]float64, len(c.Roles))
	for i := range m {
		m[i] = make([]float64, len(c.Roles))
	}
	for _, p := range c.Pairs {
		m[p.A][p.B], m[p.B][p.A] = p.Jaccard, p.Jaccard
	}
	return m
}

// linkageOrder orders the leaves of a clustering by average linkage: the two
// clusters that are most alike on average are joined, again and again. Ties go by
// the smallest keys, and of two joined clusters the one with the smallest key
// comes first, so the order depends on nothing but the input.
func linkageOrder(keys []string, similarity [][]float64) []int {
	leaves := make([]int, len(keys))
	for i := range leaves {
		leaves[i] = i
	}
	slices.SortFunc(leaves, func(a, b int) int { return cmp.Compare(keys[a], keys[b]) })
	clusters := make([][]int, len(leaves))
	for i, leaf := range leaves {
		clusters[i] = []int{leaf}
	}
	for len(clusters) > 1 {
		a, b := mostAlike(clusters, similarity)
		clusters[a] = append(clusters[a], clusters[b]...)
		clusters = slices.Delete(clusters, b, b+1)
	}
	if len(clusters) == 0 {
		return []int{}
	}
	return clusters[0]
}

// mostAlike returns the positions a < b of the two clusters to join. Clusters stay
// sorted by their smallest key, so the first best is the one that ties go to.
func mostAlike(clusters [][]int, similarity [][]float64) (int, int) {
	bestA, bestB, best := 0, 1, -1.0
	for a := range clusters {
		for b := a + 1; b < len(clusters); b++ {
			if s := averageSimilarity(clusters[a], clusters[b], similarity); s > best+1e-12 {
				bestA, bestB, best = a, b, s
			}
		}
	}
	return bestA, bestB
}

func averageSimilarity(a, b []int, similarity [][]float64) float64 {
	sum := 0.0
	for _, i := range a {
		for _, j := range b {
			sum += similarity[i][j]
		}
	}
	return sum / float64(len(a)*len(b))
}

// findGap works out, for two roles, what the first lacks to become the second.
func (c *Comparison) findGap() {
	if len(c.Roles) != 2 {
		return
	}
	c.Gap = &Gap{From: 0, To: 1, Items: []GapItem{}}
	for i, thing := range c.Things {
		item := GapItem{Thing: i}
		for _, cell := range thing.Cells {
			if cell.Role == 0 {
				item.Have = rating(cell.Properties)
			} else {
				item.Want = rating(cell.Properties)
			}
		}
		if item.Gap = item.Want - item.Have; item.Gap > 0 {
			c.Gap.Items = append(c.Gap.Items, item)
			c.Gap.Total += item.Gap
		}
	}
	slices.SortStableFunc(c.Gap.Items, func(a, b GapItem) int {
		return cmp.Or(cmp.Compare(b.Gap, a.Gap), cmp.Compare(c.Things[b.Thing].Weight, c.Things[a.Thing].Weight))
	})
}

// rating is importance × level. What the source does not rate counts 1, and half
// of that where it says that the thing is optional.
func rating(properties map[string]typedjson.Value) float64 {
	product := 1.0
	if essential, says := properties["essential"].V.(bool); says && !essential {
		product = 0.5
	}
	for _, name := range []string{"importance", "level"} {
		switch v := properties[name].V.(type) {
		case int64:
			product *= float64(v)
		case float64:
			product *= v
		}
	}
	return product
}
