package graph_test

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolegraph/graph"
	"rolegraph/tests/testdb"
)

func TestWhatIf(t *testing.T) {
	onCareers(t, func(t *testing.T, ctx context.Context, g *graph.DB, db testdb.DB) {
		for name, test := range map[string]func(*testing.T, context.Context, *graph.DB){
			"learning": learning, "what to learn next": learnNext, "limits": learnLimits, "refused": learnRefused,
		} {
			t.Run(name, func(t *testing.T) { test(t, ctx, g) })
		}
	})
}

// With an oven and baking a miller lacks little to be a baker: 4 of 22.3.
func learning(t *testing.T, ctx context.Context, g *graph.DB) {
	w := try[*graph.WhatIf](t)(g.WhatIf(ctx, "guild:miller", graph.WhatIfOptions{Learn: []string{"oven,Skill:guild:baking"}, Near: 1}))
	got := []string{}
	for _, r := range w.Items {
		got = append(got, fmt.Sprintf("%s %.3f to %.3f %v", r.Key, r.Before, r.After, r.Crosses))
	}
	// The brewer's baking is 2, one more than the miller's.
	want := []string{"guild:baker 1.834 to 0.179 true", "guild:brewer 1.412 to 1.367 false"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("roles (-want +got):\n%s", diff)
	}
	if w.Learn[0].Key != "oven" || w.Learn[1].Key != "guild:baking" || w.Role.Key != "guild:miller" || w.Truncated() {
		t.Errorf("%+v", w)
	}
	if gain := w.Items[0].Before - w.Items[0].After; math.Abs(w.Items[0].Gain-gain) > 1e-12 {
		t.Errorf("gain %v, want %v", w.Items[0].Gain, gain)
	}
}

// Near is the gap of the median related pair unless it is said.
func learnNext(t *testing.T, ctx context.Context, g *graph.DB) {
	w := try[*graph.WhatIf](t)(g.WhatIf(ctx, "guild:miller", graph.WhatIfOptions{Near: 1.2}))
	got := []string{}
	for _, n := range w.Next {
		got = append(got, fmt.Sprintf("%s %s: %d near, %d nearer", n.Label, n.Key, n.Crosses, n.Roles))
	}
	// Chemists are more than twice as far as near: what they alone need counts nothing.
	want := []string{
		"Tool mortar: 2 near, 2 nearer", "Skill guild:baking: 1 near, 2 nearer", "Tool ledger: 1 near, 1 nearer",
		"Tool oven: 1 near, 1 nearer", "Skill guild:trade: 1 near, 2 nearer", "Tool kettle: 1 near, 1 nearer",
		"Skill guild:measuring: 1 near, 2 nearer", "Skill guild:chemistry: 1 near, 1 nearer",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("next (-want +got):\n%s", diff)
	}
	w = try[*graph.WhatIf](t)(g.WhatIf(ctx, "guild:miller", graph.WhatIfOptions{}))
	if math.Abs(w.Near-1.431) > 1e-3 {
		t.Errorf("near %v", w.Near)
	}
}

func learnLimits(t *testing.T, ctx context.Context, g *graph.DB) {
	w := try[*graph.WhatIf](t)(g.WhatIf(ctx, "guild:miller", graph.WhatIfOptions{Learn: []string{"guild:measuring"}, Limit: 1}))
	if want := (graph.Cut{Returned: 1, Total: 3, Reason: "limit"}); w.Cut != want || len(w.Items) != 1 || len(w.Next) != 1 {
		t.Errorf("%+v, want %+v", w.Cut, want)
	}
}

func learnRefused(t *testing.T, ctx context.Context, g *graph.DB) {
	for argument, o := range map[string]graph.WhatIfOptions{"limit": {Limit: 101}, "near": {Near: -1}} {
		_, err := g.WhatIf(ctx, "guild:miller", o)
		if e := wantError(t, err, graph.BadArgument); e.Argument != argument {
			t.Errorf("argument %q, want %q", e.Argument, argument)
		}
	}
	_, err := g.WhatIf(ctx, "guild:miler", graph.WhatIfOptions{})
	wantError(t, err, graph.NotFound)
	_, err = g.WhatIf(ctx, "guild:miller", graph.WhatIfOptions{Learn: []string{"Tool:mortr"}})
	if e := wantError(t, err, graph.NotFound); e.Argument != "learn" || e.Nearest[0] != "Tool:mortar" {
		t.Errorf("%+v", e)
	}
}
