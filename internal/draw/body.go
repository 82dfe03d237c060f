package draw

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"rolegraph/internal/draw/canvas"
	"rolegraph/internal/draw/layout"
)

// body is the middle of a picture, without title, legend and footer.
type body struct {
	items  []canvas.Item
	w, h   float64
	legend []entry
}

// entry is one line of the legend.
type entry struct {
	text   string
	swatch canvas.Item // drawn around (0, 0), 18 by 12
}

// paint puts boxes and lines where the layout says.
func (p *plan) paint(l *layout.Layout) *body {
	b := &body{w: l.Size.W, h: l.Size.H, legend: p.legend()}
	told := p.scene.tell()
	curves := p.curves(l)
	var lines, words []canvas.Item
	for i, ln := range p.lines {
		lines = append(lines, p.paintLine(ln, curves[i])...)
		if l.Engine != "sfdp" { // keeps no room for words
			words = append(words, p.paintWords(ln, curves[i].Label)...)
		}
	}
	b.items = append(b.items, canvas.Group{Decorative: true, Items: append(lines, words...)})
	var boxes []canvas.Item
	for i := range p.boxes {
		boxes = append(boxes, p.scene.paintBox(&p.boxes[i], i, l.Nodes[i], told))
	}
	b.items = append(b.items, p.clusters(boxes)...)
	return b
}

// curves are the lines of the layout; those of a hierarchy are drawn anew where its
// ranks are kept.
func (p *plan) curves(l *layout.Layout) []layout.Curve {
	curves := slices.Clone(l.Edges)
	if p.scene.Kind != "org" || l.Engine == "sfdp" {
		return curves
	}
	e := newElbows(p, l)
	for i, points := range e.curves() {
		if points == nil {
			continue
		}
		c := layout.Curve{Points: points, Tip: points[len(points)-1], Label: e.label(p.lines[i], points)}
		if !p.headless(p.lines[i]) {
			c.Points, c.Tip = pullBack(points)
		}
		curves[i] = c
	}
	return curves
}

// manyBoxes is how many boxes a screen reader walks one by one; of more, those
// with the same label are a group that it can step over.
const manyBoxes = 50

// clusters groups neighbouring boxes with the same label, where there are many.
func (p *plan) clusters(boxes []canvas.Item) []canvas.Item {
	if len(boxes) <= manyBoxes {
		return boxes
	}
	var groups []canvas.Item
	for start, end := 0, 0; start < len(boxes); start = end {
		label := p.boxes[start].label
		for end = start; end < len(boxes) && p.boxes[end].label == label; end++ {
		}
		groups = append(groups, canvas.Group{Title: fmt.Sprintf("%s: %s", label, plural(end-start, "box")), Items: boxes[start:end]})
	}
	return groups
}

// paintLine draws a curve and its arrow head.
func (p *plan) paintLine(l line, c layout.Curve) []canvas.Item {
	if len(c.Points) < 2 {
		return nil
	}
	pen := p.pen(l)
	points, tip := slices.Clone(c.Points), c.Tip
	if l.flipped {
		points[len(points)-1] = tip
		slices.Reverse(points)
		points, tip = pullBack(points)
	}
	path := canvas.Path{Points: points, Pen: pen, Title: p.lineTitle(l), Ends: fmt.Sprint(l.from, l.to)}
	if p.headless(l) {
		path.Points[len(points)-1] = tip
		return []canvas.Item{path}
	}
	return []canvas.Item{path, arrow(points[len(points)-1], tip, pen.Color)}
}

// headless tells lines without an arrow head: those of a hierarchy, which are
// read from the top down whatever way their relationships point.
func (p *plan) headless(l line) bool { return p.scene.Kind == "org" && !l.cross }

// pullBack makes room for an arrow head at the end of a curve that had its head
// at the start.
func pullBack(points []canvas.Point) ([]canvas.Point, canvas.Point) {
	last := len(points) - 1
	tip, before := points[last], points[last-1]
	length := math.Hypot(tip.X-before.X, tip.Y-before.Y)
	if length > 0 {
		points[last] = canvas.Point{X: tip.X - (tip.X-before.X)/length*6, Y: tip.Y - (tip.Y-before.Y)/length*6}
	}
	return points, tip
}

// arrow is a head from the end of a curve to its tip.
func arrow(from, tip canvas.Point, color canvas.Color) canvas.Item {
	dx, dy := tip.X-from.X, tip.Y-from.Y
	length := max(math.Hypot(dx, dy), 0.1)
	dx, dy = dx/length*3, dy/length*3
	return canvas.Polygon{Fill: color, Points: []canvas.Point{tip, {X: from.X - dy, Y: from.Y + dx}, {X: from.X + dy, Y: from.Y - dx}}}
}

// paintWords sets the types of a line in the room kept for them.
func (p *plan) paintWords(l line, at canvas.Point) []canvas.Item {
	words := p.words(l)
	if len(words) == 0 {
		return nil
	}
	w, h := widest(words, styleNote)+6, float64(len(words))*wordHeight+2
	items := []canvas.Item{canvas.Rect{X: at.X - w/2, Y: at.Y - h/2, W: w, H: h, Radius: 3, Fill: canvas.Page}}
	for i, text := range words {
		items = append(items, canvas.Text{X: at.X, Y: at.Y - h/2 + 1 + wordHeight*(float64(i)+0.78), String: text,
			Size: styleNote.Size, Anchor: canvas.Middle, Color: canvas.Muted})
	}
	return items
}

// lineTitle is what pointing at a line shows.
func (p *plan) lineTitle(l line) string {
	return p.boxName(l.from) + " " + strings.Join(l.words(), ", ") + " " + p.boxName(l.to)
}

func (p *plan) boxName(i int) string {
	if b := p.boxes[i]; b.node >= 0 {
		return p.scene.Nodes[b.node].Name
	}
	return "(" + p.scene.Stacks[p.boxes[i].stack].Label + ")"
}

// legend tells colours, dashes and folds.
func (p *plan) legend() []entry {
	var entries []entry
	if p.scene.Kind != "schema" { // where every box says its own label
		entries = p.scene.labelEntries(p.scene.Nodes)
	}
	if !p.labels {
		for _, t := range p.types {
			entries = append(entries, entry{t, p.sample(p.pen(line{types: map[string]int64{t: 0}}), p.scene.Kind != "org")})
		}
	}
	cross := map[string]bool{}
	for _, l := range p.lines {
		for t := range l.types {
			cross[t] = cross[t] || l.cross
		}
	}
	for _, t := range slices.Sorted(maps.Keys(cross)) {
		if cross[t] {
			entries = append(entries, entry{t + ", across", p.sample(p.pen(line{cross: true}), true)})
		}
	}
	return entries
}

// sample is a short line for the legend.
func (p *plan) sample(pen canvas.Pen, head bool) canvas.Item {
	if !head {
		return canvas.Path{Points: []canvas.Point{{X: -11}, {X: 11}}, Straight: true, Pen: pen}
	}
	end := canvas.Point{X: 5}
	return canvas.Group{Items: []canvas.Item{
		canvas.Path{Points: []canvas.Point{{X: -11}, end}, Straight: true, Pen: pen},
		arrow(end, canvas.Point{X: 11}, pen.Color),
	}}
}

// labelEntries is one swatch for each label, most frequent first.
func (s *Scene) labelEntries(nodes []Node) []entry {
	counts := map[string]int{}
	for _, n := range nodes {
		counts[n.Label]++
	}
	var entries []entry
	for _, label := range sortedByCount(counts) {
		if label == "" {
			continue
		}
		hue := s.hues[label]
		swatch := canvas.Rect{X: -8, Y: -6, W: 16, H: 12, Radius: 3, Fill: hue.Fill(), Pen: canvas.Pen{Color: hue.Edge(), Width: 1.2}}
		entries = append(entries, entry{label, swatch})
	}
	return entries
}
