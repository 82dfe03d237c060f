package worker

import (
	"context"
	"errors"
	"sync"
)

// Config sizes a Pool; every field must be set.
type Config struct {
	Command  []string // starts a process that runs Serve on its standard input and output
	Workers  int      // processes that work at once, and are kept warm
	Queue    int      // jobs that may wait
	MaxJobs  int      // a process ends after so many jobs,
	MaxBytes int64    // or when it holds so much memory
}

// Stats is what a pool has done and holds.
type Stats struct {
	Alive, Busy, Waiting int
	Restarts, Retired    uint64
	Bytes                int64 // resident memory of the idle processes
}

// Pool gives jobs to worker processes. It is safe for concurrent use.
type Pool struct {
	config Config
	slots  chan struct{} // one token for each job at work
	warmth sync.WaitGroup

	mu       sync.Mutex
	idle     []*process
	all      map[*process]bool
	waiting  int
	restarts uint64
	retired  uint64
	closed   bool
}

// Start starts the warm processes.
func Start(c Config) (*Pool, error) {
	p := &Pool{config: c, slots: make(chan struct{}, c.Workers), all: map[*process]bool{}}
	for range c.Workers {
		worker, err := p.start()
		if err != nil {
			return nil, errors.Join(err, p.Close())
		}
		p.idle = append(p.idle, worker)
	}
	return p, nil
}

// Do runs one job and returns Graphviz's json0. A job whose process dies is
// tried once more on a new one.
func (p *Pool) Do(ctx context.Context, job Job) ([]byte, error) {
	if err := p.enter(ctx); err != nil {
		return nil, err
	}
	defer func() { <-p.slots }()
	out, err := p.try(ctx, job, job.Fresh)
	if errors.Is(err, ErrCrashed) && ctx.Err() == nil {
		out, err = p.try(ctx, job, true)
	}
	return out, err
}

// enter waits for a free slot, unless too many wait already.
func (p *Pool) enter(ctx context.Context) error {
	select {
	case p.slots <- struct{}{}:
		return nil
	default:
	}
	if !p.queueUp() {
		return ErrBusy
	}
	defer p.leaveQueue()
	select {
	case p.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (p *Pool) queueUp() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.waiting >= p.config.Queue {
		return false
	}
	p.waiting++
	return true
}

func (p *Pool) leaveQueue() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.waiting--
}

// try runs a job on one process and decides what becomes of the process.
func (p *Pool) try(ctx context.Context, job Job, fresh bool) ([]byte, error) {
	worker, err := p.take(fresh)
	if err != nil {
		return nil, err
	}
	if err := worker.wait(ctx); err != nil {
		p.replace(worker, &p.restarts)
		return nil, err
	}
	limit, cancel := context.WithTimeoutCause(ctx, job.Budget, ErrTimeout)
	defer cancel()
	out, err := worker.do(limit, job)
	switch {
	case limit.Err() != nil: // killed
		p.replace(worker, &p.restarts)
		if err != nil {
			err = context.Cause(limit)
		}
	case errors.Is(err, ErrCrashed):
		p.replace(worker, &p.restarts)
	case job.Fresh, worker.jobs >= p.config.MaxJobs, worker.bytes.Load() >= p.config.MaxBytes:
		p.replace(worker, &p.retired)
	default:
		p.give(worker)
	}
	return out, err
}

// take hands out a warm process, or a new one when none is left or a fresh one
// is asked for. A warm process is fresh until its first job.
func (p *Pool) take(fresh bool) (*process, error) {
	p.mu.Lock()
	for i := len(p.idle) - 1; i >= 0; i-- {
		worker := p.idle[i]
		if fresh && worker.jobs > 0 {
			continue
		}
		p.idle = append(p.idle[:i], p.idle[i+1:]...)
		if worker.alive() {
			p.mu.Unlock()
			return worker, nil
		}
		p.restarts++
		p.forget(worker)
	}
	p.mu.Unlock()
	return p.start()
}

// start starts one process and keeps account of it.
func (p *Pool) start() (*process, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, ErrClosed
	}
	worker, err := startProcess(p.config.Command)
	if err == nil {
		p.all[worker] = true
	}
	return worker, err
}

// give takes a process back, warm. More are never kept than may work at once.
func (p *Pool) give(worker *process) {
	p.mu.Lock()
	keep := !p.closed && len(p.idle) < p.config.Workers
	if keep {
		p.idle = append(p.idle, worker)
	} else {
		p.forget(worker)
	}
	p.mu.Unlock()
}

// forget ends a process, once; the lock is held.
func (p *Pool) forget(worker *process) {
	if !p.all[worker] {
		return
	}
	delete(p.all, worker)
	worker.kill()
	p.warmth.Go(worker.stop)
}

// replace ends a process, counts why, and warms up another in its place.
func (p *Pool) replace(worker *process, reason *uint64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	*reason++
	p.forget(worker)
	if p.closed || len(p.idle) >= p.config.Workers {
		return
	}
	if next, err := startProcess(p.config.Command); err == nil {
		p.all[next] = true
		p.idle = append(p.idle, next)
	}
}

// Stats tells what the pool has done and holds.
func (p *Pool) Stats() Stats {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := Stats{Busy: len(p.slots), Waiting: p.waiting, Restarts: p.restarts, Retired: p.retired}
	for worker := range p.all {
		if worker.alive() {
			s.Alive++
			s.Bytes += worker.bytes.Load()
		}
	}
	return s
}

// Close ends every process and waits for them. Jobs at work fail.
func (p *Pool) Close() error {
	p.mu.Lock()
	p.closed = true
	for worker := range p.all {
		p.forget(worker)
	}
	p.idle = nil
	p.mu.Unlock()
	p.warmth.Wait()
	return nil
}
