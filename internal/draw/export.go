package draw

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"rolegraph/internal/draw/typeset"
	"rolegraph/internal/typedjson"
)

// mermaidNodes is how many nodes a Mermaid diagram may have; its readers draw
// more too slowly to be of use.
const mermaidNodes = 50

// dotLine and mermaidLine are the widths of lines of text in pictures that others
// draw, in pixels of the footer's letters.
const (
	dotLine     = 640.0
	mermaidLine = 420.0
)

// caption is the title, then what was cut or folded and where the data come from:
// what a format must show that has no frame of ours.
func (s *Scene) caption(width float64) []string {
	return append([]string{s.Title}, s.small(width)...)
}

func (s *Scene) small(width float64) []string {
	var lines []string
	for _, text := range slices.Concat(s.Notes, s.Footer) {
		lines = append(lines, typeset.Wrap(text, styleFooter, width, 12)...)
	}
	return lines
}

// dot writes the scene's nodes and edges as a Graphviz graph that native dot
// draws: all of them, none folded into a list.
func (s *Scene) dot() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "digraph {\n\tgraph [label=%s labelloc=t rankdir=%s fontname=\"sans-serif\"]\n", dotQuote(s.caption(dotLine)...), firstOf(s.Direction, "LR"))
	b.WriteString("\tnode [shape=box style=rounded fontname=\"sans-serif\"]\n\tedge [fontname=\"sans-serif\" fontsize=10]\n")
	for i, n := range s.Nodes {
		fmt.Fprintf(&b, "\tn%d [label=%s", i, dotQuote(n.Name))
		if n.Label != "" {
			fmt.Fprintf(&b, " class=%s tooltip=%s", dotQuote(n.Label), dotQuote(s.describe(i)))
		}
		if n.Link != "" {
			fmt.Fprintf(&b, " URL=%s", dotQuote(n.Link))
		}
		b.WriteString("]\n")
	}
	for _, e := range s.Edges {
		fmt.Fprintf(&b, "\tn%d -> n%d [label=%s", e.From, e.To, dotQuote(e.words()))
		if e.Cross {
			b.WriteString(" style=dashed constraint=false")
		}
		b.WriteString("]\n")
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// words are an edge's type, and how many relationships it stands for.
func (e *Edge) words() string {
	if e.Count > 0 {
		return e.Type + " " + count(e.Count)
	}
	return e.Type
}

// dotQuote makes any strings the lines of a DOT string: the one place where strings
// become DOT. In it only the quote ends a string, and a backslash starts an escape.
// (https://graphviz.org/doc/info/lang.html, attribute type escString)
func dotQuote(lines ...string) string {
	escape := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "\r", " ", "\x00", "")
	escaped := make([]string, len(lines))
	for i, line := range lines {
		escaped[i] = escape.Replace(line)
	}
	return `"` + strings.Join(escaped, `\n`) + `"`
}

// mermaid writes the scene as a Mermaid flow chart.
func (s *Scene) mermaid() ([]byte, error) {
	if len(s.Nodes) > mermaidNodes {
		return nil, &Error{Code: TooLarge, Message: fmt.Sprintf("Mermaid diagrams hold at most %d nodes, this picture has %d.", mermaidNodes, len(s.Nodes)),
			Hint: "Ask for less, or take svg, dot or graphml."}
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "flowchart %s\n", firstOf(s.Direction, "LR"))
	for i, n := range s.Nodes {
		fmt.Fprintf(&b, "  n%d[%s]\n", i, mermaidQuote(n.Name))
	}
	for _, e := range s.Edges {
		arrow := "-->"
		if e.Cross {
			arrow = "-.->"
		}
		fmt.Fprintf(&b, "  n%d %s|%s| n%d\n", e.From, arrow, mermaidQuote(e.words()), e.To)
	}
	if lines := s.small(mermaidLine); len(lines) > 0 {
		fmt.Fprintf(&b, "  about[%s]\n  style about fill:none,stroke:none,font-size:10px\n", mermaidQuote(lines...))
	}
	return b.Bytes(), nil
}

// mermaidQuote makes any strings the lines of a Mermaid string: every character that means
// something to Mermaid, Markdown or HTML becomes an entity code. (https://mermaid.js.org/syntax/flowchart.html)
func mermaidQuote(lines ...string) string {
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			b.WriteString("<br/>")
		}
		for _, r := range line {
			switch {
			case strings.ContainsRune("\"#<>&`*_\\[]{}()|;%~$", r), r < ' ':
				fmt.Fprintf(&b, "#%d;", r)
			default:
				b.WriteRune(r)
			}
		}
	}
	return `"` + b.String() + `"`
}

// json writes the scene itself; its fields are documented at Scene.
func (s *Scene) json() ([]byte, error) {
	text, err := json.MarshalIndent(s, "", " ")
	return append(text, '\n'), err
}

// GraphML (http://graphml.graphdrawing.org/specification.html).
type (
	graphML struct {
		XMLName xml.Name     `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
		About   string       `xml:"desc,omitempty"`
		Keys    []graphMLKey `xml:"key"`
		Graph   graphMLGraph `xml:"graph"`
	}
	graphMLKey struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Name string `xml:"attr.name,attr"`
		Type string `xml:"attr.type,attr"`
	}
	graphMLGraph struct {
		Default string        `xml:"edgedefault,attr"`
		Nodes   []graphMLItem `xml:"node"`
		Edges   []graphMLItem `xml:"edge"`
	}
	graphMLItem struct {
		ID     string        `xml:"id,attr,omitempty"`
		Source string        `xml:"source,attr,omitempty"`
		Target string        `xml:"target,attr,omitempty"`
		Data   []graphMLData `xml:"data"`
	}
	graphMLData struct {
		Key  string `xml:"key,attr"`
		Text string `xml:",chardata"`
	}
)

// graphML writes nodes and edges with all that the scene knows of them.
func (s *Scene) graphML() ([]byte, error) {
	doc := graphML{About: strings.Join(slices.Concat([]string{s.Title}, s.Notes, s.Footer), "\n"), Graph: graphMLGraph{Default: "directed"}}
	keys := graphMLKeys{doc: &doc, ids: map[string]string{}}
	for i, n := range s.Nodes {
		item := graphMLItem{ID: fmt.Sprintf("n%d", i)}
		keys.add(&item, "node", "label", n.Label)
		keys.add(&item, "node", "key", n.Key)
		keys.add(&item, "node", "name", n.Name)
		keys.add(&item, "node", "dataset", n.Dataset)
		keys.addAll(&item, "node", n.Properties)
		doc.Graph.Nodes = append(doc.Graph.Nodes, item)
	}
	for _, e := range s.Edges {
		item := graphMLItem{Source: fmt.Sprintf("n%d", e.From), Target: fmt.Sprintf("n%d", e.To)}
		keys.add(&item, "edge", "type", e.Type)
		if e.Count > 0 {
			keys.add(&item, "edge", "count", strconv.FormatInt(e.Count, 10))
		}
		keys.addAll(&item, "edge", e.Properties)
		doc.Graph.Edges = append(doc.Graph.Edges, item)
	}
	text, err := xml.MarshalIndent(doc, "", " ")
	return append([]byte(xml.Header), append(text, '\n')...), err
}

// graphMLKeys declares a key for every name of data, when it is first used.
type graphMLKeys struct {
	doc *graphML
	ids map[string]string
}

func (k *graphMLKeys) add(item *graphMLItem, domain, name, value string) {
	if value == "" {
		return
	}
	id, ok := k.ids[domain+" "+name]
	if !ok {
		id = fmt.Sprintf("k%d", len(k.ids))
		k.ids[domain+" "+name] = id
		k.doc.Keys = append(k.doc.Keys, graphMLKey{ID: id, For: domain, Name: name, Type: "string"})
	}
	item.Data = append(item.Data, graphMLData{Key: id, Text: value})
}

// addAll adds properties, strings as they are and other values as JSON. A
// property named as one of our own fields gets a prefix.
func (k *graphMLKeys) addAll(item *graphMLItem, domain string, properties map[string]typedjson.Value) {
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		text, ok := properties[name].V.(string)
		if !ok {
			encoded, err := json.Marshal(properties[name])
			if err != nil {
				continue // a value without a JSON form has none in GraphML either
			}
			text = string(encoded)
		}
		k.add(item, domain, "property."+name, text)
	}
}
