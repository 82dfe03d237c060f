package layout

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"rolegraph/internal/draw/canvas"
)

// answer is the part of Graphviz's json0 output that tells places
// (https://graphviz.org/docs/outputs/json/). Coordinates are points, upwards.
type answer struct {
	Box     string `json:"bb"`
	Objects []struct {
		Name string `json:"name"`
		Pos  string `json:"pos"`
	} `json:"objects"`
	Edges []struct {
		ID    string `json:"id"`
		Pos   string `json:"pos"`
		Label string `json:"lp"`
	} `json:"edges"`
}

// read turns Graphviz's answer into a layout of g.
func (g *Graph) read(text []byte) (*Layout, error) {
	var a answer
	if err := json.Unmarshal(text, &a); err != nil {
		return nil, fmt.Errorf("read layout: %w", err)
	}
	box, err := numbers(a.Box)
	if err != nil || len(box) != 4 {
		return nil, fmt.Errorf("read layout: bounding box %q", a.Box)
	}
	place := placer{left: box[0], top: box[3]}
	l := &Layout{Size: Size{box[2] - box[0], box[3] - box[1]}, Nodes: make([]canvas.Point, len(g.Nodes)), Edges: make([]Curve, len(g.Edges))}
	for _, object := range a.Objects {
		i, err := strconv.Atoi(strings.TrimPrefix(object.Name, "n"))
		if err != nil || i < 0 || i >= len(l.Nodes) {
			return nil, fmt.Errorf("read layout: node %q", object.Name)
		}
		l.Nodes[i] = place.point(object.Pos)
	}
	for _, edge := range a.Edges {
		i, err := strconv.Atoi(edge.ID)
		if err != nil || i < 0 || i >= len(l.Edges) {
			return nil, fmt.Errorf("read layout: edge %q", edge.ID)
		}
		l.Edges[i] = place.curve(edge.Pos)
		l.Edges[i].Label = place.point(edge.Label)
	}
	return l, place.err
}

// placer turns Graphviz's coordinates into ours; it keeps the first error.
type placer struct {
	left, top float64
	err       error
}

func (p *placer) point(text string) canvas.Point {
	if text == "" {
		return canvas.Point{}
	}
	xy, err := numbers(text)
	if err != nil || len(xy) < 2 {
		p.err = fmt.Errorf("read layout: point %q", text)
		return canvas.Point{}
	}
	return canvas.Point{X: xy[0] - p.left, Y: p.top - xy[1]}
}

// curve reads a spline: an optional end point "e,x,y", then the control points.
func (p *placer) curve(text string) Curve {
	var c Curve
	for _, field := range strings.Fields(text) {
		if tip, ok := strings.CutPrefix(field, "e,"); ok {
			c.Tip = p.point(tip)
			continue
		}
		c.Points = append(c.Points, p.point(strings.TrimPrefix(field, "s,")))
	}
	if c.Tip == (canvas.Point{}) && len(c.Points) > 0 {
		c.Tip = c.Points[len(c.Points)-1]
	}
	return c
}

// numbers reads a comma-separated list.
func numbers(text string) ([]float64, error) {
	var out []float64
	for field := range strings.SplitSeq(text, ",") {
		v, err := strconv.ParseFloat(field, 64)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}
