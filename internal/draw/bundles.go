package draw

import (
	"fmt"

	"rolegraph/internal/draw/canvas"
	"rolegraph/internal/draw/typeset"
)

// Measures of the bundles.
const (
	bundleStep  = 30.0  // from one role's column to the next
	bundleNames = 560.0 // room for a row's things, where nobody says how wide the picture is to be
	bundleLeast = 220.0
	bundleCount = 52.0 // room for how many they are
	chipHeight  = 22.0
	chipLines   = 3
	flagHeight  = 24.0
)

// paintBundles draws three to eight roles: roles as columns under their names,
// one row for each pattern, a filled cell for each role in it, and what exactly
// these roles have.
func (s *Scene) paintBundles(v *Bundles) *body {
	told := s.tell()
	left := bundleStep*float64(len(v.Roles)) + 12
	names := bundleNames
	if inside := s.inside(); inside > 0 {
		names = max(inside-left-bundleCount, bundleLeast)
	}
	b := &body{w: left + bundleCount + names, legend: append(s.thingEntries(), entry{"has it", cell(true)}, entry{"has it not", cell(false)})}
	top := flagHeight*float64(len(v.Roles)) + 10
	y := top
	var rows []canvas.Item
	for i, row := range v.Rows {
		items, h := s.bundleRow(v, row, left, y, names, told)
		if i > 0 && len(v.Rows[i-1].Roles) != len(row.Roles) {
			rows = append(rows, canvas.Rect{X: 0, Y: y - 3, W: b.w, H: 1, Fill: canvas.Faint})
		}
		rows = append(rows, items...)
		y += h
	}
	b.h = y
	b.items = append(s.flags(v, y, b.w, told), rows...)
	return b
}

// flags names the columns: each role's name stands to the right of its own line,
// one below the other, so that none needs to be turned.
func (s *Scene) flags(v *Bundles, bottom, width float64, told []string) []canvas.Item {
	var items []canvas.Item
	for i, role := range v.Roles {
		x, y := bundleX(i), flagHeight*float64(i)
		n := s.Nodes[role]
		name := typeset.Fit(n.Name, styleStrong, min(420, width-x-60))
		flag := s.stop(role, told)
		flag.Items = []canvas.Item{
			canvas.Circle{Center: canvas.Point{X: x, Y: y + 8}, Radius: 4, Fill: s.hues["Role"].Edge()},
			canvas.Text{X: x + 12, Y: y + 12.5, String: name, Size: styleStrong.Size, Bold: true, Color: canvas.Ink},
			canvas.Text{X: x + 12 + typeset.Width(name, styleStrong) + 8, Y: y + 12.5, String: count(v.Has[i]), Size: styleNote.Size, Color: canvas.Muted},
		}
		pole := canvas.Path{Points: []canvas.Point{{X: x, Y: y + 4}, {X: x, Y: bottom - 6}}, Straight: true, Pen: canvas.Pen{Color: canvas.Faint, Width: 1}}
		items = append(items, pole, flag)
	}
	return items
}

func bundleX(i int) float64 { return bundleStep*float64(i) + 12 }

// bundleRow draws one pattern and returns its height.
func (s *Scene) bundleRow(v *Bundles, row Bundle, left, y, names float64, told []string) ([]canvas.Item, float64) {
	chips, h := s.chips(row.Things, left+bundleCount, y+4, names, told)
	h = max(h+8, 30)
	middle := y + 4 + chipHeight/2
	member := map[int]bool{}
	for _, r := range row.Roles {
		member[r] = true
	}
	var items []canvas.Item
	if n := len(row.Roles); n > 1 {
		items = append(items, canvas.Path{Points: []canvas.Point{{X: bundleX(row.Roles[0]), Y: middle}, {X: bundleX(row.Roles[n-1]), Y: middle}},
			Straight: true, Pen: canvas.Pen{Color: canvas.Accent, Width: 3}})
	}
	for i := range v.Roles {
		items = append(items, canvas.Shift([]canvas.Item{cell(member[i])}, bundleX(i), middle)...)
	}
	items = append(items, canvas.Text{X: left + 34, Y: middle + 5, String: count(len(row.Things)), Size: 14, Bold: true, Anchor: canvas.End, Color: canvas.Accent})
	return append([]canvas.Item{canvas.Group{Title: s.patternTitle(v, row), Items: items}}, chips...), h
}

// patternTitle says a row in words.
func (s *Scene) patternTitle(v *Bundles, row Bundle) string {
	text := fmt.Sprintf("%s in ", plural(len(row.Things), "thing"))
	for i, r := range row.Roles {
		switch {
		case i > 0 && i == len(row.Roles)-1:
			text += " and "
		case i > 0:
			text += ", "
		}
		text += s.Nodes[v.Roles[r]].Name
	}
	return text + " only"
}

// cell is a filled or empty mark around (0, 0).
func cell(filled bool) canvas.Item {
	if filled {
		return canvas.Circle{Radius: 7, Fill: canvas.Accent}
	}
	return canvas.Circle{Radius: 5, Fill: canvas.Page, Pen: canvas.Pen{Color: canvas.Line, Width: 1}}
}

// chips names things one after the other, as many as a few lines hold, and says
// how many are left; it returns the height used.
func (s *Scene) chips(things []int, x0, y, width float64, told []string) ([]canvas.Item, float64) {
	var items []canvas.Item
	x, lines := x0, 1
	for i, thing := range things {
		n := s.Nodes[thing]
		name := typeset.Fit(n.Name, styleRow, min(240, width-80))
		w := typeset.Width(name, styleRow) + 18
		if x+w > x0+width && lines < chipLines {
			x, y, lines = x0, y+chipHeight+4, lines+1
		}
		rest := "+" + count(len(things)-i) + " more"
		room := x0 + width - x
		if i < len(things)-1 && lines == chipLines {
			room -= typeset.Width(rest, styleHead) + 12
		}
		if w > room {
			items = append(items, canvas.Text{X: x + 4, Y: y + 15, String: rest, Size: styleHead.Size, Bold: true, Color: canvas.Muted})
			break
		}
		hue := s.hues[n.Label]
		chip := s.stop(thing, told)
		chip.Title += ", " + n.Note
		chip.Items = []canvas.Item{
			canvas.Rect{X: x, Y: y, W: w, H: chipHeight, Radius: 5, Fill: hue.Fill(), Pen: canvas.Pen{Color: hue.Edge(), Width: 1}},
			canvas.Text{X: x + 9, Y: y + 15, String: name, Size: styleRow.Size, Color: canvas.Ink},
		}
		items = append(items, chip)
		x += w + 6
	}
	return items, float64(lines) * (chipHeight + 4)
}
