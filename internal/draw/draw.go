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

// Picture is a rendered scene.
type Picture struct {
	Bytes       []byte
	ContentType string
	ETag        string // strong, quoted
	Layout      string // what laid it out: dot, clusters, sfdp, none
	Cached      bool
}

// Config sizes a Studio; zero values choose defaults.
type Config struct {
	Command []string // starts a worker: this binary with its hidden render argument
}

// Studio renders scenes with a pool of worker processes and a cache.
type Studio struct{}

// Start starts the warm workers.
func Start(c Config) (*Studio, error) { return nil, errors.New("not built yet") }

// Render returns the picture of a scene. Errors are *Error values with a code
// (too_large, busy, timeout, failed).
func (s *Studio) Render(ctx context.Context, scene *Scene, f Format) (*Picture, error) {
	return nil, errors.New("not built yet")
}

// Ready tells whether a worker is there.
func (s *Studio) Ready(ctx context.Context) error { return nil }

// Close stops the workers and waits for them.
func (s *Studio) Close() error { return nil }

// Worker is the worker process: it reads jobs from r and writes pictures to w
// until r ends.
func Worker(r io.Reader, w io.Writer) error { return errors.New("not built yet") }
