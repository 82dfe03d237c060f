package canvas

import (
	"slices"
	"testing"
)

// Text stands out from what it is set on by 4.5:1, outlines by 3:1, on light and
// on dark pages (WCAG 2.2, 1.4.3 and 1.4.11).
func TestContrast(t *testing.T) {
	type check struct {
		name        string
		front, back Color
		ratio       float64
	}
	checks := []check{
		{"ink", Ink, Page, 4.5}, {"ink on card", Ink, Card, 4.5}, {"muted", Muted, Page, 4.5}, {"muted on card", Muted, Card, 4.5},
		{"notice", Notice, Page, 4.5}, {"accent", Accent, Page, 4.5}, {"accent on card", Accent, Card, 4.5}, {"line", Line, Page, 3},
	}
	for h := range Hue(Hues) {
		checks = append(checks, check{"ink on hue", Ink, h.Fill(), 4.5}, check{"muted on hue", Muted, h.Fill(), 4.5}, check{"hue as text", h.Text(), Page, 4.5},
			check{"hue as text on card", h.Text(), Card, 4.5}, check{"hue as text on itself", h.Text(), h.Fill(), 4.5}, check{"accent on hue", Accent, h.Fill(), 4.5},
			check{"outline", h.Edge(), Page, 3})
	}
	for step := range Steps {
		fill, text := Shade(float64(step) / (Steps - 1))
		checks = append(checks, check{"scale", text, fill, 4.5})
	}
	for _, c := range checks {
		front, back := colors[c.front], colors[c.back]
		for page, ratio := range map[string]float64{"light": contrast(front.light, back.light), "dark": contrast(front.dark, back.dark)} {
			if ratio < c.ratio {
				t.Errorf("%s, %s page: %.2f:1, want %.1f:1 (colours %d on %d)", c.name, page, ratio, c.ratio, c.front, c.back)
			}
		}
	}
}

func TestHuesAreStableAndApart(t *testing.T) {
	labels := []string{"Role", "City", "Country", "Movie", "Tool", "Skill"}
	hues := HuesOf(labels)
	if hues["Role"] != 0 || hues["Tool"] != 1 || hues["Skill"] != 2 {
		t.Errorf("known labels moved: %v", hues)
	}
	seen := map[Hue]bool{}
	for _, label := range labels {
		if seen[hues[label]] {
			t.Errorf("two labels share hue %d: %v", hues[label], hues)
		}
		seen[hues[label]] = true
	}
	slices.Reverse(labels)
	for label, hue := range HuesOf(labels) {
		if hues[label] != hue {
			t.Errorf("the order of the labels changes %s", label)
		}
	}
	if got := HuesOf([]string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"}); len(got) != 11 {
		t.Errorf("more labels than hues: %v", got)
	}
}
