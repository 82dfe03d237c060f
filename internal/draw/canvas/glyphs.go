package canvas

import (
	"image"
	"image/draw"
	"slices"
	"sync"

	"github.com/hajimehoshi/bitmapfont/v3"
	"github.com/rivo/uniseg"
	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/language"

	"rolegraph/internal/draw/typeset"
)

// text paints one line, a user-perceived character at a time.
func (p *painter) text(t Text) {
	style := typeset.Style{Size: t.Size, Bold: t.Bold}
	x := t.X
	switch t.Anchor {
	case Middle:
		x -= typeset.Width(t.String, style) / 2
	case End:
		x -= typeset.Width(t.String, style)
	}
	face := p.face(style)
	defer face.Close()
	ink := image.NewUniform(p.value(t.Color))
	shaped := bitmapfont.PresentationForms(t.String, bitmapfont.DirectionLeftToRight, language.Und)
	for state := -1; shaped != ""; {
		var cluster string
		cluster, shaped, _, state = uniseg.FirstGraphemeClusterInString(shaped, state)
		width := typeset.Width(cluster, style)
		p.cluster(cluster, x, t.Y, width, style, face, ink)
		x += width
	}
}

// cluster paints one user-perceived character with the first font that has it.
func (p *painter) cluster(cluster string, x, y, width float64, style typeset.Style, face font.Face, ink image.Image) {
	first := []rune(cluster)[0]
	switch {
	case width == 0 || first == ' ':
	case typeset.Known(first):
		drawer := font.Drawer{Dst: p.target(), Src: ink, Face: face, Dot: fixed.Point26_6{X: p.device(x), Y: p.device(y)}}
		drawer.DrawString(string(first))
	case !p.bitmap(first, x, y, width, style, ink):
		p.box(x, y, width, style, ink)
	}
}

// bitmap paints a character of the bitmap font, scaled to width; false when the
// font lacks it.
func (p *painter) bitmap(r rune, x, y, width float64, style typeset.Style, ink image.Image) bool {
	bounds, mask, at, _, ok := bitmapfont.Face.Glyph(fixed.Point26_6{}, r)
	if !ok || bounds.Empty() {
		return false
	}
	const cell = 12 // height of the bitmap font's ideographs
	unit := style.Size / cell
	top := y + float64(bounds.Min.Y)*unit
	target := image.Rect(p.pixel(x), p.pixel(top), p.pixel(x+width), p.pixel(top+float64(bounds.Dy())*unit))
	scaled := image.NewAlpha(image.Rect(0, 0, target.Dx(), target.Dy()))
	xdraw.BiLinear.Scale(scaled, scaled.Bounds(), mask, image.Rectangle{Min: at, Max: at.Add(bounds.Size())}, xdraw.Src, nil)
	if blank(scaled) {
		return false
	}
	draw.DrawMask(p.target(), target, ink, image.Point{}, scaled, image.Point{}, draw.Over)
	return true
}

// blank tells whether a glyph is an empty cell, which is what the bitmap font has
// for characters it lacks.
func blank(mask *image.Alpha) bool {
	return !slices.ContainsFunc(mask.Pix, func(alpha uint8) bool { return alpha > 0 })
}

// box stands for a character that no font has.
func (p *painter) box(x, y, width float64, style typeset.Style, ink image.Image) {
	p.context.SetColor(ink.At(0, 0))
	p.context.SetDash()
	p.context.SetLineWidth(p.scale)
	p.context.DrawRectangle(x+1, y-style.Size*0.75, width-2, style.Size*0.85)
	p.context.Stroke()
}

func (p *painter) target() draw.Image             { return p.context.Image().(draw.Image) }
func (p *painter) device(v float64) fixed.Int26_6 { return fixed.Int26_6(v * p.scale * 64) }
func (p *painter) pixel(v float64) int            { return int(v*p.scale + 0.5) }

// face is the Go font in a style, at the painter's scale.
func (p *painter) face(style typeset.Style) font.Face {
	parsed := goRegular()
	if style.Bold {
		parsed = goBold()
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: style.Size * p.scale, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return bitmapfont.Face // never: the options are in range
	}
	return face
}

var (
	goRegular = sync.OnceValue(func() *opentype.Font { return parse(goregular.TTF) })
	goBold    = sync.OnceValue(func() *opentype.Font { return parse(gobold.TTF) })
)

// parse reads a font that is compiled in, so it cannot fail.
func parse(ttf []byte) *opentype.Font {
	parsed, _ := opentype.Parse(ttf)
	return parsed
}
