package draw

import (
	"fmt"
	"math"

	"rolegraph/internal/draw/canvas"
	"rolegraph/internal/draw/typeset"
)

// Measures of the matrix.
const (
	matrixCell = 28.0  // where nobody says how wide the picture is to be
	matrixMost = 44.0  // wider cells would look empty
	matrixName = 260.0 // names are cut here
	matrixHead = 26.0
)

// matrixSize is how long a side of a cell is.
func (s *Scene) matrixSize(v *Matrix, left float64) float64 {
	inside := s.inside()
	if inside == 0 {
		return matrixCell
	}
	return min(max((inside-left-8)/float64(len(v.Roles)), matrixCell), matrixMost)
}

// paintMatrix draws more than eight roles: how alike each two are, as a percent
// of weighted Jaccard, most alike next to each other. Columns are numbered like
// rows, so no name needs to be turned.
func (s *Scene) paintMatrix(v *Matrix) *body {
	n := float64(len(v.Roles))
	left := s.matrixLeft(v)
	size := s.matrixSize(v, left)
	b := &body{w: left + n*size + 8, h: matrixHead + n*matrixCell + 8}
	told := s.tell()
	for row, role := range v.Roles {
		b.items = append(b.items, s.matrixRow(v, row, role, left, size, told)...)
	}
	b.legend = scaleEntries()
	return b
}

// matrixLeft is the room for numbers, names and counts beside the cells.
func (s *Scene) matrixLeft(v *Matrix) float64 {
	longest := 0.0
	for _, role := range v.Roles {
		longest = max(longest, typeset.Width(typeset.Fit(s.Nodes[role].Name, styleName, matrixName), styleName))
	}
	return 28 + longest + 56
}

// matrixRow draws a role's name, its number above its column, and its cells.
func (s *Scene) matrixRow(v *Matrix, row, role int, left, size float64, told []string) []canvas.Item {
	y := matrixHead + float64(row)*matrixCell
	number := fmt.Sprint(row + 1)
	node := s.Nodes[role]
	head := canvas.Text{X: left + (float64(row)+0.5)*size, Y: matrixHead - 9, String: number, Size: styleNote.Size, Anchor: canvas.Middle, Color: canvas.Muted}
	name := s.stop(role, told)
	name.Items = []canvas.Item{
		canvas.Text{X: 20, Y: y + 18, String: number, Size: styleNote.Size, Anchor: canvas.End, Color: canvas.Muted},
		canvas.Text{X: 28, Y: y + 18, String: typeset.Fit(node.Name, styleName, matrixName), Size: styleName.Size, Color: canvas.Ink},
		canvas.Text{X: left - 10, Y: y + 18, String: count(v.Has[row]), Size: styleNote.Size, Anchor: canvas.End, Color: canvas.Muted},
	}
	items := []canvas.Item{head, name}
	for column := range v.Roles {
		items = append(items, s.matrixCell(v, row, column, left+float64(column)*size, y, size))
	}
	return items
}

// matrixCell draws how alike two roles are.
func (s *Scene) matrixCell(v *Matrix, row, column int, x, y, size float64) canvas.Item {
	frame := canvas.Rect{X: x + 1, Y: y + 1, W: size - 2, H: matrixCell - 2, Radius: 3}
	if row == column {
		frame.Fill = canvas.Card
		return frame
	}
	value := v.Jaccard[row][column]
	fill, ink := canvas.Shade(scaled(value))
	frame.Fill = fill
	text := canvas.Text{X: x + size/2, Y: y + 18, String: percent(value), Size: styleNote.Size, Anchor: canvas.Middle, Color: ink}
	if v.Shared[row][column] == 0 {
		frame.Fill, text.String = canvas.Card, ""
	}
	title := fmt.Sprintf("%s and %s: %d shared, weighted Jaccard %.2f", s.Nodes[v.Roles[row]].Name, s.Nodes[v.Roles[column]].Name, v.Shared[row][column], value)
	return canvas.Group{Title: title, Items: []canvas.Item{frame, text}}
}

// scaled spreads low values, where most pairs lie, over more of the scale.
func scaled(value float64) float64 { return math.Sqrt(value) }

func percent(value float64) string { return fmt.Sprintf("%.0f", value*100) }

// scaleEntries is the legend of the scale.
func scaleEntries() []entry {
	var entries []entry
	for _, value := range []float64{0.01, 0.05, 0.1, 0.25, 0.5, 1} {
		fill, _ := canvas.Shade(scaled(value))
		entries = append(entries, entry{percent(value) + " %", canvas.Rect{X: -8, Y: -6, W: 16, H: 12, Radius: 3, Fill: fill}})
	}
	return entries
}
