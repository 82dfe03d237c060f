package canvas

import (
	"bytes"
	"image/color"
	"image/png"
	"math"

	"github.com/fogleman/gg"
)

// maxPixels bounds the memory of one PNG (4 bytes a pixel).
const maxPixels = 24 << 20

// PNG paints the drawing at two device pixels for each CSS pixel, fewer when
// the image would be too large. Letters come from the Go fonts; ideographs,
// Arabic and other scripts from a bitmap font; what neither has (emoji, for
// one) is a visible box.
func (d *Drawing) PNG() ([]byte, error) {
	scale := min(2, math.Sqrt(maxPixels/(d.Width*d.Height)))
	p := &painter{
		context: gg.NewContext(int(math.Ceil(d.Width*scale)), int(math.Ceil(d.Height*scale))),
		scale:   scale,
		dark:    d.Theme == DarkOnly,
	}
	p.context.SetColor(p.value(Page))
	p.context.Clear()
	p.context.Scale(scale, scale)
	for _, item := range d.Items {
		p.paint(item)
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&out, p.context.Image()); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// painter paints shapes; coordinates are CSS pixels.
type painter struct {
	context *gg.Context
	scale   float64
	dark    bool
}

func (p *painter) value(c Color) color.Color {
	v := colors[c].light
	if p.dark {
		v = colors[c].dark
	}
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

func (p *painter) paint(item Item) {
	switch it := item.(type) {
	case Rect:
		p.context.DrawRoundedRectangle(it.X, it.Y, it.W, it.H, min(it.Radius, it.W/2, it.H/2))
		p.finish(it.Fill, it.Pen)
	case Circle:
		p.context.DrawCircle(it.Center.X, it.Center.Y, it.Radius)
		p.finish(it.Fill, it.Pen)
	case Path:
		p.trace(it)
		p.finish(None, it.Pen)
	case Polygon:
		for _, point := range it.Points {
			p.context.LineTo(point.X, point.Y)
		}
		p.context.ClosePath()
		p.finish(it.Fill, Pen{})
	case Text:
		p.text(it)
	case Group:
		for _, inner := range it.Items {
			p.paint(inner)
		}
	}
}

// trace lays the line of a path.
func (p *painter) trace(path Path) {
	if len(path.Points) < 2 {
		return
	}
	p.context.MoveTo(path.Points[0].X, path.Points[0].Y)
	rest := path.Points[1:]
	if path.Straight {
		for _, point := range rest {
			p.context.LineTo(point.X, point.Y)
		}
		return
	}
	for ; len(rest) >= 3; rest = rest[3:] {
		p.context.CubicTo(rest[0].X, rest[0].Y, rest[1].X, rest[1].Y, rest[2].X, rest[2].Y)
	}
}

// finish fills and outlines what was traced.
func (p *painter) finish(fill Color, pen Pen) {
	if fill != None {
		p.context.SetColor(p.value(fill))
		p.context.FillPreserve()
	}
	if pen.Width > 0 && pen.Color != None {
		p.context.SetDash()
		if pen.Dash {
			p.context.SetDash(4*p.scale, 3*p.scale)
		}
		p.context.SetColor(p.value(pen.Color))
		p.context.SetLineWidth(pen.Width * p.scale)
		p.context.StrokePreserve()
	}
	p.context.ClearPath()
}
