package canvas

import (
	"hash/fnv"
	"slices"
)

// Color names a colour of the palette.
type Color int

// The colours that do not depend on data. None paints nothing.
const (
	None     Color = iota
	Page           // behind everything
	Card           // behind a list
	Ink            // text
	Muted          // text of less weight
	Line           // edges
	Faint          // edges across a hierarchy, rules, empty cells
	Notice         // text that says what was cut
	Accent         // what is shared, filled cells
	OnAccent       // text on Accent
	hues           // three colours for each hue follow
)

// Hues is how many hues there are for labels; Steps how many shades a scale has.
const (
	Hues  = 10
	Steps = 7
	scale = hues + 3*Hues
	last  = scale + 2*Steps
)

// Hue is a family of colours for one label.
type Hue int

// Fill is the hue's background for Ink.
func (h Hue) Fill() Color { return hues + Color(h)*3 }

// Edge is the hue's outline, told apart from the page by 3:1 or more.
func (h Hue) Edge() Color { return h.Fill() + 1 }

// Text is the hue as text on its fill or on the page, told apart by 4.5:1 or more.
func (h Hue) Text() Color { return h.Fill() + 2 }

// Shade is a step of the sequential scale for a value from 0 to 1, and the
// colour of text on it.
func Shade(value float64) (fill, text Color) {
	step := Color(min(max(value, 0), 1)*(Steps-1) + 0.5)
	return Color(scale) + 2*step, Color(scale) + 2*step + 1
}

// known gives the labels of the role graph their hues; the page uses the same.
var known = map[string]Hue{"Role": 0, "Tool": 1, "Skill": 2, "Degree": 3, "Person": 4, "Task": 5, "Group": 6, "Team": 7, "Field": 8, "Background": 9}

// HuesOf gives every label a hue: its own, which is the same in every picture,
// unless a label before it has taken that one and another is free.
func HuesOf(labels []string) map[string]Hue {
	hues := map[string]Hue{}
	var taken [Hues]bool
	for _, label := range labels {
		if hue, ok := known[label]; ok {
			hues[label], taken[hue] = hue, true
		}
	}
	for _, label := range slices.Sorted(slices.Values(labels)) {
		if _, ok := hues[label]; ok {
			continue
		}
		own := ownHue(label)
		hue := own
		for taken[hue] && (hue+1)%Hues != own {
			hue = (hue + 1) % Hues
		}
		if taken[hue] {
			hue = own
		}
		hues[label], taken[hue] = hue, true
	}
	return hues
}

// ownHue is the hue that a label's name asks for.
func ownHue(label string) Hue {
	h := fnv.New32a()
	_, _ = h.Write([]byte(label)) // never fails
	return Hue(h.Sum32() % Hues)
}

// rgb is a colour value, 0xRRGGBB.
type rgb uint32

// pair is one colour's value on a light and on a dark page.
type pair struct{ light, dark rgb }

// base holds the colours that do not depend on data.
var base = [hues]pair{
	Page: {0xffffff, 0x14171c}, Card: {0xf6f7f9, 0x1d2127}, Ink: {0x1a1f26, 0xe9ecf0}, Muted: {0x59626e, 0xa2acb8},
	Line: {0x7a8491, 0x8791a0}, Faint: {0xd3d8de, 0x3c434d}, Notice: {0x8a4600, 0xf0b35a},
	Accent: {0x0b62a4, 0x6cb8ee}, OnAccent: {0xffffff, 0x10151b},
}

// okabe holds eight hues after Okabe and Ito's palette for all kinds of colour
// vision (https://jfly.uni-koeln.de/color/), yellow and black exchanged for
// olive and slate that stand out on both pages; violet and brown come after them.
var okabe = [Hues]rgb{0x0072b2, 0xd08700, 0x009e73, 0xb0609a, 0x2a9fd0, 0xd55e00, 0x6b7785, 0x8f8a00, 0x6a5acd, 0x8a5a44}

// palette gives every colour its value for light and for dark.
func palette() [last]pair {
	var p [last]pair
	copy(p[:], base[:])
	for i, hue := range okabe {
		h := Hue(i)
		fill := pair{mix(hue, 0xffffff, 0.12), mix(hue, base[Page].dark, 0.24)}
		p[h.Fill()] = fill
		p[h.Edge()] = pair{toContrast(hue, base[Page].light, 3), toContrast(hue, base[Page].dark, 3)}
		p[h.Text()] = pair{toContrast(hue, fill.light, 4.6), toContrast(hue, fill.dark, 4.6)}
	}
	for step := range Steps {
		value := 0.04 + 0.96*float64(step)/(Steps-1)
		fill := pair{mix(0x005a9c, 0xffffff, value), mix(0x7cc4f5, base[Page].dark, value)}
		at := int(scale) + 2*step
		p[at] = fill
		p[at+1] = pair{readable(fill.light), readable(fill.dark)}
	}
	return p
}

// colors is computed once; it never changes.
var colors = palette()

// mix blends share of a into b.
func mix(a, b rgb, share float64) rgb {
	channel := func(shift uint) rgb {
		x, y := float64(a>>shift&0xff), float64(b>>shift&0xff)
		return rgb(x*share+y*(1-share)+0.5) << shift
	}
	return channel(16) | channel(8) | channel(0)
}
