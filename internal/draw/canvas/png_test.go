package canvas

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"rolegraph/internal/draw/typeset"
)

// Every script leaves ink where its text was measured, at least a box; and
// nothing beyond.
func TestEveryScriptIsPainted(t *testing.T) {
	for _, text := range []string{"Engineer", "Größe", "Русский", "机器学习", "한국어", "カタカナ", "مهندس", "हिन्दी", "ไทย", "🚀👩‍💻", "\U000f0000"} {
		const x, size = 40.0, 20.0
		width := typeset.Width(text, typeset.Style{Size: size})
		d := Drawing{Width: width + 2*x, Height: 60, Theme: LightOnly, Items: []Item{Text{X: x, Y: 40, String: text, Size: size, Color: Ink}}}
		out, err := d.PNG()
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		left, right := inkBetween(img)
		const slack = 2 * 4 // device pixels: letters may hang over their width a little
		if left < 2*x-slack || right > 2*(x+width)+slack || right-left < width {
			t.Errorf("%s: ink from %.0f to %.0f, measured from %.0f to %.0f", text, left, right, 2*x, 2*(x+width))
		}
	}
}

// inkBetween is where the ink starts and ends, 0 and 0 without any.
func inkBetween(img image.Image) (left, right float64) {
	for px := range img.Bounds().Dx() {
		for py := range img.Bounds().Dy() {
			if r, _, _, _ := img.At(px, py).RGBA(); r < 0x8000 {
				if left == 0 {
					left = float64(px)
				}
				right = float64(px)
			}
		}
	}
	return left, right
}

func TestHugeDrawingsBecomeSmallerImages(t *testing.T) {
	d := Drawing{Width: 10000, Height: 8000}
	out, err := d.PNG()
	if err != nil {
		t.Fatal(err)
	}
	config, err := png.DecodeConfig(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	if pixels := config.Width * config.Height; pixels > maxPixels+config.Width+config.Height || pixels < maxPixels/2 {
		t.Errorf("%d by %d", config.Width, config.Height)
	}
}
