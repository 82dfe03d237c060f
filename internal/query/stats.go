package query

import (
	"errors"
	"sync"

	"rolegraph/graph"
)

// Stats is what a Runner does and has done, for metrics.
type Stats struct {
	Running int                   // statements that run
	Waiting int                   // statements that wait for their turn
	Refused map[graph.Code]uint64 // statements that did not start, by code
}

// counts counts the statements that did not start.
type counts struct {
	mu      sync.Mutex
	refused map[graph.Code]uint64
}

func (c *counts) refuse(err error) {
	var e *graph.Error
	if !errors.As(err, &e) {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.refused == nil {
		c.refused = map[graph.Code]uint64{}
	}
	c.refused[e.Code]++
}

// Stats tells what the Runner does and has done.
func (r *Runner) Stats() Stats {
	r.counts.mu.Lock()
	defer r.counts.mu.Unlock()
	refused := make(map[graph.Code]uint64, len(r.counts.refused))
	for code, n := range r.counts.refused {
		refused[code] = n
	}
	running, waiting := r.turns.Stats()
	return Stats{Running: running, Waiting: waiting, Refused: refused}
}
