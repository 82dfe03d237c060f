package typeset

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"pgregory.net/rapid"
)

var style = Style{Size: 10}

// Latin text is as wide as the font library sets it.
func TestWidthIsTheFonts(t *testing.T) {
	parsed, err := opentype.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: 100, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		t.Fatal(err)
	}
	const text = "Machine Learning Engineer, Größe Ж Ω"
	want := float64(font.MeasureString(face, text)) / 64
	if got := Width(text, Style{Size: 100}); got < want-1 || got > want+1 {
		t.Errorf("%.1f, want %.1f", got, want)
	}
}

func TestWidthOfOtherScripts(t *testing.T) {
	for text, want := range map[string]float64{
		"机器":      20, // ideographs are a full em
		"한국":      20,
		"👩‍💻":     13, // one emoji of three characters
		"🇩🇪":      13,
		"e\u0301": Width("e", style), // an accent takes no room
		"":        0,
	} {
		if got := Width(text, style); got != want {
			t.Errorf("%q: %.2f, want %.2f", text, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		text  string
		lines int
		want  []string
	}{
		{"", 2, nil},
		{"short", 2, []string{"short"}},
		{"Machine Learning Engineer", 3, []string{"Machine", "Learning", "Engineer"}},
		{"Machine Learning Engineer", 2, []string{"Machine", "Learning…"}},
		{"Donaudampfschifffahrt", 2, []string{"Donaudamp", "fschifffahrt"}},
		{"机器学习工程师", 2, []string{"机器学习工", "程师"}},
	} {
		if diff := cmp.Diff(test.want, Wrap(test.text, style, 55, test.lines)); diff != "" {
			t.Errorf("%q: %s", test.text, diff)
		}
	}
}

// No line is wider than asked for, unless one character and an ellipsis are; and
// without an ellipsis nothing but spaces at the breaks is lost.
func TestWrapKeepsWidthAndText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := Clean(rapid.String().Draw(t, "text"))
		limit := rapid.Float64Range(20, 200).Draw(t, "width")
		count := rapid.IntRange(1, 4).Draw(t, "lines")
		lines := Wrap(text, style, limit, count)
		if len(lines) > count {
			t.Fatalf("%d lines, want at most %d", len(lines), count)
		}
		for _, line := range lines {
			if Width(line, style) > limit && uniseg.GraphemeClusterCount(line) > 2 {
				t.Fatalf("%q is wider than %.1f", line, limit)
			}
		}
		whole := strings.ReplaceAll(text, " ", "")
		joined := strings.ReplaceAll(strings.Join(lines, ""), " ", "")
		if cut, ok := strings.CutSuffix(joined, Ellipsis); joined != whole && !(ok && strings.HasPrefix(whole, cut)) {
			t.Fatalf("%q became %q", text, lines)
		}
	})
}
