package draw

import (
	"fmt"

	"rolegraph/internal/draw/canvas"
	"rolegraph/internal/draw/layout"
	"rolegraph/internal/draw/typeset"
)

// The text styles of pictures.
var (
	styleTitle   = typeset.Style{Size: 20, Bold: true}
	styleSummary = typeset.Style{Size: 13}
	styleName    = typeset.Style{Size: 13}
	styleStrong  = typeset.Style{Size: 13, Bold: true}
	styleRow     = typeset.Style{Size: 12}
	styleNote    = typeset.Style{Size: 11}
	styleHead    = typeset.Style{Size: 11, Bold: true}
	styleFooter  = typeset.Style{Size: 10.5}
)

// Measures of a box.
const (
	nameWidth = 210.0 // names wrap here
	nameLines = 2
	padX      = 12.0
	padY      = 9.0
	rowHeight = 19.0
	minWidth  = 48.0
)

// box is a node, or a stack of nodes, ready to be laid out.
type box struct {
	node   int // index in the scene, -1 for a stack
	stack  int // index of the stack listed in it, -1 for none
	label  string
	lines  []boxLine
	w, h   float64
	strong bool
	deep   bool // something is folded behind it
}

// boxLine is one line of a box.
type boxLine struct {
	text  string
	style typeset.Style
	color canvas.Color
	node  int // the node that the line is about, -1 for none
	row   bool
	gap   float64 // room above
}

// add adds a line and grows the box.
func (b *box) add(l boxLine) {
	if l.text == "" {
		return
	}
	height := l.style.Size * 1.3
	if l.row {
		height = rowHeight
	}
	b.lines = append(b.lines, l)
	b.h += height + l.gap
	b.w = max(b.w, typeset.Width(l.text, l.style)+2*padX, minWidth)
}

// boxes turns a graph scene into boxes, and tells the box of every node.
func (s *Scene) boxes() (list []box, of []int) {
	of = make([]int, len(s.Nodes))
	inside := map[int]int{} // the stack listed in a node's own box
	listed := map[int]bool{}
	for i, stack := range s.Stacks {
		if stack.Inside {
			inside[stack.Of] = i
		}
		for _, n := range stack.Nodes {
			listed[n] = true
		}
	}
	for i := range s.Nodes {
		if listed[i] {
			continue
		}
		stack, ok := inside[i]
		if !ok {
			stack = -1
		}
		of[i] = len(list)
		list = append(list, s.nodeBox(i, stack))
	}
	for i, stack := range s.Stacks {
		at := of[stack.Of]
		if !stack.Inside {
			at = len(list)
			list = append(list, s.stackBox(i))
		}
		for _, n := range stack.Nodes {
			of[n] = at
		}
	}
	return list, of
}

// nodeBox is the box of one node, with the stack that is listed in it.
func (s *Scene) nodeBox(i, stack int) box {
	n := s.Nodes[i]
	b := box{node: i, stack: stack, label: n.Label, h: 2 * padY, strong: n.Center, deep: n.Folded > 0}
	style := styleName
	if n.Center || stack >= 0 || len(n.Lines) > 0 {
		style = styleStrong
	}
	for _, line := range typeset.Wrap(n.Name, style, nameWidth, nameLines) {
		b.add(boxLine{text: line, style: style, color: canvas.Ink, node: -1})
	}
	if note := typeset.Fit(n.Note, styleNote, nameWidth); note != "" && s.Kind != "org" {
		b.add(boxLine{text: note, style: styleNote, color: s.hues[n.Label].Text(), node: -1, gap: 2})
	}
	for j, line := range n.Lines {
		b.add(boxLine{text: typeset.Fit(line, styleNote, nameWidth), style: styleNote, color: canvas.Muted, node: -1, gap: 2 + 4*float64(btoi(j == 0))})
	}
	if stack >= 0 {
		s.addRows(&b, s.Stacks[stack], 5)
	}
	if n.Folded > 0 {
		b.add(boxLine{text: "+" + count(n.Folded) + " more below", style: styleHead, color: canvas.Muted, node: -1, gap: 3})
	}
	return b
}

// stackBox is the box of a stack that has one of its own.
func (s *Scene) stackBox(i int) box {
	stack := s.Stacks[i]
	b := box{node: -1, stack: i, label: stack.Label, h: 2 * padY}
	b.add(boxLine{text: typeset.Fit(typeset.Clean(stack.Title), styleHead, nameWidth+30), style: styleHead, color: s.hues[b.label].Text(), node: -1})
	s.addRows(&b, stack, 3)
	return b
}

// addRows lists the nodes of a stack.
func (s *Scene) addRows(b *box, stack Stack, gap float64) {
	listed := stack.Nodes
	if stack.Rows > 0 {
		listed = listed[:stack.Rows]
	}
	for j, n := range listed {
		text := s.Nodes[n].Name
		if note := s.Nodes[n].Note; note != "" {
			text += " · " + note
		}
		b.add(boxLine{text: typeset.Fit(text, styleRow, nameWidth), style: styleRow, color: canvas.Ink, node: n, row: true, gap: gap * float64(btoi(j == 0))})
	}
	if more := stack.More + int64(len(stack.Nodes)-len(listed)); more > 0 {
		b.add(boxLine{text: "+" + count(more) + " more", style: styleHead, color: canvas.Muted, node: -1, row: true})
	}
}

// size is what Graphviz must know of a box.
func (b *box) size() layout.Size { return layout.Size{W: b.w, H: b.h} }

// paintBox draws a box around its centre; at is its place among the boxes.
func (s *Scene) paintBox(b *box, at int, center canvas.Point, told []string) canvas.Item {
	x, y := center.X-b.w/2, center.Y-b.h/2
	hue := s.hues[b.label]
	pen := canvas.Pen{Color: hue.Edge(), Width: 1.2}
	if b.strong {
		pen.Width = 2.4
	}
	frame := canvas.Rect{X: x, Y: y, W: b.w, H: b.h, Radius: 7, Fill: hue.Fill(), Pen: pen}
	if b.node < 0 {
		frame.Fill = canvas.Card
	}
	var items []canvas.Item
	if b.deep {
		behind := frame
		behind.X, behind.Y = x+4, y+4
		items = append(items, behind)
	}
	items = append(items, frame)
	head, rows := s.paintLines(b, x, y, told)
	if b.node < 0 {
		title := s.Stacks[b.stack].Title
		return canvas.Group{Box: fmt.Sprint(at), Title: typeset.Clean(title), Items: append(append(items, head...), rows...)}
	}
	link := s.stop(b.node, told)
	link.Items = append(items, head...)
	if len(rows) == 0 {
		link.Box = fmt.Sprint(at)
		return link
	}
	return canvas.Group{Box: fmt.Sprint(at), Items: append([]canvas.Item{link}, rows...)}
}

// stop is the group that shows a node: a link where it has one, and where a screen
// reader stops.
func (s *Scene) stop(node int, told []string) canvas.Group {
	n := s.Nodes[node]
	g := canvas.Group{Href: n.Link, Title: s.describe(node), Description: told[node]}
	if n.Key != "" {
		g.Node = n.Label + ":" + n.Key
	}
	return g
}

// paintLines sets the lines of a box: those of its own, and those about other nodes.
func (s *Scene) paintLines(b *box, x, y float64, told []string) (head, rows []canvas.Item) {
	y += padY
	for _, l := range b.lines {
		height := l.style.Size * 1.3
		if l.row {
			height = rowHeight
		}
		y += l.gap
		base := y + height/2 + l.style.Size*0.36
		text := canvas.Text{X: x + padX, Y: base, String: l.text, Size: l.style.Size, Bold: l.style.Bold, Color: l.color}
		if !l.row && b.stack < 0 && len(s.Nodes[b.node].Lines) == 0 && (s.Kind != "org" || s.Direction != "LR") {
			text.X, text.Anchor = x+b.w/2, canvas.Middle
		}
		if l.node >= 0 {
			row := s.stop(l.node, told)
			row.Items = []canvas.Item{text}
			rows = append(rows, row)
		} else {
			head = append(head, text)
		}
		y += height
	}
	return head, rows
}

// describe names a node in full, with its label.
func (s *Scene) describe(i int) string {
	n := s.Nodes[i]
	if n.Label == "" || n.Label == n.Name {
		return n.Name
	}
	return n.Name + " (" + n.Label + ")"
}
