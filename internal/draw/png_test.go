package draw

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"rolegraph/internal/draw/canvas"
)

// The PNG shows the lines that Chromium shows of the SVG. Texts are left out, as
// the two have different fonts. Compared is how light blocks of 8 by 8 device
// pixels are, 0 to 1: no block may differ by more than 0.08 (a line that is not
// there is at least 0.15), and on average over the blocks with ink by 0.01.
func TestPNGHasTheLinesOfTheSVG(t *testing.T) {
	chromium(t)
	s := newStudio(t, Config{})
	scenes := gallery(plain)
	for _, kind := range slices.Sorted(maps.Keys(scenes)) {
		themes := []Theme{Light}
		if kind == "org" {
			themes = append(themes, Dark)
		}
		for _, theme := range themes {
			scene := scenes[kind]
			scene.Theme = theme
			b, engine, err := s.body(scene)
			if err != nil {
				t.Fatal(err)
			}
			drawing := scene.drawing(b, engine)
			drawing.Width, drawing.Height = math.Ceil(drawing.Width), math.Ceil(drawing.Height)
			drawing.Items = withoutText(drawing.Items)
			painted, err := drawing.PNG()
			if err != nil {
				t.Fatal(err)
			}
			compareInk(t, kind+" "+string(theme), decode(t, painted), screenshot(t, drawing))
		}
	}
}

func withoutText(items []canvas.Item) []canvas.Item {
	var out []canvas.Item
	for _, item := range items {
		switch it := item.(type) {
		case canvas.Text:
		case canvas.Group:
			it.Items = withoutText(it.Items)
			out = append(out, it)
		default:
			out = append(out, it)
		}
	}
	return out
}

// screenshot is Chromium's picture of the SVG, at two device pixels a pixel.
func screenshot(t *testing.T, drawing *canvas.Drawing) image.Image {
	t.Helper()
	dir := t.TempDir()
	page, shot := filepath.Join(dir, "picture.svg"), filepath.Join(dir, "shot.png")
	if err := os.WriteFile(page, drawing.SVG(), 0o600); err != nil {
		t.Fatal(err)
	}
	browse(t, page, "--force-device-scale-factor=2", fmt.Sprintf("--window-size=%.0f,%.0f", drawing.Width, drawing.Height), "--screenshot="+shot)
	text, err := os.ReadFile(shot)
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, text)
}

func decode(t *testing.T, text []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func compareInk(t *testing.T, name string, got, want image.Image) {
	t.Helper()
	if got.Bounds() != want.Bounds() {
		t.Fatalf("%s: %v, Chromium has %v", name, got.Bounds(), want.Bounds())
	}
	const block = 8
	page := luma(want, 1, 1, 1)
	worst, sum, inked := 0.0, 0.0, 0
	for y := 0; y+block <= want.Bounds().Dy(); y += block {
		for x := 0; x+block <= want.Bounds().Dx(); x += block {
			a, b := luma(got, x, y, block), luma(want, x, y, block)
			worst = max(worst, math.Abs(a-b))
			if math.Abs(b-page) > 0.01 || math.Abs(a-page) > 0.01 {
				sum += math.Abs(a - b)
				inked++
			}
		}
	}
	if inked == 0 {
		t.Fatalf("%s: no ink", name)
	}
	if worst > 0.08 || sum/float64(inked) > 0.01 {
		t.Errorf("%s: a block differs by %.3f, on average %.4f over %d blocks", name, worst, sum/float64(inked), inked)
	}
}

// luma is how light a block is, 0 to 1.
func luma(img image.Image, x0, y0, block int) float64 {
	sum := 0.0
	for y := y0; y < y0+block; y++ {
		for x := x0; x < x0+block; x++ {
			r, g, b, _ := img.At(x, y).RGBA()
			sum += 0.299*float64(r) + 0.587*float64(g) + 0.114*float64(b)
		}
	}
	return sum / float64(block*block) / 0xffff
}
