package canvas

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func picture(theme Theme) *Drawing {
	return &Drawing{Width: 100, Height: 50.5, Title: "A & B", Description: "two", Theme: theme, Items: []Item{
		Group{Decorative: true, Items: []Item{Path{Points: []Point{{1, 2}, {3, 4}}, Straight: true, Pen: Pen{Color: Line, Width: 1, Dash: true}}}},
		Group{Title: "outer", Items: []Item{
			Group{Href: "/a?b=1&c=2", Title: "<inner>", Items: []Item{Text{X: 1, Y: 2, String: "i", Size: 10, Color: Ink, Anchor: Middle}}},
		}},
		Group{Title: "alone", Items: []Item{Rect{X: 1, Y: 2, W: 3, H: 4, Radius: 1, Fill: Page, Pen: Pen{Color: Accent, Width: 2}}}},
	}}
}

func TestSVG(t *testing.T) {
	want := `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50.5" viewBox="0 0 100 50.5" class="rolegraph" role="graphics-document document" aria-roledescription="diagram" font-family="` + Fonts + `">` +
		`<title>A &amp; B</title><desc>two</desc>` +
		`<rect width="100" height="50.5" fill="#ffffff"/>` +
		`<g aria-hidden="true"><path d="M1,2L3,4" fill="none" stroke="#7a8491" stroke-width="1" stroke-dasharray="4 3"/></g>` +
		`<g role="graphics-object group"><title>outer</title><a href="/a?b=1&amp;c=2"><title>&lt;inner&gt;</title>` +
		`<text x="1" y="2" font-size="10" text-anchor="middle" textLength="2.47" lengthAdjust="spacingAndGlyphs" fill="#1a1f26">i</text></a></g>` +
		`<g role="graphics-symbol img"><title>alone</title><rect x="1" y="2" width="3" height="4" rx="1" fill="#ffffff" stroke="#0b62a4" stroke-width="2"/></g>` +
		"</svg>\n"
	if diff := cmp.Diff(want, string(picture(LightOnly).SVG())); diff != "" {
		t.Error(diff)
	}
}

// The auto theme is the light picture with a style sheet for dark viewers.
func TestAutoThemeHasDarkRules(t *testing.T) {
	d := &Drawing{Width: 1, Height: 1, Items: []Item{Rect{W: 1, H: 1, Fill: Ink}}}
	want := `<style>@media(prefers-color-scheme:dark){.rg-f1{fill:#14171c}.rg-f3{fill:#e9ecf0}}</style>` +
		`<rect width="1" height="1" fill="#ffffff" class="rg-f1"/>` +
		`<rect x="0" y="0" width="1" height="1" rx="0" fill="#1a1f26" class="rg-f3"/></svg>` + "\n"
	_, got, _ := strings.Cut(string(d.SVG()), "<desc></desc>")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A name of a megabyte makes no picture of a megabyte; a long text says that it goes on.
func TestLongNamesAreCutInTheSVG(t *testing.T) {
	name := strings.Repeat("ü", 500_000)
	d := Drawing{Width: 100, Height: 100, Title: name, Description: name, Items: []Item{
		Group{Title: name, Description: name, Node: name, Href: "/things/" + name},
		Path{Points: []Point{{1, 1}, {2, 2}}, Title: name},
	}}
	svg := string(d.SVG())
	if len(svg) > 25_000 || strings.Count(svg, "ü…<") != 5 || strings.Contains(svg, "href") || strings.Contains(svg, "data-node") {
		t.Errorf("%d bytes: %.500s", len(svg), svg)
	}
}
