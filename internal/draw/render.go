package draw

import (
	"fmt"

	"rolegraph/internal/draw/canvas"
	"rolegraph/internal/draw/layout"
)

// layoutNone says that no engine was needed.
const layoutNone = "none"

// make draws a scene in a format.
func (s *Studio) make(scene *Scene, f Format) (*Picture, error) {
	p := &Picture{ContentType: contentTypes[f], Layout: layoutNone}
	var err error
	switch f {
	case SVG, PNG:
		err = s.draw(p, scene, f)
	case DOT:
		p.Bytes = scene.dot()
	case GraphML:
		p.Bytes, err = scene.graphML()
	case JSON:
		p.Bytes, err = scene.json()
	case Mermaid:
		p.Bytes, err = scene.mermaid()
	default:
		err = fmt.Errorf("no such format: %q", f)
	}
	if err != nil {
		return nil, err
	}
	p.ETag = `"` + hash(p.Bytes) + `"`
	return p, nil
}

// draw lays a scene out and writes it as an image.
func (s *Studio) draw(p *Picture, scene *Scene, f Format) error {
	b, engine, err := s.body(scene)
	if err != nil {
		return err
	}
	p.Layout = engine
	drawing := scene.drawing(b, engine)
	if f == SVG {
		p.Bytes = drawing.SVG()
		return nil
	}
	return s.paint(p, drawing)
}

// paint paints a PNG when its turn has come.
func (s *Studio) paint(p *Picture, drawing *canvas.Drawing) (err error) {
	s.painters <- struct{}{}
	defer func() { <-s.painters }()
	p.Bytes, err = drawing.PNG()
	return err
}

// body draws what a scene shows, and tells what laid it out.
func (s *Studio) body(scene *Scene) (*body, string, error) {
	switch {
	case scene.Columns != nil:
		return scene.paintColumns(scene.Columns), layoutNone, nil
	case scene.Bundles != nil:
		return scene.paintBundles(scene.Bundles), layoutNone, nil
	case scene.Matrix != nil:
		return scene.paintMatrix(scene.Matrix), layoutNone, nil
	case scene.Lanes != nil:
		return scene.paintLanes(scene.Lanes), layoutNone, nil
	}
	if err := s.fits(scene); err != nil {
		return nil, "", err
	}
	plan := newPlan(scene)
	if len(plan.boxes) == 0 {
		return emptyBody(), layoutNone, nil
	}
	if len(plan.lines) == 0 {
		return plan.paint(plan.rows()), layoutNone, nil
	}
	placed, err := s.place(plan.graph())
	if err != nil {
		return nil, "", err
	}
	return plan.paint(placed), placed.Engine, nil
}

// place lays a graph out, unless the same one was laid out before: the formats
// and themes of a picture share their layout.
func (s *Studio) place(g *layout.Graph) (*layout.Layout, error) {
	key := hash([]byte(g.Key()))
	if l, ok := s.layouts.get(key); ok {
		return l, nil
	}
	l, err := layout.Place(s.life, s.pool, g, s.config.Budget)
	if err == nil {
		s.layouts.set(key, l)
	}
	return l, err
}

// fits refuses graphs that no picture could show.
func (s *Studio) fits(scene *Scene) error {
	if len(scene.Nodes) <= s.config.MaxNodes && len(scene.Edges) <= s.config.MaxEdges {
		return nil
	}
	return &Error{
		Code: TooLarge,
		Message: fmt.Sprintf("The picture would have %s nodes and %s relationships; at most %s and %s can be drawn.",
			count(len(scene.Nodes)), count(len(scene.Edges)), count(s.config.MaxNodes), count(s.config.MaxEdges)),
		Hint: "Narrow the question, or take the json, graphml or dot format, which have no limit.",
	}
}

// emptyBody says that there is nothing to see.
func emptyBody() *body {
	return &body{w: minPicture, h: 60, items: []canvas.Item{
		canvas.Text{X: minPicture / 2, Y: 34, String: "Nothing to draw: no nodes.", Size: 14, Anchor: canvas.Middle, Color: canvas.Muted},
	}}
}
