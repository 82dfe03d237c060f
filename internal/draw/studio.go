package draw

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync/atomic"
	"time"

	"go.opentelemetry.io/otel"
	"golang.org/x/sync/singleflight"

	"rolegraph/internal/draw/layout"
	"rolegraph/internal/draw/worker"
)

// Config sizes a Studio; zero values choose defaults.
type Config struct {
	Command    []string      // starts a worker: this binary with its hidden render argument
	Workers    int           // layouts at once, each in its own process; default 2
	Queue      int           // pictures that may wait; default 256
	Budget     time.Duration // for one rung of the layout ladder; default 4 s
	CacheBytes int64         // pictures and layouts kept; default 64 MiB
	MaxNodes   int           // default 2,000
	MaxEdges   int           // default 6,000
}

// A worker process ends after so many layouts, or when it holds so much memory.
const (
	workerJobs  = 100
	workerBytes = 192 << 20
)

// withDefaults fills what is zero.
func (c Config) withDefaults() Config {
	set := func(field *int, value int) {
		if *field == 0 {
			*field = value
		}
	}
	set(&c.Workers, 2)
	set(&c.Queue, 256)
	set(&c.MaxNodes, 2000)
	set(&c.MaxEdges, 6000)
	if c.Budget == 0 {
		c.Budget = 4 * time.Second
	}
	if c.CacheBytes == 0 {
		c.CacheBytes = 64 << 20
	}
	return c
}

// Studio renders scenes with a pool of worker processes and a cache. It is safe
// for concurrent use.
type Studio struct {
	config   Config
	pool     *worker.Pool
	pictures *cache[*Picture]
	layouts  *cache[*layout.Layout]
	flights  singleflight.Group // one render for simultaneous equal requests
	painters chan struct{}      // one token for each PNG being painted, which takes much memory
	life     context.Context    // ends with Close
	end      context.CancelFunc
	active   atomic.Int64 // pictures in the making
	renders  atomic.Uint64
	failures atomic.Uint64
}

// Start starts the warm workers.
func Start(c Config) (*Studio, error) {
	c = c.withDefaults()
	pool, err := worker.Start(worker.Config{Command: c.Command, Workers: c.Workers, Queue: c.Queue, MaxJobs: workerJobs, MaxBytes: workerBytes})
	if err != nil {
		return nil, failed(err)
	}
	s := &Studio{config: c, pool: pool, painters: make(chan struct{}, 2)}
	s.pictures = newCache(c.CacheBytes*3/4, func(p *Picture) int { return len(p.Bytes) })
	s.layouts = newCache(c.CacheBytes/4, layoutBytes)
	s.life, s.end = context.WithCancel(context.Background())
	return s, nil
}

// Worker is the worker process: it answers jobs from r on w until r ends.
func Worker(r io.Reader, w io.Writer) error { return worker.Serve(r, w) }

// Render returns the picture of a scene. Errors are *Error values with a code
// (too_large, busy, timeout, failed), or the context's own error. A render goes
// on when its caller leaves: the next one finds it in the cache.
func (s *Studio) Render(ctx context.Context, scene *Scene, f Format) (*Picture, error) {
	ctx, span := otel.Tracer("rolegraph/draw").Start(ctx, "render "+string(f))
	defer span.End()
	key, err := scene.key(f)
	if err != nil {
		return nil, failed(err)
	}
	if p, ok := s.pictures.get(key); ok {
		hit := *p
		hit.Cached = true
		return &hit, nil
	}
	flight := s.flights.DoChan(key, func() (any, error) { return s.render(key, scene, f) })
	select {
	case done := <-flight:
		if done.Err != nil {
			return nil, done.Err
		}
		return done.Val.(*Picture), nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// render makes a picture and keeps it.
func (s *Studio) render(key string, scene *Scene, f Format) (p *Picture, err error) {
	defer s.active.Add(-1)
	if s.active.Add(1) > int64(s.config.Queue+s.config.Workers) {
		err = worker.ErrBusy
	} else {
		p, err = s.safely(scene, f)
	}
	if err != nil {
		s.failures.Add(1)
		return nil, explain(err)
	}
	s.renders.Add(1)
	s.pictures.set(key, p)
	return p, nil
}

// safely makes a picture; a defect costs that picture only.
func (s *Studio) safely(scene *Scene, f Format) (p *Picture, err error) {
	defer func() {
		if defect := recover(); defect != nil {
			err = fmt.Errorf("panic: %v\n%s", defect, debug.Stack())
		}
	}()
	return s.make(scene, f)
}

// Ready tells whether a worker is there.
func (s *Studio) Ready(ctx context.Context) error {
	if s.life.Err() != nil || s.pool.Stats().Alive == 0 {
		return &Error{Code: Failed, Message: "No picture worker is running.", Hint: "See the log for why workers end."}
	}
	return ctx.Err()
}

// Close stops the workers and waits for them. Renders at work fail.
func (s *Studio) Close() error {
	s.end()
	return s.pool.Close()
}

// explain turns a failure below into an Error.
func explain(err error) error {
	var known *Error
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, worker.ErrBusy):
		return &Error{Code: Busy, Message: "Too many pictures are being drawn.", Hint: "Try again shortly.", RetryAfter: 2 * time.Second, Err: err}
	case errors.Is(err, worker.ErrTimeout):
		return &Error{Code: Timeout, Message: "No layout was ready in time.", Hint: "Ask for fewer nodes or relationships.", Err: err}
	}
	return failed(err)
}

func failed(err error) error {
	return &Error{Code: Failed, Message: "The picture could not be drawn.", Hint: "Try again; if it stays, the log has the cause.", Err: err}
}

// Stats is what a Studio has done and holds, for metrics.
type Stats struct {
	Workers     int    // worker processes alive
	Busy        int    // layouts at work
	Waiting     int    // layouts in the queue
	Renders     uint64 // pictures made, the cached ones not counted
	Failures    uint64 // renders that ended with an error
	Restarts    uint64 // workers replaced after a crash or a missed budget
	Retired     uint64 // workers replaced after enough jobs or bytes
	CacheHits   uint64
	CacheMisses uint64
	CacheBytes  int64
	WorkerBytes int64 // resident memory of the workers, as they last told
}

// Stats tells what the studio has done and holds.
func (s *Studio) Stats() Stats {
	pool := s.pool.Stats()
	return Stats{
		Workers: pool.Alive, Busy: pool.Busy, Waiting: pool.Waiting, Restarts: pool.Restarts, Retired: pool.Retired, WorkerBytes: pool.Bytes,
		Renders: s.renders.Load(), Failures: s.failures.Load(),
		CacheHits: s.pictures.hits.Load(), CacheMisses: s.pictures.misses.Load(), CacheBytes: s.pictures.bytes() + s.layouts.bytes(),
	}
}
