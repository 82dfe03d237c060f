package draw

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"rolegraph/internal/draw/canvas"
	"rolegraph/internal/draw/typeset"
)

// Measures of the frame.
const (
	margin      = 24.0
	minPicture  = 560.0 // narrower pictures would break their own title
	maxTextLine = 900.0 // longer lines of text are hard to read
)

// frame writes title, counts, notes and legend above a body, and the footer below.
type frame struct {
	items []canvas.Item
	w     float64 // of the content
	y     float64 // where the next thing goes
}

// drawing puts the frame around a body.
func (s *Scene) drawing(b *body, engine string) *canvas.Drawing {
	f := &frame{w: max(b.w, minPicture), y: margin}
	f.text(s.Title, styleTitle, canvas.Ink, 2)
	f.y += 2
	f.text(s.Summary, styleSummary, canvas.Muted, 3)
	for _, note := range s.Notes {
		f.text(note, styleRow, canvas.Notice, 2)
	}
	f.legend(b.legend)
	f.y += 16
	x := margin + (f.w-b.w)/2
	if b.w < f.w && (s.Kind == "compare" || s.Kind == "route") {
		x = margin
	}
	f.items = append(f.items, canvas.Shift(b.items, x, f.y)...)
	f.y += b.h + 18
	f.footer(s.Footer, engine)
	return &canvas.Drawing{
		Width: f.w + 2*margin, Height: f.y + margin - 6, Title: s.Title,
		Description: strings.Join(append([]string{s.Summary}, s.Notes...), " "),
		Theme:       map[Theme]canvas.Theme{Light: canvas.LightOnly, Dark: canvas.DarkOnly}[s.Theme],
		Items:       f.items,
	}
}

// text sets a paragraph.
func (f *frame) text(text string, style typeset.Style, color canvas.Color, lines int) {
	for _, line := range typeset.Wrap(typeset.Clean(text), style, min(f.w, maxTextLine), lines) {
		f.y += style.Size * 1.35
		f.items = append(f.items, canvas.Text{X: margin, Y: f.y - style.Size*0.35, String: line, Size: style.Size, Bold: style.Bold, Color: color})
	}
}

// legend sets swatches and their names in rows.
func (f *frame) legend(entries []entry) {
	if len(entries) == 0 {
		return
	}
	f.y += 10
	x := margin
	for _, e := range entries {
		name := typeset.Fit(typeset.Clean(e.text), styleNote, 240)
		w := 22 + typeset.Width(name, styleNote) + 18
		if x+w > margin+f.w && x > margin {
			x = margin
			f.y += 18
		}
		f.items = append(f.items, canvas.Shift([]canvas.Item{e.swatch}, x+10, f.y+8)...)
		f.items = append(f.items, canvas.Text{X: x + 25, Y: f.y + 12, String: name, Size: styleNote.Size, Color: canvas.Ink})
		x += w
	}
	f.y += 18
}

// footer says where the data come from, and how the picture was laid out.
func (f *frame) footer(lines []string, engine string) {
	f.items = append(f.items, canvas.Rect{X: margin, Y: f.y, W: f.w, H: 1, Fill: canvas.Faint})
	f.y += 8
	for _, line := range lines {
		f.text(line, styleFooter, canvas.Muted, 6)
	}
	f.text("Rolegraph"+layoutNote(engine), styleFooter, canvas.Muted, 1)
}

// layoutNote says what laid the picture out; the cheaper ways say so.
func layoutNote(engine string) string {
	switch engine {
	case layoutNone:
		return ""
	case "dot":
		return " · layout: dot"
	}
	return " · layout: " + engine + " (this graph is too dense for the best one)"
}

// sortedByCount sorts names, most frequent first, then by name.
func sortedByCount(counts map[string]int) []string {
	return slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(-cmp.Compare(counts[a], counts[b]), cmp.Compare(a, b))
	})
}
