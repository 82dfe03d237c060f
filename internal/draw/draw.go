// Package draw turns answers of package graph into pictures.
//
// A picture is made in two steps. The pure functions of this package make a
// [Scene] from an answer: sorted, labelled, folded, with legend and footer; the
// same answer gives the same bytes. A [Studio] lays a Scene out with Graphviz in
// worker processes (Graphviz in process is neither safe for concurrent use nor
// stoppable) and writes the picture.
//
// Start reading at Scene, then Studio.Render.
package draw

import (
	"context"
	"errors"
	"io"
	"time"

	"rolegraph/graph"
)

// Format is a picture's file format.
type Format string

// The formats of a picture.
const (
	SVG     Format = "svg"
	PNG     Format = "png"
	DOT     Format = "dot"
	GraphML Format = "graphml"
	JSON    Format = "json"
	Mermaid Format = "mmd" // up to 50 nodes
)

// Theme chooses the colours.
type Theme string

// The themes. Auto follows the viewer's system in SVG and is light elsewhere.
const (
	Auto  Theme = "auto"
	Light Theme = "light"
	Dark  Theme = "dark"
)

// Options apply to every kind of picture.
type Options struct {
	Title     string                 // replaces the kind's own title
	Theme     Theme                  // "" means Auto
	Direction string                 // "TB" or "LR"; "" lets the kind choose
	Link      func(graph.Ref) string // href of a node; nil means no links
	Datasets  []graph.DatasetInfo    // for the footer: date, attribution
}

// Scene is what a picture shows, before layout.
type Scene struct{}

// The kinds of picture.
func Thing(t *graph.Thing, o Options) *Scene                          { return &Scene{} }
func Compare(c *graph.Comparison, o Options) *Scene                   { return &Scene{} }
func Org(g *graph.Org, o Options) *Scene                              { return &Scene{} }
func Neighborhood(center graph.Ref, g *graph.Graph, o Options) *Scene { return &Scene{} }
func Schema(s *graph.Schema, o Options) *Scene                        { return &Scene{} }
func Result(g *graph.Graph, o Options) *Scene                         { return &Scene{} }

// Picture is a rendered scene. Bytes are shared with the cache: do not write to them.
type Picture struct {
	Bytes       []byte
	ContentType string
	ETag        string // strong, quoted
	Layout      string // what laid it out: dot, clusters, sfdp, none
	Cached      bool
}

// Code classifies an [Error]. Codes are stable words of the API.
type Code string

// The codes of this package's errors.
const (
	TooLarge Code = "too_large" // more nodes, edges or bytes than the format or the limits allow
	Busy     Code = "busy"      // the queue is full; RetryAfter tells when to come back
	Timeout  Code = "timeout"   // no layout was ready within its budget
	Failed   Code = "failed"    // a defect, or a worker that died twice
)

// Error is a picture that could not be made, and what to do next.
type Error struct {
	Code       Code
	Message    string        // one sentence, without the code
	Hint       string        // what to do next
	RetryAfter time.Duration // for Busy
	Err        error         // the cause, if any
}

func (e *Error) Error() string { return string(e.Code) + ": " + e.Message }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Config sizes a Studio; zero values choose defaults.
type Config struct {
	Command    []string      // starts a worker: this binary with its hidden render argument
	Workers    int           // layouts at once, each in its own process; default 2
	Queue      int           // pictures that may wait; default 256
	Budget     time.Duration // for one rung of the layout ladder; default 4 s
	CacheBytes int64         // pictures and layouts kept; default 64 MiB
}

// Stats is what a Studio has done and holds, for metrics.
type Stats struct {
	Workers     int    // worker processes alive
	Busy        int    // of them, working
	Waiting     int    // renders in the queue
	Renders     uint64 // pictures made, the cached ones not counted
	Failures    uint64 // renders that ended with an error
	Restarts    uint64 // workers replaced after a crash or a missed deadline
	Retired     uint64 // workers replaced after enough jobs or bytes
	CacheHits   uint64
	CacheMisses uint64
	CacheBytes  int64
	WorkerBytes int64 // resident memory of the workers, as they last told
}

// Studio renders scenes with a pool of worker processes and a cache.
type Studio struct{}

// Start starts the warm workers.
func Start(c Config) (*Studio, error) { return nil, errors.New("not built yet") }

// Render returns the picture of a scene. Errors are *Error values with a code
// (too_large, busy, timeout, failed), or the context's own error.
func (s *Studio) Render(ctx context.Context, scene *Scene, f Format) (*Picture, error) {
	return nil, errors.New("not built yet")
}

// Stats tells what the studio has done and holds.
func (s *Studio) Stats() Stats { return Stats{} }

// Ready tells whether a worker is there.
func (s *Studio) Ready(ctx context.Context) error { return nil }

// Close stops the workers and waits for them.
func (s *Studio) Close() error { return nil }

// Worker is the worker process: it reads jobs from r and writes layouts to w
// until r ends.
func Worker(r io.Reader, w io.Writer) error { return errors.New("not built yet") }
