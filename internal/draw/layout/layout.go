// Package layout finds places for boxes and lines by Graphviz.
//
// It knows sizes, not names: no text of a user's reaches Graphviz here. What is
// hard for the best engine is tried with cheaper ones, down a ladder; the answer
// says which engine it was.
//
// Start reading at Place, then ladder.go.
package layout

import "rolegraph/internal/draw/canvas"

// Graph is what is to be laid out. Lengths are CSS pixels. Edges with the same
// ends are best merged: Graphviz may lay the labels of several loops over boxes.
type Graph struct {
	Direction string // "TB" or "LR"
	Nodes     []Size
	Edges     []Edge
	Gap       float64 // between the boxes of a rank; 0 means 14
}

// Size is the size of a node.
type Size struct{ W, H float64 }

// Edge joins two nodes by index.
type Edge struct {
	From, To int
	Label    Size // room kept for a label, if any
	Weak     bool // does not shape the ranks
	Down     bool // leaves its box in the middle of the bottom, and arrives in the middle of the top
}

// Layout is where everything goes, from the top left corner.
type Layout struct {
	Engine string // the rung of the ladder that answered
	Size   Size
	Nodes  []canvas.Point // centres
	Edges  []Curve
}

// Curve is the line of one edge.
type Curve struct {
	Points []canvas.Point // the start, then three points for each Bézier curve
	Tip    canvas.Point   // where the arrow points
	Label  canvas.Point   // centre of the label's room
}
