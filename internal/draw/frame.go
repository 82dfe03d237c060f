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

	bareMargin   = 10.0
	minBareNotes = 320.0
)

// frame writes title, counts, notes and legend above a body, and the footer below.
type frame struct {
	items  []canvas.Item
	margin float64
	w      float64 // of the content
	y      float64 // where the next thing goes
}

// drawing puts the frame around a body. A bare one has what nobody else can tell:
// what was cut, and what colours mean.
func (s *Scene) drawing(b *body, engine string) *canvas.Drawing {
	notes := slices.Concat(s.Notes, s.asides)
	f := &frame{margin: margin, w: max(b.w, minPicture), y: margin}
	if s.Bare {
		f = &frame{margin: bareMargin, w: max(b.w, min(b.legendWidth(), minPicture)), y: bareMargin}
		if len(notes) > 0 {
			f.w = max(f.w, minBareNotes)
		}
	} else {
		f.text(s.Title, styleTitle, canvas.Ink, 2)
		f.y += 2
		f.text(s.Summary, styleSummary, canvas.Muted, 3)
	}
	for _, note := range notes {
		f.text(note, styleRow, canvas.Notice, 2)
	}
	f.legend(b.legend)
	f.y += 16
	x := f.margin
	if s.Kind != "compare" && s.Kind != "route" {
		x += (f.w - b.w) / 2
	}
	f.items = append(f.items, canvas.Shift(b.items, x, f.y)...)
	f.y += b.h
	if !s.Bare {
		f.y += 18
		f.footer(s.Footer, engine)
		f.y -= 6
	}
	return &canvas.Drawing{
		Width: f.w + 2*f.margin, Height: f.y + f.margin, Title: s.Title,
		Description: strings.Join(append([]string{s.Summary}, notes...), " "),
		Theme:       map[Theme]canvas.Theme{Light: canvas.LightOnly, Dark: canvas.DarkOnly}[s.Theme],
		Items:       f.items,
	}
}

// text sets a paragraph.
func (f *frame) text(text string, style typeset.Style, color canvas.Color, lines int) {
	for _, line := range typeset.Wrap(typeset.Clean(text), style, min(f.w, maxTextLine), lines) {
		f.y += style.Size * 1.35
		f.items = append(f.items, canvas.Text{X: f.margin, Y: f.y - style.Size*0.35, String: line, Size: style.Size, Bold: style.Bold, Color: color})
	}
}

// legend sets swatches and their names in rows.
func (f *frame) legend(entries []entry) {
	if len(entries) == 0 {
		return
	}
	f.y += 10
	x := f.margin
	for _, e := range entries {
		name, w := e.name()
		if x+w > f.margin+f.w && x > f.margin {
			x = f.margin
			f.y += 18
		}
		f.items = append(f.items, canvas.Shift([]canvas.Item{e.swatch}, x+10, f.y+8)...)
		f.items = append(f.items, canvas.Text{X: x + 25, Y: f.y + 12, String: name, Size: styleNote.Size, Color: canvas.Ink})
		x += w
	}
	f.y += 18
}

// name is the entry's text as it is set, and the room that it takes with its swatch.
func (e entry) name() (string, float64) {
	name := typeset.Fit(typeset.Clean(e.text), styleNote, 240)
	return name, 22 + typeset.Width(name, styleNote) + 18
}

// legendWidth is the room that the legend takes in one row.
func (b *body) legendWidth() float64 {
	w := 0.0
	for _, e := range b.legend {
		_, one := e.name()
		w += one
	}
	return w
}

// footer says where the data come from, and how the picture was laid out.
func (f *frame) footer(lines []string, engine string) {
	f.items = append(f.items, canvas.Rect{X: f.margin, Y: f.y, W: f.w, H: 1, Fill: canvas.Faint})
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
