package api

import (
	"context"
	"sync"
	"time"

	"rolegraph/graph"
)

// datasets remembers for a moment which data sets there are, since every
// picture names them in its footer.
type datasets struct {
	db    *graph.DB
	mu    sync.Mutex
	known []graph.DatasetInfo
	until time.Time
}

func (d *datasets) get(ctx context.Context) ([]graph.DatasetInfo, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if time.Now().Before(d.until) {
		return d.known, nil
	}
	statistics, err := d.db.Statistics(ctx)
	if err != nil {
		return nil, err
	}
	d.known, d.until = statistics.Datasets, time.Now().Add(5*time.Second)
	return d.known, nil
}
