package layout

import (
	"context"
	"errors"
	"time"

	"rolegraph/internal/draw/worker"
)

// rung is one way to lay a graph out.
type rung struct {
	name, engine, attributes string
	fresh                    bool // differs when it runs twice in one process
}

// ladder is tried from the top. The second rung gives dot little time to avoid
// crossings and draws straight lines: 300 nodes with 500 random edges take it
// 0.6 s instead of 4 s. sfdp has no ranks at all.
var ladder = []rung{
	{name: "dot", engine: "dot"},
	{name: "dot-quick", engine: "dot", attributes: "nslimit=2 nslimit1=2 mclimit=0.1 splines=line"},
	{name: "sfdp", engine: "sfdp", attributes: "overlap=scale splines=line", fresh: true},
}

// patience is how many dummy nodes dot may need before the ladder starts at the
// second rung. It decides by the graph, not the clock, for most graphs that the
// first rung would miss its budget on: the same graph gets the same picture.
const patience = 4000

// Place lays g out with the first rung that answers within its budget.
func Place(ctx context.Context, pool *worker.Pool, g *Graph, budget time.Duration) (*Layout, error) {
	rungs := ladder
	if g.dummies() > patience {
		rungs = ladder[1:]
	}
	var l *Layout
	var err error
	for _, r := range rungs {
		l, err = g.try(ctx, pool, r, budget)
		if !errors.Is(err, worker.ErrTimeout) {
			return l, err
		}
	}
	return nil, err
}

// try lays g out with one rung.
func (g *Graph) try(ctx context.Context, pool *worker.Pool, r rung, budget time.Duration) (*Layout, error) {
	out, err := pool.Do(ctx, worker.Job{Engine: r.engine, Source: g.dot(r.attributes), Budget: budget, Fresh: r.fresh})
	if err != nil {
		return nil, err
	}
	l, err := g.read(out)
	if err != nil {
		return nil, err
	}
	l.Engine = r.name
	return l, nil
}

// dummies estimates how many dummy nodes dot puts into edges that span ranks:
// what its crossing minimisation takes time for. Ranks are longest paths; edges
// that close a cycle count backwards.
func (g *Graph) dummies() int {
	rank := g.ranks()
	total := 0
	for _, e := range g.Edges {
		if !e.Weak {
			total += max(rank[e.From]-rank[e.To], rank[e.To]-rank[e.From], 1) - 1
		}
	}
	return total
}

// ranks gives every node the length of the longest path to it, without the
// edges that close a cycle in a depth-first walk.
func (g *Graph) ranks() []int {
	out := make([][]int, len(g.Nodes))
	for _, e := range g.Edges {
		if !e.Weak && e.From != e.To {
			out[e.From] = append(out[e.From], e.To)
		}
	}
	height := make([]int, len(g.Nodes))
	state := make([]int8, len(g.Nodes)) // 0 unseen, 1 on the path, 2 done
	var walk func(n int)
	walk = func(n int) {
		state[n] = 1
		for _, next := range out[n] {
			if state[next] == 0 {
				walk(next)
			}
			if state[next] == 2 {
				height[n] = max(height[n], height[next]+1)
			}
		}
		state[n] = 2
	}
	for n := range g.Nodes {
		if state[n] == 0 {
			walk(n)
		}
	}
	for n, h := range height {
		height[n] = -h
	}
	return height
}
