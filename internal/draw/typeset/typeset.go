// Package typeset measures and breaks text for pictures.
//
// Widths are those of the Go fonts, which also paint the PNG. An SVG is shown in
// the viewer's own font, so its writer gives every text this width as its
// textLength: what was measured here is what is seen there. Characters that the
// Go fonts lack are given a width by their kind: ideographs a full em, emoji a
// little more, letters of other scripts a typical one.
//
// Start reading at Width, then Wrap.
package typeset

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Style is a size in pixels and a weight.
type Style struct {
	Size float64
	Bold bool
}

// Widths of characters that the Go fonts lack, in em.
const (
	ideograph = 1.0
	emoji     = 1.3
	letter    = 0.66
	joined    = 0.5 // letters that join, as Arabic ones
)

// Width is the width of s in pixels, set on one line.
func Width(s string, style Style) float64 {
	sum := 0.0
	for state := -1; s != ""; {
		var cluster string
		var cells int
		cluster, s, cells, state = uniseg.FirstGraphemeClusterInString(s, state)
		sum += clusterWidth(cluster, cells, style.Bold)
	}
	return sum * style.Size
}

// Known tells whether the Go fonts have the character.
func Known(r rune) bool {
	_, ok := advances(false)[r]
	return ok
}

// clusterWidth is the width in em of one user-perceived character that fills
// that many terminal cells.
func clusterWidth(cluster string, cells int, bold bool) float64 {
	first, size := utf8.DecodeRuneInString(cluster)
	if advance, ok := advances(bold)[first]; ok && !strings.ContainsRune(cluster[size:], '\ufe0f') {
		return advance
	}
	switch {
	case unicode.In(first, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case cells >= 2 && unicode.IsLetter(first), unicode.In(first, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana):
		return ideograph
	case cells >= 2, unicode.Is(unicode.So, first):
		return emoji
	}
	if unicode.In(first, unicode.Arabic, unicode.Hebrew) {
		return joined
	}
	return letter * float64(1+spacingMarks(cluster[size:]))
}

// spacingMarks counts the marks of a cluster that take room of their own, as
// vowel signs of Indic scripts do.
func spacingMarks(rest string) int {
	n := 0
	for _, r := range rest {
		if unicode.Is(unicode.Mc, r) {
			n++
		}
	}
	return n
}

var (
	regular = sync.OnceValue(func() map[rune]float64 { return readAdvances(goregular.TTF) })
	bold    = sync.OnceValue(func() map[rune]float64 { return readAdvances(gobold.TTF) })
)

func advances(b bool) map[rune]float64 {
	if b {
		return bold()
	}
	return regular()
}

// lastRune is beyond the last character of the Go fonts (U+FB02).
const lastRune = 0xFC00

// readAdvances reads the advance of every character of a font, in em.
func readAdvances(ttf []byte) map[rune]float64 {
	table := map[rune]float64{}
	parsed, err := sfnt.Parse(ttf)
	if err != nil {
		return table // the fonts are compiled in; without them every width is a typical one
	}
	var buffer sfnt.Buffer
	const em = 1000
	for r := rune(' '); r < lastRune; r++ {
		index, err := parsed.GlyphIndex(&buffer, r)
		if err != nil || index == 0 {
			continue
		}
		if advance, err := parsed.GlyphAdvance(&buffer, index, fixed.I(em), font.HintingNone); err == nil {
			table[r] = float64(advance) / 64 / em
		}
	}
	return table
}
