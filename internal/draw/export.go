package draw

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rolegraph/internal/typedjson"
)

// mermaidNodes is how many nodes a Mermaid diagram may have; its readers draw
// more too slowly to be of use.
const mermaidNodes = 50

// dot writes the scene's nodes and edges as a Graphviz graph that native dot
// draws: all of them, none folded into a list.
func (s *Scene) dot() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "digraph {\n\tgraph [label=%s labelloc=t rankdir=%s fontname=\"sans-serif\"]\n", dotQuote(s.Title), firstOf(s.Direction, "LR"))
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
		fmt.Fprintf(&b, "\tn%d -> n%d [label=%s", e.From, e.To, dotQuote(e.Type))
		if e.Cross {
			b.WriteString(" style=dashed constraint=false")
		}
		b.WriteString("]\n")
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// dotQuote makes any string a DOT string: the one place where strings become
// DOT. In it only the quote ends a string, and a backslash starts an escape.
// (https://graphviz.org/doc/info/lang.html, attribute type escString)
func dotQuote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "\r", " ", "\x00", "").Replace(s) + `"`
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
		fmt.Fprintf(&b, "  n%d %s|%s| n%d\n", e.From, arrow, mermaidQuote(e.Type), e.To)
	}
	return b.Bytes(), nil
}

// mermaidQuote makes any string a Mermaid string: every character that means
// something to Mermaid, Markdown or HTML becomes an entity code. (https://mermaid.js.org/syntax/flowchart.html)
func mermaidQuote(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case strings.ContainsRune("\"#<>&`*_\\[]{}()|;%~$", r), r < ' ':
			fmt.Fprintf(&b, "#%d;", r)
		default:
			b.WriteRune(r)
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
	doc := graphML{Graph: graphMLGraph{Default: "directed"}}
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
