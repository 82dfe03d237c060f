// Package turns lets many clients share few places. Who finds none free waits;
// a place that becomes free goes to the waiting clients in rotation, so a client
// with a thousand requests delays one with a single request by one turn, not by a
// thousand.
//
// Start reading at [Queue.Enter].
package turns

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"
)

// ErrFull says that too many wait already.
var ErrFull = errors.New("too many wait for a turn")

// Config sizes a Queue.
type Config struct {
	AtOnce    int // places
	PerClient int // places that one client may hold at most; 0 means all
	Waiting   int // how many may wait; 0 means any number
}

// Queue hands out turns. It is safe for concurrent use.
type Queue struct {
	config  Config
	mu      sync.Mutex
	free    int
	waiting int
	clients map[string]*client // those that hold a place or wait for one
	order   []*client          // those that wait, the next one first
}

// client is what one client holds and wants.
type client struct {
	name    string
	holds   int
	waiters []chan struct{} // each is closed when its turn has come
}

// New makes a Queue whose places are all free.
func New(c Config) *Queue {
	c.PerClient = cmp.Or(c.PerClient, c.AtOnce)
	return &Queue{config: c, free: c.AtOnce, clients: map[string]*client{}}
}

// Enter waits for a turn until ctx ends. The caller calls leave once when done.
func (q *Queue) Enter(ctx context.Context, name string) (leave func(), err error) {
	turn, full := q.ask(name)
	leave = sync.OnceFunc(func() { q.leave(name) })
	select {
	case <-turn:
		return leave, nil
	default:
	}
	if full && q.withdraw(name, turn) {
		return nil, ErrFull
	}
	select {
	case <-turn:
		return leave, nil
	case <-ctx.Done():
		if !q.withdraw(name, turn) {
			leave() // the turn came in the same moment
		}
		return nil, ctx.Err()
	}
}

// ask takes a free place, or one in the queue; full tells that more wait then than
// may.
func (q *Queue) ask(name string) (turn chan struct{}, full bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	c := q.clients[name]
	if c == nil {
		c = &client{name: name}
		q.clients[name] = c
	}
	turn = make(chan struct{})
	if len(c.waiters) == 0 {
		q.order = append(q.order, c)
	}
	c.waiters = append(c.waiters, turn)
	q.waiting++
	q.serve()
	return turn, q.config.Waiting > 0 && q.waiting > q.config.Waiting
}

// serve hands free places out, in rotation; the lock is held.
func (q *Queue) serve() {
	for q.free > 0 {
		i := slices.IndexFunc(q.order, func(c *client) bool { return c.holds < q.config.PerClient })
		if i < 0 {
			return
		}
		c := q.order[i]
		q.order = slices.Delete(q.order, i, i+1)
		close(c.waiters[0])
		c.waiters = c.waiters[1:]
		c.holds++
		q.free--
		q.waiting--
		if len(c.waiters) > 0 {
			q.order = append(q.order, c)
		}
	}
}

func (q *Queue) leave(name string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.clients[name].holds--
	q.free++
	q.forget(name)
	q.serve()
}

// withdraw takes a waiter out; false when its turn has come already.
func (q *Queue) withdraw(name string, turn chan struct{}) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	c := q.clients[name]
	i := slices.Index(c.waiters, turn)
	if i < 0 {
		return false
	}
	c.waiters = slices.Delete(c.waiters, i, i+1)
	q.waiting--
	if len(c.waiters) == 0 {
		q.order = slices.DeleteFunc(q.order, func(o *client) bool { return o == c })
	}
	q.forget(name)
	return true
}

// forget drops a client that neither holds nor wants a place; the lock is held.
func (q *Queue) forget(name string) {
	if c := q.clients[name]; c.holds == 0 && len(c.waiters) == 0 {
		delete(q.clients, name)
	}
}

// Stats tells how many places are taken and how many wait.
func (q *Queue) Stats() (running, waiting int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.config.AtOnce - q.free, q.waiting
}
