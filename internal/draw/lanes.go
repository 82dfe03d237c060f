package draw

import (
	"fmt"

	"rolegraph/internal/draw/canvas"
	"rolegraph/internal/draw/typeset"
)

// Measures of the lanes.
const (
	laneWidth = 272.0
	laneGap   = 20.0
	laneHead  = 52.0
	lanesWide = 4    // lanes side by side; more go below
	hopIndent = 34.0 // of what stands beside a hop's arrow
	hopBar    = 44.0 // the longest bar
)

// lanesPainter holds what lanes share: one scale for all of their bars.
type lanesPainter struct {
	*Scene
	told            []string
	widest, longest float64 // cost of the costliest thing and route
}

// paintLanes draws routes side by side. Beside each hop stands what it costs and
// what it lacks, the costliest first.
func (s *Scene) paintLanes(v *Lanes) *body {
	p := &lanesPainter{Scene: s, told: s.tell()}
	for _, lane := range v.Lanes {
		p.longest = max(p.longest, lane.Cost)
		for _, hop := range lane.Hops {
			for _, thing := range append(hop.Skills.Missing[:len(hop.Skills.Missing):len(hop.Skills.Missing)], hop.Tools.Missing...) {
				p.widest = max(p.widest, thing.Cost)
			}
		}
	}
	columns := min(len(v.Lanes), lanesWide)
	b := &body{w: float64(columns)*(laneWidth+laneGap) - laneGap, legend: s.laneEntries()}
	top, bottom := 0.0, 0.0
	for i, lane := range v.Lanes {
		if i > 0 && i%lanesWide == 0 {
			top = bottom + 2*laneGap
		}
		items, h := p.lane(v, i, lane)
		b.items = append(b.items, canvas.Shift(items, float64(i%lanesWide)*(laneWidth+laneGap), top)...)
		bottom = max(bottom, top+h)
	}
	b.h = bottom
	return b
}

// lane draws one route and returns its height.
func (p *lanesPainter) lane(v *Lanes, i int, lane Lane) ([]canvas.Item, float64) {
	items := p.laneTitle(v, i, lane)
	y := laneHead
	role, h := p.laneRole(lane.Hops[0].From, y)
	items, y = append(items, role), y+h
	for _, hop := range lane.Hops {
		step, below := p.hop(hop, y, v.Straight)
		role, h := p.laneRole(hop.To, below)
		items, y = append(items, step, role), below+h
	}
	return items, y
}

// laneTitle heads a lane: its cost, and what that is made of as a bar.
func (p *lanesPainter) laneTitle(v *Lanes, i int, lane Lane) []canvas.Item {
	title := fmt.Sprintf("Route %d", i+1)
	if v.Straight {
		title = "Straight, no route"
	}
	skills, tools := 0.0, 0.0
	for _, hop := range lane.Hops {
		skills, tools = skills+hop.Skills.Cost, tools+hop.Tools.Cost
	}
	steps := lane.Cost - skills - tools
	bar := canvas.Group{Decorative: true}
	x := 0.0
	for _, part := range []struct {
		cost float64
		fill canvas.Color
	}{{steps, canvas.Line}, {skills, p.hues["Skill"].Edge()}, {tools, p.hues["Tool"].Edge()}} {
		w := laneWidth * part.cost / p.longest
		if w > 0 {
			bar.Items = append(bar.Items, canvas.Rect{X: x, Y: 28, W: max(w-1.5, 0.5), H: 9, Radius: 2, Fill: part.fill})
		}
		x += w
	}
	head := canvas.Group{Title: fmt.Sprintf("%s costs %.2f: %s %.2f, skills %.2f, tools %.2f", title, lane.Cost, plural(len(lane.Hops), "hop"), steps, skills, tools), Items: []canvas.Item{
		canvas.Text{X: 0, Y: 18, String: title, Size: 14, Bold: true, Color: canvas.Ink},
		canvas.Text{X: laneWidth, Y: 18, String: fmt.Sprintf("%.2f", lane.Cost), Size: 17, Bold: true, Anchor: canvas.End, Color: canvas.Accent},
	}}
	return []canvas.Item{head, bar}
}

// laneRole draws the box of a role and returns its height.
func (p *lanesPainter) laneRole(role int, y float64) (canvas.Item, float64) {
	n := p.Nodes[role]
	hue := p.hues["Role"]
	lines := typeset.Wrap(n.Name, styleStrong, laneWidth-2*padX, nameLines)
	h := 2*padY + float64(len(lines))*17
	if n.Note != "" {
		h += 16
	}
	g := canvas.Group{Href: n.Link, Title: p.describe(role), Description: p.told[role], Items: []canvas.Item{
		canvas.Rect{X: 0, Y: y, W: laneWidth, H: h, Radius: 7, Fill: hue.Fill(), Pen: canvas.Pen{Color: hue.Edge(), Width: 1.2}},
	}}
	base := y + padY + 13
	for _, line := range lines {
		g.Items = append(g.Items, canvas.Text{X: padX, Y: base, String: line, Size: styleStrong.Size, Bold: true, Color: canvas.Ink})
		base += 17
	}
	if n.Note != "" {
		g.Items = append(g.Items, canvas.Text{X: padX, Y: base - 1, String: typeset.Fit(n.Note, styleNote, laneWidth-2*padX), Size: styleNote.Size, Color: hue.Text()})
	}
	return g, h
}

// hop draws an arrow with what the hop costs and lacks beside it; below is where
// the next role begins.
func (p *lanesPainter) hop(hop LaneHop, y float64, dashed bool) (canvas.Item, float64) {
	g := canvas.Group{Title: fmt.Sprintf("From %s to %s: costs %.2f", p.Nodes[hop.From].Name, p.Nodes[hop.To].Name, hop.Cost)}
	base := y + 24
	parts := []canvas.Item{canvas.Text{X: hopIndent, Y: base, String: fmt.Sprintf("+%.2f", hop.Cost), Size: styleStrong.Size, Bold: true, Color: canvas.Accent}}
	parts = append(parts, p.hopPart("skills", hop.Skills, &base)...)
	parts = append(parts, p.hopPart("tools", hop.Tools, &base)...)
	below := base + 16
	tip := canvas.Point{X: hopIndent / 2, Y: below - 1}
	neck := canvas.Point{X: tip.X, Y: tip.Y - 7}
	g.Items = append(g.Items,
		canvas.Path{Points: []canvas.Point{{X: tip.X, Y: y + 2}, neck}, Straight: true, Pen: canvas.Pen{Color: canvas.Line, Width: 1.4, Dash: dashed}},
		arrow(neck, tip, canvas.Line))
	g.Items = append(g.Items, parts...)
	return g, below
}

// hopPart names what is missing of one kind, below base, which it moves.
func (p *lanesPainter) hopPart(noun string, part LanePart, base *float64) []canvas.Item {
	*base += rowHeight
	head := fmt.Sprintf("%s %.2f", noun, part.Cost)
	switch {
	case part.Unknown:
		head = noun + ": the data do not tell, counts " + fmt.Sprintf("%.0f", part.Cost)
	case len(part.Missing) == 0:
		head = noun + ": nothing missing"
	case part.Twin:
		head += ", by the twin in another data set"
	}
	items := []canvas.Item{canvas.Text{X: hopIndent, Y: *base, String: head, Size: styleNote.Size, Color: canvas.Muted}}
	for _, thing := range part.Missing {
		*base += rowHeight
		items = append(items, p.missing(thing, *base))
	}
	if part.More > 0 {
		*base += rowHeight
		items = append(items, canvas.Text{X: hopIndent + 14, Y: *base, String: fmt.Sprintf("+%s more", count(part.More)), Size: styleHead.Size, Bold: true, Color: canvas.Muted})
	}
	return items
}

// missing draws one missing thing, with a bar for its part of the cost.
func (p *lanesPainter) missing(thing LaneThing, base float64) canvas.Item {
	hue := p.hues[thing.Label]
	room := laneWidth - hopIndent - 14 - hopBar - 10
	bar := max(hopBar*thing.Cost/p.widest, 1)
	return canvas.Group{Href: thing.Link, Title: fmt.Sprintf("%s (%s), missing, costs %.3f", thing.Name, thing.Label, thing.Cost), Items: []canvas.Item{
		canvas.Circle{Center: canvas.Point{X: hopIndent + 4, Y: base - 4}, Radius: 4, Fill: hue.Edge()},
		canvas.Text{X: hopIndent + 14, Y: base, String: typeset.Fit(thing.Name, styleRow, room), Size: styleRow.Size, Color: canvas.Ink},
		canvas.Rect{X: laneWidth - hopBar, Y: base - 8, W: bar, H: 8, Radius: 2, Fill: hue.Edge()},
	}}
}

// laneEntries is the legend: what a cost is made of.
func (s *Scene) laneEntries() []entry {
	swatch := func(color canvas.Color) canvas.Item {
		return canvas.Rect{X: -8, Y: -5, W: 16, H: 9, Radius: 2, Fill: color}
	}
	return []entry{
		{"each hop", swatch(canvas.Line)},
		{"missing skills, by importance × level", swatch(s.hues["Skill"].Edge())},
		{"missing tools, by rarity", swatch(s.hues["Tool"].Edge())},
	}
}
