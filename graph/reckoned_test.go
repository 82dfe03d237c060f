package graph_test

import (
	"context"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolegraph/graph"
	"rolegraph/internal/load/dataset"
	"rolegraph/internal/load/onet"
	"rolegraph/internal/load/tabular"
	"rolegraph/tests/testdb"
)

// Answers over O*NET's own files equal those that are worked out from the files
// without the loader, the database and the questions.
func TestAnswersEqualTheFiles(t *testing.T) {
	file := filepath.Join(os.Getenv("ROLEGRAPH_TESTDATA"), "db_29_3_text.zip")
	if _, err := os.Stat(file); err != nil {
		testdb.Missing(t, "testdata", "ROLEGRAPH_TESTDATA names no folder with db_29_3_text.zip")
	}
	onFiles(t, file, 240)
}

// The same over made-up files of the same layout, on any machine.
func TestAnswersEqualMadeUpFiles(t *testing.T) {
	onFiles(t, madeUpFiles(t), 200)
}

func onFiles(t *testing.T, file string, pairs int) {
	r := readFiles(t, file)
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		loadOnet(t, db, file)
		c := &check{reckoner: r, g: graph.New(db.Driver, ""), pairs: r.somePairs(pairs)}
		t.Run("shared tools, Jaccard and gap", c.comparisons)
		t.Run("most alike", c.similar)
		t.Run("routes", c.routes)
		t.Run("what if", c.whatIf)
	})
}

func loadOnet(t testing.TB, db testdb.DB, file string) {
	t.Helper()
	archive, err := tabular.OpenArchive(file)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	source, err := onet.Source(archive)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := dataset.Load(context.Background(), db.Driver, source, dataset.Options{}); err != nil {
		t.Fatal(err)
	}
}

// somePairs draws pairs of different roles, always the same.
func (r *reckoner) somePairs(n int) [][2]string {
	keys := slices.Sorted(maps.Keys(r.roles))
	random := rand.New(rand.NewPCG(29, 3))
	pairs := make([][2]string, n)
	for i := range pairs {
		a := random.IntN(len(keys))
		pairs[i] = [2]string{keys[a], keys[(a+1+random.IntN(len(keys)-1))%len(keys)]}
	}
	return pairs
}

type check struct {
	*reckoner
	g     *graph.DB
	pairs [][2]string
}

// near tells whether two sums of the same numbers in another order are equal.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(1, math.Abs(a), math.Abs(b)) }

func (c *check) comparisons(t *testing.T) {
	sharing := 0
	for _, pair := range c.pairs {
		answer := try[*graph.Comparison](t)(c.g.Compare(t.Context(), graph.CompareOptions{Roles: pair[:]}))
		tools, jaccard := c.shared(pair[0], pair[1])
		got := map[string]bool{}
		for _, i := range answer.Pairs[0].Shared {
			got[answer.Things[i].Key] = true
		}
		if diff := cmp.Diff(tools, got); diff != "" || !near(answer.Pairs[0].Jaccard, jaccard) {
			t.Errorf("%v: Jaccard %v, want %v; shared tools (-want +got):\n%s", pair, answer.Pairs[0].Jaccard, jaccard, diff)
		}
		if len(tools) > 0 {
			sharing++
		}
		both := try[*graph.Comparison](t)(c.g.Compare(t.Context(), graph.CompareOptions{Roles: pair[:], Via: []graph.Via{graph.Tools, graph.Skills}}))
		if want := c.compareGap(pair[0], pair[1]); !near(both.Gap.Total, want) {
			t.Errorf("%v: gap %v, want %v", pair, both.Gap.Total, want)
		}
	}
	if sharing < len(c.pairs)/4 {
		t.Errorf("only %d of %d pairs share a tool: too few to tell anything", sharing, len(c.pairs))
	}
}

func (c *check) similar(t *testing.T) {
	for _, pair := range c.pairs[:20] {
		answer := try[*graph.Similar](t)(c.g.Similar(t.Context(), pair[0], graph.SimilarOptions{Via: []graph.Via{graph.Tools}, Limit: 5}))
		scores := []float64{}
		for other := range c.roles {
			if _, jaccard := c.shared(pair[0], other); other != pair[0] && jaccard > 0 {
				scores = append(scores, jaccard)
			}
		}
		slices.SortFunc(scores, func(a, b float64) int { return -cmpFloat(a, b) })
		if answer.Total != int64(len(scores)) || len(answer.Items) != min(5, len(scores)) {
			t.Errorf("%s: %d roles, want %d", pair[0], answer.Total, len(scores))
			continue
		}
		for i, item := range answer.Items {
			if !near(item.Score, scores[i]) {
				t.Errorf("%s: %d. score %v, want %v", pair[0], i+1, item.Score, scores[i])
			}
		}
	}
}

func cmpFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// The cheapest of up to five hops is found hop by hop; the three cheapest of up to
// three hops by walking all there are.
func (c *check) routes(t *testing.T) {
	reached := 0
	for _, pair := range c.pairs {
		answer := try[*graph.Routes](t)(c.g.Routes(t.Context(), pair[0], pair[1], graph.RouteOptions{K: 1, Things: 1}))
		want := c.cheapest(pair[0], pair[1], 5)
		if got := costsOf(answer, c.unreachable); !near(got[0], want) && got[0] != want {
			t.Errorf("%v: cheapest %v, want %v", pair, got[0], want)
		}
		if !near(answer.Direct.Cost, 0.5+c.gap(pair[0], pair[1])) {
			t.Errorf("%v: straight %v, want %v", pair, answer.Direct.Cost, 0.5+c.gap(pair[0], pair[1]))
		}
		all := c.every(pair[0], pair[1], 3)
		slices.Sort(all)
		answer = try[*graph.Routes](t)(c.g.Routes(t.Context(), pair[0], pair[1], graph.RouteOptions{K: 3, MaxHops: 3, Things: 1}))
		if len(answer.Routes) != min(3, len(all)) || answer.Truncated() != (len(all) > 3) {
			t.Errorf("%v: %d routes of %d, cut %+v", pair, len(answer.Routes), len(all), answer.Cut)
			continue
		}
		for i, route := range answer.Routes {
			if !near(route.Cost, all[i]) {
				t.Errorf("%v: %d. route costs %v, want %v", pair, i+1, route.Cost, all[i])
			}
		}
		if len(all) > 0 {
			reached++
		}
	}
	if reached < len(c.pairs)/20 {
		t.Errorf("only %d of %d pairs are within three hops: too few to tell anything", reached, len(c.pairs))
	}
}

func costsOf(answer *graph.Routes, none float64) []float64 {
	costs := []float64{}
	for _, route := range answer.Routes {
		costs = append(costs, route.Cost)
	}
	return append(costs, none)
}

// Learning a tool takes its rarity off the gap to every role that uses it.
func (c *check) whatIf(t *testing.T) {
	for _, pair := range c.pairs[:20] {
		from := c.roles[pair[0]]
		missing := []string{}
		for tool := range c.roles[pair[1]].tools {
			if !from.tools[tool] {
				missing = append(missing, tool)
			}
		}
		if len(missing) == 0 || len(from.tools) == 0 {
			continue
		}
		tool := slices.Min(missing)
		answer := try[*graph.WhatIf](t)(c.g.WhatIf(t.Context(), pair[0], graph.WhatIfOptions{Learn: []string{"Tool:" + tool}, Limit: 100}))
		gain := c.rarity(tool) / c.toolScale
		if answer.Total != int64(c.users[tool]) {
			t.Errorf("%s learns %s: %d roles come nearer, want %d", pair[0], tool, answer.Total, c.users[tool])
		}
		for _, role := range answer.Items {
			if before := c.gap(pair[0], role.Key); !near(role.Before, before) || !near(role.Gain, gain) || !near(role.After, before-gain) {
				t.Errorf("%s learns %s: %+v, want %v before and a gain of %v", pair[0], tool, role, before, gain)
			}
		}
	}
}
