package draw

import (
	"math"

	"rolegraph/internal/draw/canvas"
	"rolegraph/internal/draw/layout"
)

// Measures of boxes that nothing joins.
const (
	rowsGap    = 16.0
	rowsAspect = 1.8 // of width to height, about
)

// rows sets boxes that nothing joins in rows, in reading order. Graphviz would put
// them all in one.
func (p *plan) rows() *layout.Layout {
	p.alignWidths()
	width := p.rowsWidth()
	l := &layout.Layout{Engine: layoutNone, Nodes: make([]canvas.Point, len(p.boxes))}
	x, y, height := 0.0, 0.0, 0.0
	for i, b := range p.boxes {
		if x > 0 && x+b.w > width {
			x, y, height = 0, y+height+rowsGap, 0
		}
		l.Nodes[i] = canvas.Point{X: x + b.w/2, Y: y + b.h/2}
		l.Size.W = max(l.Size.W, x+b.w)
		height = max(height, b.h)
		x += b.w + rowsGap
	}
	l.Size.H = y + height
	return l
}

// rowsWidth is the width that gives the boxes together a pleasant shape.
func (p *plan) rowsWidth() float64 {
	area, widest := 0.0, 0.0
	for _, b := range p.boxes {
		area += (b.w + rowsGap) * (b.h + rowsGap)
		widest = max(widest, b.w)
	}
	return max(math.Sqrt(area*rowsAspect), widest, minPicture)
}
