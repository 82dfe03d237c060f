package draw

import (
	"cmp"
	"maps"
	"slices"

	"rolegraph/graph"
	"rolegraph/internal/draw/canvas"
	"rolegraph/internal/draw/typeset"
	"rolegraph/internal/typedjson"
)

// Scene is what a picture shows, before layout: the same answer gives the same
// scene, whatever order its rows came in. Its JSON is the json format.
//
// Nodes and Edges are all that the answer holds. How a picture shows them is
// one of three things: a graph, where Stacks tells which nodes are listed in a box
// instead of having one each; for a comparison, exactly one of Columns, Bundles and
// Matrix; or, for career routes, Lanes.
type Scene struct {
	Kind      string   `json:"kind" example:"org"`
	Title     string   `json:"title"`
	Summary   string   `json:"summary" doc:"counts, in words"`
	Notes     []string `json:"notes,omitempty" doc:"what was cut or folded"`
	Nodes     []Node   `json:"nodes"`
	Edges     []Edge   `json:"edges"`
	Stacks    []Stack  `json:"stacks,omitempty"`
	Columns   *Columns `json:"columns,omitempty"`
	Bundles   *Bundles `json:"bundles,omitempty"`
	Matrix    *Matrix  `json:"matrix,omitempty"`
	Lanes     *Lanes   `json:"lanes,omitempty"`
	Footer    []string `json:"footer,omitempty" doc:"date and data set of the data, attribution"`
	Direction string   `json:"direction,omitempty" doc:"TB or LR"`
	Theme     Theme    `json:"theme"`
	Bare      bool     `json:"bare,omitempty" doc:"drawn without title, counts and footer"`
	Width     float64  `json:"width,omitempty" doc:"CSS pixels that a comparison makes use of"`

	hues   map[string]canvas.Hue // by label
	asides []string              // what the picture leaves out of the nodes and edges above; the other formats have them
}

// Node is one node of the answer. Names are cleaned for one line.
type Node struct {
	graph.Ref
	Link       string                     `json:"link,omitempty"`
	Note       string                     `json:"note,omitempty" doc:"a second line"`
	Lines      []string                   `json:"lines,omitempty" doc:"more lines, as a label's properties"`
	Folded     int64                      `json:"folded,omitempty" doc:"nodes below this one that are not in the scene"`
	Center     bool                       `json:"center,omitempty"`
	Properties map[string]typedjson.Value `json:"properties,omitempty"`
}

// Edge is one relationship; ends are indexes in Nodes. Those of a hierarchy run
// from parent to child, whichever way the relationship points.
type Edge struct {
	From       int                        `json:"from"`
	To         int                        `json:"to"`
	Type       string                     `json:"type" doc:"empty for a leaf of a hierarchy: any of its types"`
	Count      int64                      `json:"count,omitempty" doc:"how many relationships it stands for, where it stands for many"`
	Note       string                     `json:"note,omitempty" doc:"where the fact holds, when it does not hold everywhere"`
	Cross      bool                       `json:"cross,omitempty" doc:"runs across the hierarchy"`
	Properties map[string]typedjson.Value `json:"properties,omitempty"`

	id string // tells apart relationships that are otherwise equal
}

// Stack is nodes that are listed in one box.
type Stack struct {
	Of     int    `json:"of" doc:"the node that they hang off"`
	Inside bool   `json:"inside,omitempty" doc:"listed in that node's own box"`
	Title  string `json:"title,omitempty"`
	Label  string `json:"label,omitempty" doc:"the label that they share"`
	Type   string `json:"type" doc:"the relationship that they share"`
	In     bool   `json:"in,omitempty" doc:"the relationship points to the node that they hang off"`
	Nodes  []int  `json:"nodes"`
	Rows   int    `json:"rows,omitempty" doc:"how many of the nodes the picture lists; all when left out"`
	More   int64  `json:"more,omitempty" doc:"how many more there are"`
}

// builder collects a scene; its methods are what the kinds share.
type builder struct {
	*Scene
	o      Options
	beside []graph.Ref // what is shown besides the nodes
}

func newBuilder(kind, title string, o Options) *builder {
	if o.Title != "" {
		title = o.Title
	}
	theme := o.Theme
	if theme == "" {
		theme = Auto
	}
	return &builder{o: o, Scene: &Scene{Kind: kind, Title: typeset.Clean(title), Direction: o.Direction, Theme: theme, Bare: o.Bare, Width: o.Width, Nodes: []Node{}, Edges: []Edge{}}}
}

// add adds a node and returns its index.
func (b *builder) add(n Node) int {
	n.Name = typeset.Clean(n.Name)
	if n.Name == "" {
		n.Name = typeset.Clean(n.Key)
	}
	if n.Link == "" {
		n.Link = b.link(n.Ref)
	}
	b.Nodes = append(b.Nodes, n)
	return len(b.Nodes) - 1
}

func (b *builder) link(ref graph.Ref) string {
	if b.o.Link == nil {
		return ""
	}
	return b.o.Link(ref)
}

// inside is the width that a comparison fills, without margins; 0 where it chooses.
func (s *Scene) inside() float64 {
	edge := margin
	if s.Bare {
		edge = bareMargin
	}
	return max(s.Width-2*edge, 0)
}

// note adds a line on what was cut or folded.
func (b *builder) note(text string) { b.Notes = append(b.Notes, text) }

// finish sorts the edges, adds the footer and hands the scene out.
func (b *builder) finish() *Scene {
	slices.SortFunc(b.Edges, compareEdges)
	labels, datasets := map[string]bool{}, map[string]bool{}
	note := func(r graph.Ref) { labels[r.Label], datasets[r.Dataset] = true, true }
	for _, n := range b.Nodes {
		note(n.Ref)
	}
	for _, e := range b.Edges {
		dataset, _ := e.Properties["dataset"].V.(string)
		datasets[dataset] = true
	}
	for _, r := range b.beside {
		note(r)
	}
	b.Footer = footer(datasets, b.o.Datasets)
	for _, stack := range b.Stacks {
		labels[stack.Label] = true
	}
	b.hues = canvas.HuesOf(slices.Collect(maps.Keys(labels)))
	return b.Scene
}

// compareRefs orders nodes by label, then name, then key.
func compareRefs(a, b *graph.Ref) int {
	if a.Label != b.Label {
		return cmp.Compare(a.Label, b.Label)
	}
	return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
}

// compareEdges orders edges by their ends, then type.
func compareEdges(a, b Edge) int {
	if a.From != b.From || a.To != b.To {
		return cmp.Or(a.From-b.From, a.To-b.To)
	}
	return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.id, b.id))
}
