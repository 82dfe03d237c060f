package draw

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rolegraph/graph"
	"rolegraph/internal/draw/typeset"
	"rolegraph/internal/typedjson"
	"rolegraph/tests/testdb"
)

// hostile draws names that mean something to one of the formats.
func hostile() *rapid.Generator[string] {
	parts := []string{`"`, `\`, `\"`, "<", ">", "</title>", "<script>alert(1)</script>", "&", "&amp;", "]]>", "\x00", "\n", "\u202e", "\ufffe", "\xff",
		"}", "{", "->", ";", "#", "//", "/*", "|", "]", "`", `\N`, "%%{init}%%", "<b>", "' onload='x"}
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(parts), rapid.String()), 1, 5).Draw(t, "parts"), "")
	})
}

// hostileScene is a small graph whose every string is drawn.
func hostileScene(t *rapid.T) *Scene {
	draw := func(what string) string { return hostile().Draw(t, what) }
	g := &graph.Graph{}
	for _, id := range []string{"a", "b", "c"} {
		g.Nodes = append(g.Nodes, graph.Node{Ref: graph.Ref{Label: draw("label"), Key: draw("key"), Name: draw("name"), Dataset: draw("dataset")},
			ElementID: id, Properties: map[string]typedjson.Value{draw("property"): {V: draw("value")}}})
	}
	for _, ends := range []string{"ab", "bc", "ca", "aa"} {
		g.Relationships = append(g.Relationships, graph.Relationship{Type: draw("type"), Start: ends[:1], End: ends[1:], Properties: map[string]typedjson.Value{draw("property"): {V: draw("value")}}})
	}
	link := draw("link")
	return Result(g, Options{Title: draw("title"), Link: func(graph.Ref) string { return link },
		Datasets: []graph.DatasetInfo{{ID: "x", Name: draw("data set"), Attribution: draw("attribution")}}})
}

// svgElements and svgAttributes are all that a picture may hold.
var (
	svgElements   = []string{"svg", "title", "desc", "style", "rect", "circle", "path", "polygon", "text", "g", "a"}
	svgAttributes = []string{"xmlns", "width", "height", "viewBox", "class", "role", "aria-roledescription", "aria-hidden", "font-family", "font-size", "font-weight",
		"text-anchor", "textLength", "lengthAdjust", "fill", "stroke", "stroke-width", "stroke-dasharray", "x", "y", "rx", "cx", "cy", "r", "d", "points", "href", "data-node", "data-box", "data-ends"}
)

func TestNoStringBecomesMarkup(t *testing.T) {
	s := newStudio(t, Config{})
	rapid.Check(t, func(t *rapid.T) {
		scene := hostileScene(t)
		b, engine, err := s.body(scene)
		if err != nil {
			t.Fatal(err)
		}
		checkXML(t, scene.drawing(b, engine).SVG(), svgElements, svgAttributes)
		doc, err := scene.graphML()
		if err != nil {
			t.Fatal(err)
		}
		checkXML(t, doc, []string{"graphml", "desc", "key", "graph", "node", "edge", "data"},
			[]string{"xmlns", "id", "for", "attr.name", "attr.type", "edgedefault", "source", "target", "key"})
	})
}

// checkXML fails unless the document is well formed and holds only these
// elements and attributes.
func checkXML(t *rapid.T, doc []byte, elements, attributes []string) {
	for decoder := xml.NewDecoder(bytes.NewReader(doc)); ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%v in %s", err, doc)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if !slices.Contains(elements, start.Name.Local) {
			t.Fatalf("element %s in %s", start.Name.Local, doc)
		}
		for _, attribute := range start.Attr {
			if !slices.Contains(attributes, attribute.Name.Local) {
				t.Fatalf("attribute %s in %s", attribute.Name.Local, doc)
			}
		}
	}
}

// Native dot reads the exported text as exactly the nodes and edges of the scene.
func TestNoStringBecomesDOT(t *testing.T) {
	gc, err := exec.LookPath("gc") // Graphviz's own counter
	if err != nil {
		testdb.Missing(t, "graphviz", "its tool gc is not installed")
	}
	rapid.Check(t, func(t *rapid.T) {
		scene := hostileScene(t)
		command := exec.Command(gc, "-n", "-e", "-C")
		command.Stdin = bytes.NewReader(scene.dot())
		out, err := command.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s in %s", err, out, scene.dot())
		}
		if got := strings.Fields(string(out)); !slices.Equal(got[:3], []string{"3", "4", "0"}) {
			t.Fatalf("dot sees %s (nodes, edges, clusters) in %s", out, scene.dot())
		}
	})
}

// In a Mermaid string only entity codes stand for what means something.
func TestNoStringBecomesMermaid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		quoted := mermaidQuote(hostile().Draw(t, "name"))
		inner := strings.TrimSuffix(strings.TrimPrefix(quoted, `"`), `"`)
		for _, r := range inner {
			if r < ' ' || strings.ContainsRune("\"<>`|[]{}()\\", r) {
				t.Fatalf("%q holds %q", quoted, r)
			}
		}
	})
}

func TestCleanedNamesStayOnTheirLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		clean := typeset.Clean(hostile().Draw(t, "name"))
		if strings.ContainsAny(clean, "\n\r\t\x00\u202e\ufffe") || clean != strings.TrimSpace(clean) || clean != typeset.Clean(clean) {
			t.Fatalf("%q", clean)
		}
	})
}
