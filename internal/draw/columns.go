package draw

import (
	"fmt"

	"rolegraph/internal/draw/canvas"
	"rolegraph/internal/draw/typeset"
)

// Measures of the three columns.
const (
	columnWidth = 264.0 // where nobody says how wide the picture is to be
	columnLeast = 170.0 // narrower columns stand below each other
	columnGap   = 16.0
	columnHead  = 66.0
	columnBar   = 26.0 // room for the bar above
)

// columnsIn is how wide a column is, and how many stand side by side.
func columnsIn(width float64) (float64, int) {
	if width == 0 {
		return columnWidth, 3
	}
	if third := (width - 2*columnGap) / 3; third >= columnLeast {
		return third, 3
	}
	return width, 1
}

// paintColumns draws two roles: what only the first has, what both have, what
// only the second has. A bar above shows how large the three are.
func (s *Scene) paintColumns(v *Columns) *body {
	told := s.tell()
	width, beside := columnsIn(s.inside())
	b := &body{w: float64(beside)*(width+columnGap) - columnGap, legend: s.thingEntries()}
	b.items = append(b.items, s.shareBar(v, b.w)...)
	columns := []struct {
		title string
		role  int
		list  Column
		fill  canvas.Color
	}{
		{"Only " + s.Nodes[v.A].Name, v.A, v.OnlyA, canvas.Card},
		{"Shared", -1, v.Shared, s.hues["Role"].Fill()},
		{"Only " + s.Nodes[v.B].Name, v.B, v.OnlyB, canvas.Card},
	}
	most := 0
	for _, c := range columns {
		most = max(most, c.list.rows())
	}
	x, y := 0.0, columnBar
	for _, c := range columns {
		rows := most
		if beside == 1 {
			rows = c.list.rows()
		}
		height := columnHead + float64(rows)*rowHeight + padY
		pen := canvas.Pen{Color: canvas.Faint, Width: 1}
		if c.role < 0 {
			pen = canvas.Pen{Color: canvas.Accent, Width: 1.6}
		}
		b.items = append(b.items, canvas.Rect{X: x, Y: y, W: width, H: height, Radius: 8, Fill: c.fill, Pen: pen})
		b.items = append(b.items, s.columnTitle(c.title, c.role, len(c.list.Things)+c.list.More, x, y, width, told))
		b.items = append(b.items, s.columnRows(c.list, x, y+columnHead, width, told)...)
		b.h = y + height
		if beside == 1 {
			y += height + columnGap
		} else {
			x += width + columnGap
		}
	}
	return b
}

// rows is how many lines a column takes.
func (c Column) rows() int { return max(len(c.Things)+btoi(c.More > 0), 1) }

// shareBar shows the sizes of the three columns side by side.
func (s *Scene) shareBar(v *Columns, width float64) []canvas.Item {
	sizes := []int{len(v.OnlyA.Things) + v.OnlyA.More, len(v.Shared.Things) + v.Shared.More, len(v.OnlyB.Things) + v.OnlyB.More}
	total := sizes[0] + sizes[1] + sizes[2]
	if total == 0 {
		return nil
	}
	fills := []canvas.Color{canvas.Faint, canvas.Accent, canvas.Faint}
	var items []canvas.Item
	x := 0.0
	for i, size := range sizes {
		w := width * float64(size) / float64(total)
		if w > 0 {
			items = append(items, canvas.Rect{X: x, Y: 0, W: max(w-2, 1), H: 12, Radius: 3, Fill: fills[i]})
		}
		x += w
	}
	return []canvas.Item{canvas.Group{Decorative: true, Items: items}}
}

// columnTitle heads a column with its size; a role's column links to the role.
func (s *Scene) columnTitle(title string, role, size int, x, y, width float64, told []string) canvas.Item {
	g := canvas.Group{}
	if role >= 0 {
		g = s.stop(role, told)
	}
	g.Title = title
	lines := typeset.Wrap(title, styleStrong, width-2*padX-56, 2)
	for i, line := range lines {
		g.Items = append(g.Items, canvas.Text{X: x + padX, Y: y + 25 + float64(i)*17, String: line, Size: styleStrong.Size, Bold: true, Color: canvas.Ink})
	}
	g.Items = append(g.Items,
		canvas.Text{X: x + width - padX, Y: y + 30, String: count(size), Size: 20, Bold: true, Anchor: canvas.End, Color: canvas.Accent},
		canvas.Rect{X: x + padX, Y: y + columnHead - 12, W: width - 2*padX, H: 1, Fill: canvas.Faint})
	return g
}

// columnRows lists things with how many roles of the database have each.
func (s *Scene) columnRows(list Column, x, y, width float64, told []string) []canvas.Item {
	var items []canvas.Item
	for i, thing := range list.Things {
		n := s.Nodes[thing]
		base := y + float64(i)*rowHeight + 13
		noteWidth := typeset.Width(n.Note, styleFooter)
		name := typeset.Fit(n.Name, styleRow, width-2*padX-18-noteWidth-10)
		row := s.stop(thing, told)
		row.Items = []canvas.Item{
			canvas.Circle{Center: canvas.Point{X: x + padX + 4, Y: base - 4}, Radius: 4, Fill: s.hues[n.Label].Edge()},
			canvas.Text{X: x + padX + 14, Y: base, String: name, Size: styleRow.Size, Color: canvas.Ink},
			canvas.Text{X: x + width - padX, Y: base, String: n.Note, Size: styleFooter.Size, Anchor: canvas.End, Color: canvas.Muted},
		}
		items = append(items, row)
	}
	base := y + float64(len(list.Things))*rowHeight + 13
	switch {
	case list.More > 0:
		items = append(items, canvas.Text{X: x + padX + 14, Y: base, String: fmt.Sprintf("+%s more", count(list.More)), Size: styleHead.Size, Bold: true, Color: canvas.Muted})
	case len(list.Things) == 0:
		items = append(items, canvas.Text{X: x + padX, Y: base, String: "none", Size: styleRow.Size, Color: canvas.Muted})
	}
	return items
}

// thingEntries is the legend of what is shared.
func (s *Scene) thingEntries() []entry {
	var things []Node
	for _, n := range s.Nodes {
		if n.Label != "Role" {
			things = append(things, n)
		}
	}
	return s.labelEntries(things)
}
