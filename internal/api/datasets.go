package api

import (
	"context"
	"time"

	"rolegraph/graph"
)

// datasets remembers for a moment which data sets there are, since every
// picture names them in its footer.
type datasets struct {
	db    *graph.DB
	turn  chan struct{} // who holds it may read and replace the rest
	known []graph.DatasetInfo
	until time.Time
}

func (d *datasets) get(ctx context.Context) ([]graph.DatasetInfo, error) {
	select {
	case d.turn <- struct{}{}:
		defer func() { <-d.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
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
