// Package draw turns answers of package graph into pictures.
//
// A picture is made in three steps. The pure functions of this package ([Thing],
// [Compare], [Routes], [Org], [Neighborhood], [Schema], [Result]) make a [Scene] from an
// answer: sorted, folded, counted, with notes and footer; the same answer gives
// the same bytes. A [Studio] finds places for boxes and lines: package layout by
// Graphviz in worker processes (package worker), comparisons and career routes by own
// arithmetic.
// Package canvas writes the result as SVG or paints it as PNG.
//
// Nothing from a database reaches Graphviz: layouts are asked for by size. Each
// format has one function through which strings pass: escape (canvas/svg.go),
// dotQuote and mermaidQuote (here), encoding/xml and encoding/json.
//
// Letters of a PNG come from fonts that are compiled in: the Go fonts, and a
// bitmap font for ideographs, Arabic and more. Neither has emoji: a PNG shows a
// box in their place. An SVG is shown in the viewer's own fonts.
//
// Start reading at Scene, then Studio.Render.
package draw

import "rolegraph/graph"

// Format is a picture's file format.
type Format string

// The formats of a picture.
const (
	SVG     Format = "svg"
	PNG     Format = "png"
	DOT     Format = "dot"
	GraphML Format = "graphml"
	JSON    Format = "json" // the Scene
	Mermaid Format = "mmd"  // up to 50 nodes
)

// contentTypes of the formats.
var contentTypes = map[Format]string{
	SVG:     "image/svg+xml",
	PNG:     "image/png",
	DOT:     "text/vnd.graphviz; charset=utf-8",
	GraphML: "application/xml; charset=utf-8",
	JSON:    "application/json",
	Mermaid: "text/plain; charset=utf-8",
}

// ContentType is the media type that pictures of the format are served as.
func (f Format) ContentType() string { return contentTypes[f] }

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
	Link      func(graph.Ref) string // href of a node; nil means no links. A label of a schema has no key
	Datasets  []graph.DatasetInfo    // for the footer: date, attribution
	Bare      bool                   // leaves out title, counts and footer, for a page that tells them beside the picture
	Width     float64                // CSS pixels that a comparison makes use of; 0 lets it choose
}

// Picture is a rendered scene. Bytes are shared with the cache: do not write to them.
type Picture struct {
	Bytes       []byte
	ContentType string
	ETag        string // strong, quoted
	Layout      string // what laid it out: dot, dot-quick, sfdp, none
	Cached      bool
}
