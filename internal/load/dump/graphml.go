package dump

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"rolegraph/internal/typedjson"
)

// GraphML declares every property before the graph, with a type. Where GraphML's
// own types do not do (lists, temporal values, text that XML cannot hold), the
// type is string, the key carries rg:type="json", and the value is the JSON of
// package typedjson. A name that XML cannot hold is JSON too, and its key carries
// rg:name="json". Labels (a JSON list), a relationship's type and the statements
// that create the schema (a JSON list) are properties with the keys "labels",
// "type" and "schema".

const (
	graphMLSpace   = "http://graphml.graphdrawing.org/xmlns"
	rolegraphSpace = "urn:rolegraph:graphml"
)

// key declares a property: one for each name and type that occurs.
type key struct {
	element string // "node" or "edge"
	name    string
	kind    string // boolean, long, double, string or json
}

// keyCollector is the first pass: a sink that collects the keys.
type keyCollector struct{ ids map[key]string }

func newKeyCollector() *keyCollector { return &keyCollector{ids: map[key]string{}} }

func (*keyCollector) Begin([]string) error { return nil }

func (c *keyCollector) Node(n Node) error { return c.collect("node", n.Properties) }

func (c *keyCollector) Relationship(r Relationship) error { return c.collect("edge", r.Properties) }

func (c *keyCollector) collect(element string, properties map[string]any) error {
	for name, v := range properties {
		c.ids[key{element, name, kindOf(v)}] = ""
	}
	return nil
}

// End numbers the keys in a fixed order.
func (c *keyCollector) End() error {
	for i, k := range c.sorted() {
		c.ids[k] = fmt.Sprintf("d%d", i)
	}
	return nil
}

func (c *keyCollector) sorted() []key {
	return slices.SortedFunc(maps.Keys(c.ids), func(a, b key) int {
		return slices.Compare([]string{a.element, a.name, a.kind}, []string{b.element, b.name, b.kind})
	})
}

// kindOf returns the type of a key that holds v without loss.
func kindOf(v any) string {
	switch v := v.(type) {
	case bool:
		return "boolean"
	case int64:
		return "long"
	case float64:
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			return "double"
		}
	case string:
		if isXML(v) {
			return "string"
		}
	}
	return "json"
}

// isXML tells whether XML 1.0 can hold every character of s.
func isXML(s string) bool {
	for _, r := range s {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return false
		}
	}
	return true
}

// xmlJSON escapes in JSON the two characters that JSON can hold and XML cannot.
var xmlJSON = strings.NewReplacer("\ufffe", `\ufffe`, "\uffff", `\uffff`)

// graphMLWriter is the second pass: a sink that writes the file.
type graphMLWriter struct {
	out  *bufio.Writer
	keys *keyCollector
	edge int
}

func newGraphMLWriter(out io.Writer, keys *keyCollector) *graphMLWriter {
	return &graphMLWriter{out: bufio.NewWriterSize(out, 1<<16), keys: keys}
}

func (w *graphMLWriter) Begin(schema []string) error {
	w.print(xml.Header, `<graphml xmlns="`, graphMLSpace, `" xmlns:rg="`, rolegraphSpace, "\">\n")
	w.key("schema", key{"graph", "schema", "json"})
	w.key("labels", key{"node", "labels", "json"})
	w.key("type", key{"edge", "type", "string"})
	w.key("typejson", key{"edge", "type", "json"})
	for _, k := range w.keys.sorted() {
		w.key(w.keys.ids[k], k)
	}
	w.print("  <graph id=\"G\" edgedefault=\"directed\">\n")
	return w.data("schema", "json", anyList(schema))
}

func (w *graphMLWriter) Node(n Node) error {
	w.print(`    <node id="`, escape(n.ID), "\">\n")
	if err := w.data("labels", "json", anyList(n.Labels)); err != nil {
		return err
	}
	if err := w.properties("node", n.Properties); err != nil {
		return err
	}
	w.print("    </node>\n")
	return nil
}

func (w *graphMLWriter) Relationship(r Relationship) error {
	w.edge++
	w.print(fmt.Sprintf(`    <edge id="e%d" source="`, w.edge), escape(r.Start), `" target="`, escape(r.End), "\">\n")
	id, kind := "type", kindOf(r.Type)
	if kind == "json" {
		id = "typejson"
	}
	if err := w.data(id, kind, r.Type); err != nil {
		return err
	}
	if err := w.properties("edge", r.Properties); err != nil {
		return err
	}
	w.print("    </edge>\n")
	return nil
}

func (w *graphMLWriter) End() error {
	w.print("  </graph>\n</graphml>\n")
	return w.out.Flush()
}

func (w *graphMLWriter) properties(element string, properties map[string]any) error {
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		kind := kindOf(properties[name])
		id, known := w.keys.ids[key{element, name, kind}]
		if !known {
			return fmt.Errorf("the database changed during the export: property %q is new", name)
		}
		if err := w.data(id, kind, properties[name]); err != nil {
			return err
		}
	}
	return nil
}

// key declares a property.
func (w *graphMLWriter) key(id string, k key) {
	name, extra, kind := k.name, "", k.kind
	if !isXML(name) {
		name, _ = jsonText(name) // a string always has a JSON text
		extra = ` rg:name="json"`
	}
	if kind == "json" {
		kind, extra = "string", extra+` rg:type="json"`
	}
	w.print(`  <key id="`, id, `" for="`, k.element, `" attr.name="`, escape(name), `" attr.type="`, kind, `"`, extra, "/>\n")
}

// data writes the value of a property, of the kind of its key.
func (w *graphMLWriter) data(id, kind string, v any) error {
	text, err := dataText(kind, v)
	if err != nil {
		return err
	}
	w.print(`      <data key="`, id, `">`, escape(text), "</data>\n")
	return nil
}

// dataText writes a value as the text of a property of that kind.
func dataText(kind string, v any) (string, error) {
	switch v := v.(type) {
	case string:
		if kind == "string" {
			return v, nil
		}
	case float64:
		if kind == "double" {
			return typedjson.FormatFloat(v), nil
		}
	case int64:
		return strconv.FormatInt(v, 10), nil
	}
	return jsonText(v)
}

// jsonText writes a value as JSON that XML can hold.
func jsonText(v any) (string, error) {
	text, err := typedjson.Append(nil, v)
	return xmlJSON.Replace(string(text)), err
}

// print writes texts; the buffer keeps the first error until Flush.
func (w *graphMLWriter) print(texts ...string) {
	for _, text := range texts {
		_, _ = w.out.WriteString(text)
	}
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}
