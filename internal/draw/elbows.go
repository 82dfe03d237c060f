package draw

import (
	"cmp"
	"math"
	"slices"

	"rolegraph/internal/draw/canvas"
	"rolegraph/internal/draw/layout"
)

// Measures of the lines of a hierarchy.
const (
	elbowLane = 10.0 // between lines that run side by side
	entryGap  = 12.0 // between lines that end at the same box
	cornerMax = 7.0  // radius of a corner
	kink      = 7.0  // a shorter way aside is left out
)

// elbows are the lines of a hierarchy as an organisation chart draws them: out of
// the parent, along a lane between the two ranks, into the child. Each parent has
// its lane, so a box with two parents shows which line is whose.
//
// Places are told by two axes: along runs from parent to child, across along a rank.
type elbows struct {
	plan *plan
	at   *layout.Layout
	down bool
	rank []int     // of each box
	low  []float64 // where each rank begins, along
	high []float64 // where it ends
}

// newElbows finds the ranks of a layout.
func newElbows(p *plan, l *layout.Layout) *elbows {
	e := &elbows{plan: p, at: l, down: p.direction() == "TB", rank: make([]int, len(p.boxes))}
	centers := []int{}
	for i := range p.boxes {
		centers = append(centers, int(math.Round(e.along(i))))
	}
	ranks := slices.Compact(slices.Sorted(slices.Values(centers)))
	e.low, e.high = make([]float64, len(ranks)), make([]float64, len(ranks))
	for i := range ranks {
		e.low[i], e.high[i] = math.Inf(1), math.Inf(-1)
	}
	for i, center := range centers {
		r := slices.Index(ranks, center)
		e.rank[i] = r
		e.low[r] = min(e.low[r], e.along(i)-e.depth(i)/2)
		e.high[r] = max(e.high[r], e.along(i)+e.depth(i)/2)
	}
	return e
}

func (e *elbows) along(box int) float64 {
	if e.down {
		return e.at.Nodes[box].Y
	}
	return e.at.Nodes[box].X
}

func (e *elbows) across(box int) float64 {
	if e.down {
		return e.at.Nodes[box].X
	}
	return e.at.Nodes[box].Y
}

// depth is a box's length along, breadth the one across.
func (e *elbows) depth(box int) float64 {
	if e.down {
		return e.plan.boxes[box].h
	}
	return e.plan.boxes[box].w
}

func (e *elbows) breadth(box int) float64 {
	if e.down {
		return e.plan.boxes[box].w
	}
	return e.plan.boxes[box].h
}

func (e *elbows) point(along, across float64) canvas.Point {
	if e.down {
		return canvas.Point{X: across, Y: along}
	}
	return canvas.Point{X: along, Y: across}
}

// fits tells the lines that join neighbouring ranks: nothing stands between those.
func (e *elbows) fits(l line) bool { return !l.cross && e.rank[l.to] == e.rank[l.from]+1 }

// curves returns the line of each place in the plan's lines, nil where the layout's
// own stays.
func (e *elbows) curves() [][]canvas.Point {
	entries, lanes := e.entries(), e.lanes()
	curves := make([][]canvas.Point, len(e.plan.lines))
	for i, l := range e.plan.lines {
		switch {
		case e.fits(l):
			curves[i] = e.elbow(l, entries[i], lanes[l.from])
		case l.cross && e.alsoJoined(l):
			curves[i] = e.beside(l)
		}
	}
	return curves
}

// entries is where each line enters its child, across. Lines of several parents
// come in side by side, in the order of the parents.
func (e *elbows) entries() []float64 {
	into := map[int][]int{}
	for i, l := range e.plan.lines {
		if e.fits(l) {
			into[l.to] = append(into[l.to], i)
		}
	}
	entries := make([]float64, len(e.plan.lines))
	for child, lines := range into {
		slices.SortStableFunc(lines, func(a, b int) int {
			return cmp.Compare(e.across(e.plan.lines[a].from), e.across(e.plan.lines[b].from))
		})
		gap := min(entryGap, e.breadth(child)/float64(len(lines)+1))
		for j, i := range lines {
			entries[i] = e.across(child) + gap*(float64(j)-float64(len(lines)-1)/2)
		}
	}
	return entries
}

// lanes gives every parent a place between its rank and the next, from 0 to 1:
// parents whose lines would lie on each other get different ones.
func (e *elbows) lanes() map[int]float64 {
	type span struct {
		parent   int
		from, to float64
		lane     int
	}
	spans := map[int]*span{}
	byRank := make([][]*span, len(e.low))
	for _, l := range e.plan.lines {
		if !e.fits(l) {
			continue
		}
		s := spans[l.from]
		if s == nil {
			s = &span{parent: l.from, from: e.across(l.from), to: e.across(l.from)}
			spans[l.from] = s
			byRank[e.rank[l.from]] = append(byRank[e.rank[l.from]], s)
		}
		s.from, s.to = min(s.from, e.across(l.to)), max(s.to, e.across(l.to))
	}
	lanes := map[int]float64{}
	for _, list := range byRank {
		slices.SortFunc(list, func(a, b *span) int { return cmp.Or(cmp.Compare(a.from, b.from), a.parent-b.parent) })
		ends := []float64{} // of each lane so far
		for _, s := range list {
			s.lane = slices.IndexFunc(ends, func(end float64) bool { return s.from > end+elbowLane })
			if s.lane < 0 {
				s.lane, ends = len(ends), append(ends, 0)
			}
			ends[s.lane] = s.to
		}
		for _, s := range list {
			lanes[s.parent] = float64(s.lane+1) / float64(len(ends)+1)
		}
	}
	return lanes
}

// elbow leads from a parent along its lane to where the child is entered.
func (e *elbows) elbow(l line, entry, lane float64) []canvas.Point {
	start, end := e.along(l.from)+e.depth(l.from)/2, e.along(l.to)-e.depth(l.to)/2
	gapStart, gapEnd := e.high[e.rank[l.from]], e.low[e.rank[l.to]]
	middle := gapStart + (gapEnd-gapStart)*lane
	from := e.across(l.from)
	if math.Abs(from-entry) < kink {
		return rounded([]canvas.Point{e.point(start, from), e.point(end, from)})
	}
	return rounded([]canvas.Point{e.point(start, from), e.point(middle, from), e.point(middle, entry), e.point(end, entry)})
}

// alsoJoined tells whether the hierarchy joins the ends of a line across it, too.
func (e *elbows) alsoJoined(l line) bool {
	return slices.ContainsFunc(e.plan.lines, func(other line) bool {
		return e.fits(other) && (other.from == l.from && other.to == l.to || other.from == l.to && other.to == l.from)
	})
}

// beside draws a line across next to the one of the hierarchy with the same ends.
func (e *elbows) beside(l line) []canvas.Point {
	parent, child, up := l.from, l.to, false
	if e.rank[l.from] > e.rank[l.to] {
		parent, child, up = l.to, l.from, true
	}
	aside := 2 * entryGap
	top := e.point(e.along(parent)+e.depth(parent)/2, e.across(parent)+min(aside, e.breadth(parent)/4))
	bottom := e.point(e.along(child)-e.depth(child)/2, e.across(child)+min(aside, e.breadth(child)/4))
	if up {
		top, bottom = bottom, top
	}
	return rounded([]canvas.Point{top, bottom})
}

// label is the middle of a line's words: of a line of the hierarchy just before it
// enters the child, where no other line of the parent runs.
func (e *elbows) label(l line, points []canvas.Point) canvas.Point {
	first, last := points[0], points[len(points)-1]
	words := e.plan.words(l)
	switch {
	case !e.fits(l):
		return canvas.Point{X: (first.X + last.X) / 2, Y: (first.Y + last.Y) / 2}
	case e.down:
		last.Y -= float64(len(words))*wordHeight/2 + 4
	default:
		last.X -= widest(words, styleNote)/2 + 7
	}
	return last
}

// rounded turns corners into a curve with round ones.
func rounded(corners []canvas.Point) []canvas.Point {
	curve := []canvas.Point{corners[0]}
	last := len(corners) - 1
	for i := 1; i < last; i++ {
		before, corner, after := corners[i-1], corners[i], corners[i+1]
		in := toward(corner, before, cornerMax)
		out := toward(corner, after, cornerMax)
		curve = append(straight(curve, in), corner, corner, out)
	}
	return straight(curve, corners[last])
}

// straight goes on with a curve to a point without bending.
func straight(curve []canvas.Point, to canvas.Point) []canvas.Point {
	from := curve[len(curve)-1]
	third := canvas.Point{X: (to.X - from.X) / 3, Y: (to.Y - from.Y) / 3}
	return append(curve, canvas.Point{X: from.X + third.X, Y: from.Y + third.Y}, canvas.Point{X: to.X - third.X, Y: to.Y - third.Y}, to)
}

// toward is the point at a distance from one point on the way to another, at most
// half way.
func toward(from, to canvas.Point, distance float64) canvas.Point {
	dx, dy := to.X-from.X, to.Y-from.Y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return from
	}
	share := min(distance/length, 0.5)
	return canvas.Point{X: from.X + dx*share, Y: from.Y + dy*share}
}
