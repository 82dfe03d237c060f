package canvas

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"rolegraph/internal/draw/typeset"
)

// Fonts is the stack of fonts that an SVG asks for: the viewer's own.
const Fonts = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif"

// SVG writes the drawing as SVG 1.1 with the accessibility roles of the WAI-ARIA
// Graphics Module. Colours are attributes; the dark ones of the auto theme are a
// style sheet over them, so a viewer without style sheets shows the light picture.
func (d *Drawing) SVG() []byte {
	w := &svgWriter{theme: d.Theme, rules: map[string]string{}}
	for _, item := range d.Items {
		w.write(item)
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" class="rolegraph" role="graphics-document document" aria-roledescription="diagram" font-family="%s">`,
		number(d.Width), number(d.Height), number(d.Width), number(d.Height), Fonts)
	fmt.Fprintf(&out, "<title>%s</title><desc>%s</desc>", told(d.Title), told(d.Description))
	page := w.paint(Page, Pen{})
	w.styleSheet(&out)
	fmt.Fprintf(&out, `<rect width="%s" height="%s"%s/>`, number(d.Width), number(d.Height), page)
	out.Write(w.body.Bytes())
	out.WriteString("</svg>\n")
	return out.Bytes()
}

// svgWriter writes items and remembers the style rules that the dark theme needs.
type svgWriter struct {
	body  bytes.Buffer
	theme Theme
	rules map[string]string // by class
}

func (w *svgWriter) write(item Item) {
	switch it := item.(type) {
	case Rect:
		w.print(`<rect x="%s" y="%s" width="%s" height="%s" rx="%s"%s/>`, number(it.X), number(it.Y), number(it.W), number(it.H),
			number(it.Radius), w.paint(it.Fill, it.Pen))
	case Circle:
		w.print(`<circle cx="%s" cy="%s" r="%s"%s/>`, number(it.Center.X), number(it.Center.Y), number(it.Radius),
			w.paint(it.Fill, it.Pen))
	case Path:
		w.path(it)
	case Polygon:
		w.print(`<polygon points="%s"%s/>`, points(it.Points), w.paint(it.Fill, Pen{}))
	case Text:
		w.text(it)
	case Group:
		w.group(it)
	}
}

func (w *svgWriter) path(p Path) {
	if len(p.Points) < 2 {
		return
	}
	command := "C"
	if p.Straight {
		command = "L"
	}
	w.print(`<path d="M%s%s%s"%s`, points(p.Points[:1]), command, points(p.Points[1:]), w.paint(None, p.Pen))
	w.data("ends", p.Ends)
	if p.Title == "" {
		w.print("/>")
		return
	}
	w.print("><title>%s</title></path>", told(p.Title))
}

func (w *svgWriter) text(t Text) {
	if t.String == "" {
		return
	}
	style := typeset.Style{Size: t.Size, Bold: t.Bold}
	w.print(`<text x="%s" y="%s" font-size="%s"`, number(t.X), number(t.Y), number(t.Size))
	if t.Bold {
		w.print(` font-weight="700"`)
	}
	if t.Anchor != Start {
		w.print(` text-anchor="%s"`, [...]string{Middle: "middle", End: "end"}[t.Anchor])
	}
	w.print(` textLength="%s" lengthAdjust="spacingAndGlyphs"%s>%s</text>`,
		number(typeset.Width(t.String, style)), w.paint(t.Color, Pen{}), escape(t.String))
}

func (w *svgWriter) group(g Group) {
	tag := "g"
	if len(g.Href) > longest {
		g.Href = ""
	}
	if g.Href != "" {
		tag = "a"
		w.print(`<a href="%s"`, escape(g.Href))
	} else {
		w.print("<g")
	}
	w.data("node", g.Node)
	w.data("box", g.Box)
	switch {
	case g.Decorative:
		w.print(` aria-hidden="true"`)
	case g.Title != "" && g.Href == "":
		w.print(` role="%s"`, g.role())
	}
	w.print(">")
	if g.Title != "" {
		w.print("<title>%s</title>", told(g.Title))
	}
	if g.Description != "" {
		w.print("<desc>%s</desc>", told(g.Description))
	}
	for _, item := range g.Items {
		w.write(item)
	}
	w.print("</%s>", tag)
}

// role is what a screen reader takes a named group for: one image, or a group to
// walk into when there are others inside.
func (g Group) role() string {
	for _, item := range g.Items {
		if inner, ok := item.(Group); ok && !inner.Decorative {
			return "graphics-object group"
		}
	}
	return "graphics-symbol img"
}

// data writes an attribute for programs that read the picture, such as the page,
// which lets the arrow keys walk along lines.
func (w *svgWriter) data(name, value string) {
	if value != "" && len(value) <= longest {
		w.print(` data-%s="%s"`, name, escape(value))
	}
}

// print writes markup; every argument is a number, a colour or escaped.
func (w *svgWriter) print(format string, args ...any) { fmt.Fprintf(&w.body, format, args...) }

// paint is the attributes that fill and outline a shape, and the classes that
// change their colours on a dark page.
func (w *svgWriter) paint(fill Color, pen Pen) string {
	var attributes, classes strings.Builder
	w.color(&attributes, &classes, "fill", fill)
	if pen.Width > 0 {
		w.color(&attributes, &classes, "stroke", pen.Color)
		attributes.WriteString(` stroke-width="` + number(pen.Width) + `"`)
	}
	if pen.Dash {
		attributes.WriteString(` stroke-dasharray="4 3"`)
	}
	if classes.Len() > 0 {
		attributes.WriteString(` class="` + classes.String()[1:] + `"`)
	}
	return attributes.String()
}

func (w *svgWriter) color(attributes, classes *strings.Builder, property string, c Color) {
	value := colors[c].light
	switch {
	case c == None:
		attributes.WriteString(" " + property + `="none"`)
		return
	case w.theme == DarkOnly:
		value = colors[c].dark
	case w.theme == Auto:
		class := fmt.Sprintf("rg-%c%d", property[0], c)
		w.rules[class] = fmt.Sprintf(".%s{%s:#%06x}", class, property, colors[c].dark)
		classes.WriteString(" " + class)
	}
	fmt.Fprintf(attributes, ` %s="#%06x"`, property, value)
}

// styleSheet writes the rules for a dark page, sorted.
func (w *svgWriter) styleSheet(out *bytes.Buffer) {
	if len(w.rules) == 0 {
		return
	}
	out.WriteString("<style>@media(prefers-color-scheme:dark){")
	for _, class := range slices.Sorted(maps.Keys(w.rules)) {
		out.WriteString(w.rules[class])
	}
	out.WriteString("}</style>")
}

// number writes a coordinate with at most two decimals.
func number(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}

func points(list []Point) string {
	var out strings.Builder
	for i, p := range list {
		if i > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(number(p.X) + "," + number(p.Y))
	}
	return out.String()
}

// longest is how many bytes a text may have that is told beside a drawing, so that
// names of any length make no picture of any size. A link or a node's address that
// is longer is left out: it could not be followed.
const longest = 4000

// told writes a title or a description; what is too long says that it goes on.
func told(s string) string {
	if len(s) > longest {
		s = strings.ToValidUTF8(s[:longest], "") + typeset.Ellipsis
	}
	return escape(s)
}

// escape makes any string fit for XML text and attributes: the one place where
// strings become SVG. Characters that XML 1.0 forbids become U+FFFD.
func escape(s string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(s)) // a strings.Builder never fails
	return out.String()
}
