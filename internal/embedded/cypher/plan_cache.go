package cypher

import (
	"math"

	"github.com/maypok86/otter/v2"

	"rolegraph/internal/embedded/store"
)

// planCache keeps the plans of the last statements by their text.
type planCache struct {
	store *otter.Cache[string, cachedPlan]
}

// cachedPlan is a plan and how large the graph was for which it was made.
type cachedPlan struct {
	*Prepared
	nodes, relationships int
}

const (
	cachedPlans = 500
	longText    = 100_000 // bytes of a statement that is not kept
	// outgrown is by how much the graph may grow or shrink before a plan is made
	// anew, and outgrownLeast by how many nodes or relationships at least.
	outgrown      = 1.5
	outgrownLeast = 100
)

func newPlanCache() planCache {
	return planCache{otter.Must(&otter.Options[string, cachedPlan]{MaximumSize: cachedPlans})}
}

// find returns a plan that is right for the view and was made for a graph of
// about its size.
func (c planCache) find(text string, view *store.View) (*Prepared, bool) {
	p, ok := c.store.GetIfPresent(text)
	if !ok || !alike(p.nodes, view.NodeCount()) || !alike(p.relationships, view.RelationshipCount()) || !p.Plan.Fits(view) {
		return nil, false
	}
	return p.Prepared, true
}

func alike(a, b int) bool {
	return math.Abs(float64(a-b)) < outgrownLeast || float64(max(a, b)) < outgrown*float64(min(a, b))
}

func (c planCache) keep(text string, view *store.View, p *Prepared) {
	if len(text) > longText {
		return
	}
	p.Plan.Release()
	c.store.Set(text, cachedPlan{p, view.NodeCount(), view.RelationshipCount()})
}

// clear forgets all plans.
func (c planCache) clear() { c.store.InvalidateAll() }
