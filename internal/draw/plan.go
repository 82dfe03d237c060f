package draw

import (
	"cmp"
	"maps"
	"slices"

	"rolegraph/internal/draw/canvas"
	"rolegraph/internal/draw/layout"
	"rolegraph/internal/draw/typeset"
)

// plan is a graph scene as boxes and lines, before it has places.
type plan struct {
	scene   *Scene
	boxes   []box
	lines   []line
	types   []string // of the lines, sorted
	labels  bool     // lines carry their types; otherwise their colours do
	tallied bool     // lines of a hierarchy carry counts
}

// line joins two boxes and stands for all edges between them in that direction.
type line struct {
	from, to int
	types    map[string]int64 // counts, 0 where an edge stands for itself
	cross    bool
	stack    bool // leads to a stack, whose title tells the type
	flipped  bool // laid out the other way round
}

// Limits on words at lines.
const (
	labelledLines = 40 // more lines are told apart by colour
	labelWidth    = 170.0
	labelTypes    = 4
)

// newPlan turns a graph scene into boxes and lines.
func newPlan(s *Scene) *plan {
	p := &plan{scene: s}
	var of []int
	p.boxes, of = s.boxes()
	p.addEdges(of)
	for i, stack := range s.Stacks {
		if len(stack.Nodes) == 0 && !stack.Inside { // counted, not listed
			p.addStackLine(of[stack.Of], p.stackBoxAt(i), stack)
		}
	}
	p.nameTypes()
	if s.Kind == "org" && p.direction() == "LR" {
		p.alignWidths()
	}
	if s.Kind == "thing" {
		p.balance()
	}
	return p
}

func (p *plan) stackBoxAt(stack int) int {
	return slices.IndexFunc(p.boxes, func(b box) bool { return b.node < 0 && b.stack == stack })
}

func (p *plan) addStackLine(of, at int, stack Stack) {
	l := line{from: of, to: at, stack: true, types: map[string]int64{stack.Type: 0}}
	if stack.In {
		l.from, l.to = at, of
	}
	p.lines = append(p.lines, l)
}

// addEdges merges edges with the same ends into lines, in the edges' order.
func (p *plan) addEdges(of []int) {
	type ends struct {
		from, to int
		cross    bool
	}
	index := map[ends]int{}
	for _, e := range p.scene.Edges {
		k := ends{of[e.From], of[e.To], e.Cross}
		if k.from == k.to && e.From != e.To {
			continue // told by the box that lists it
		}
		at, ok := index[k]
		if !ok {
			at = len(p.lines)
			index[k] = at
			p.lines = append(p.lines, line{from: k.from, to: k.to, cross: e.Cross, types: map[string]int64{},
				stack: p.boxes[k.from].node < 0 || p.boxes[k.to].node < 0})
		}
		p.lines[at].types[e.Type] += e.Count
	}
}

// nameTypes decides how lines tell their types.
func (p *plan) nameTypes() {
	seen := map[string]bool{}
	plain := 0
	for _, l := range p.lines {
		if l.stack || l.cross {
			continue
		}
		plain++
		for t := range l.types {
			seen[t] = true
		}
	}
	p.types = slices.Sorted(maps.Keys(seen))
	p.tallied = p.scene.Kind == "org" && slices.ContainsFunc(p.scene.Edges, func(e Edge) bool { return e.Count > 0 })
	p.labels = p.scene.Kind == "schema" || p.scene.Kind != "org" && len(p.types) > 1 && plain <= labelledLines
}

// alignWidths makes all boxes as wide as the widest, so that those of a rank stand
// in a column.
func (p *plan) alignWidths() {
	widest := 0.0
	for _, b := range p.boxes {
		widest = max(widest, b.w)
	}
	for i := range p.boxes {
		p.boxes[i].w = widest
	}
}

// balance puts the stacks of a thing on both sides of it, each side about as
// high as the other: what points to it on the left while there is room.
func (p *plan) balance() {
	total, left := 0.0, 0.0
	for _, l := range p.lines {
		total += p.boxes[max(l.from, l.to)].h
	}
	order := make([]int, len(p.lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		return cmp.Compare(btoi(p.lines[x].from == 0), btoi(p.lines[y].from == 0))
	})
	for _, i := range order {
		l := &p.lines[i]
		h := p.boxes[max(l.from, l.to)].h
		goesLeft := len(p.lines) > 1 && left+h/2 <= total/2
		if goesLeft {
			left += h
		}
		l.flipped = goesLeft == (l.from == 0)
	}
}

// words are the lines of text set at a line.
func (p *plan) words(l line) []string {
	switch {
	case l.stack:
		return nil
	case p.tallied && len(l.types) == 1:
		return l.counts()
	case p.tallied || p.labels:
		return l.words()
	}
	return nil
}

// words tell a line's types, with counts.
func (l line) words() []string {
	var out []string
	for _, t := range slices.Sorted(maps.Keys(l.types)) {
		text := typeset.Clean(t)
		if n := l.types[t]; n > 0 {
			text += " " + count(n)
		}
		out = append(out, typeset.Fit(text, styleNote, labelWidth))
	}
	if more := len(out) - labelTypes; more > 0 {
		out = append(out[:labelTypes], "+"+count(more)+" more")
	}
	return out
}

// counts tell only how many relationships a line stands for, where its colour tells
// their type.
func (l line) counts() []string {
	var out []string
	for _, n := range l.types {
		if n > 0 {
			out = append(out, count(n))
		}
	}
	return out
}

// pen draws a line: in its type's colour where types are told by colour, dashed
// when there are more types than colours, or when it runs across a hierarchy.
func (p *plan) pen(l line) canvas.Pen {
	pen := canvas.Pen{Color: canvas.Line, Width: 1.2, Dash: l.cross}
	if p.labels || len(p.types) < 2 || l.stack || l.cross || len(l.types) != 1 {
		return pen
	}
	for t := range l.types {
		i := slices.Index(p.types, t)
		pen.Color, pen.Dash = canvas.Hue(i%canvas.Hues).Edge(), i >= canvas.Hues
	}
	return pen
}

// graph is what Graphviz must know.
func (p *plan) graph() *layout.Graph {
	g := &layout.Graph{Direction: p.direction()}
	down := p.scene.Kind == "org" && g.Direction == "TB"
	if p.scene.Kind == "org" {
		g.Gap = p.orgGap()
	}
	for i := range p.boxes {
		g.Nodes = append(g.Nodes, p.boxes[i].size())
	}
	for _, l := range p.lines {
		e := layout.Edge{From: l.from, To: l.to, Weak: l.cross, Down: down && !l.cross}
		if l.flipped {
			e.From, e.To = e.To, e.From
		}
		if words := p.words(l); len(words) > 0 {
			e.Label = layout.Size{W: widest(words, styleNote) + 10, H: float64(len(words))*wordHeight + 6}
		}
		g.Edges = append(g.Edges, e)
	}
	return g
}

// orgGap leaves room between the boxes of a rank where lines run across it.
func (p *plan) orgGap() float64 {
	if slices.ContainsFunc(p.lines, func(l line) bool { return l.cross }) {
		return 36
	}
	return 0
}

// wordHeight is the height of a line of text at a line.
const wordHeight = 14.0

func widest(texts []string, style typeset.Style) float64 {
	w := 0.0
	for _, t := range texts {
		w = max(w, typeset.Width(t, style))
	}
	return w
}

// direction is the scene's, or across: boxes are wide, so ranks go side by side.
func (p *plan) direction() string {
	if p.scene.Direction != "" && p.scene.Kind != "thing" {
		return p.scene.Direction
	}
	return "LR"
}
