package dump

import (
	"bufio"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"

	"rolegraph/internal/typedjson"
)

// The elements of GraphML that a dump is made of.
type (
	xmlKey struct {
		ID       string `xml:"id,attr"`
		Name     string `xml:"attr.name,attr"`
		Type     string `xml:"attr.type,attr"`
		RealType string `xml:"urn:rolegraph:graphml type,attr"`
		RealName string `xml:"urn:rolegraph:graphml name,attr"`
	}
	xmlData struct {
		Key  string `xml:"key,attr"`
		Text string `xml:",chardata"`
	}
	xmlNode struct {
		ID   string    `xml:"id,attr"`
		Data []xmlData `xml:"data"`
	}
	xmlEdge struct {
		Source string    `xml:"source,attr"`
		Target string    `xml:"target,attr"`
		Data   []xmlData `xml:"data"`
	}
)

// readGraphML hands what a file holds to a sink. It reads any GraphML whose nodes
// come before its edges: without our keys, nodes have no labels and
// relationships the type RELATED.
func readGraphML(in io.Reader, sink Sink) error {
	r := graphMLReader{sink: sink, keys: map[string]xmlKey{}, decoder: xml.NewDecoder(bufio.NewReaderSize(in, 1<<16))}
	for {
		token, err := r.decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok {
			if err := r.element(start); err != nil {
				line, column := r.decoder.InputPos()
				return fmt.Errorf("line %d, column %d: %w", line, column, err)
			}
		}
	}
	if err := r.begin(); err != nil {
		return err
	}
	return sink.End()
}

type graphMLReader struct {
	decoder *xml.Decoder
	sink    Sink
	keys    map[string]xmlKey
	schema  []string
	begun   bool
}

func (r *graphMLReader) element(start xml.StartElement) error {
	switch start.Name.Local {
	case "key":
		return r.key(start)
	case "data":
		return r.graphData(start)
	case "node":
		return r.node(start)
	case "edge":
		return r.edge(start)
	}
	return nil
}

func (r *graphMLReader) key(start xml.StartElement) error {
	var k xmlKey
	if err := r.decoder.DecodeElement(&k, &start); err != nil {
		return err
	}
	if k.RealType != "" {
		k.Type = k.RealType
	}
	if k.RealName == "json" {
		if err := json.Unmarshal([]byte(k.Name), &k.Name); err != nil {
			return err
		}
	}
	r.keys[k.ID] = k
	return nil
}

// graphData reads a property of the graph itself: of ours, the schema.
func (r *graphMLReader) graphData(start xml.StartElement) error {
	var data xmlData
	if err := r.decoder.DecodeElement(&data, &start); err != nil || data.Key != "schema" {
		return err
	}
	return json.Unmarshal([]byte(data.Text), &r.schema)
}

// begin tells the sink to begin, once.
func (r *graphMLReader) begin() error {
	if r.begun {
		return nil
	}
	r.begun = true
	return r.sink.Begin(r.schema)
}

func (r *graphMLReader) node(start xml.StartElement) error {
	var n xmlNode
	if err := r.decoder.DecodeElement(&n, &start); err != nil {
		return err
	}
	if err := r.begin(); err != nil {
		return err
	}
	node := Node{ID: n.ID}
	var err error
	node.Properties, err = r.properties(n.Data, func(k xmlKey, text string) (bool, error) {
		if k.ID == "labels" && k.Type == "json" {
			return true, json.Unmarshal([]byte(text), &node.Labels)
		}
		return false, nil
	})
	if err != nil {
		return err
	}
	return r.sink.Node(node)
}

func (r *graphMLReader) edge(start xml.StartElement) error {
	var e xmlEdge
	if err := r.decoder.DecodeElement(&e, &start); err != nil {
		return err
	}
	relationship := Relationship{Start: e.Source, End: e.Target, Type: "RELATED"}
	var err error
	relationship.Properties, err = r.properties(e.Data, func(k xmlKey, text string) (bool, error) {
		switch k.ID {
		case "type":
			relationship.Type = text
			return true, nil
		case "typejson":
			return true, json.Unmarshal([]byte(text), &relationship.Type)
		}
		return false, nil
	})
	if err != nil {
		return err
	}
	return r.sink.Relationship(relationship)
}

// properties reads data elements; own takes those that are no properties.
func (r *graphMLReader) properties(data []xmlData, own func(xmlKey, string) (bool, error)) (map[string]any, error) {
	properties := make(map[string]any, len(data))
	for _, d := range data {
		k, declared := r.keys[d.Key]
		if !declared {
			return nil, fmt.Errorf("key %q is not declared", d.Key)
		}
		taken, err := own(k, d.Text)
		if err == nil && !taken {
			properties[k.Name], err = parseXMLValue(k.Type, d.Text)
		}
		if err != nil {
			return nil, fmt.Errorf("key %q: %w", d.Key, err)
		}
	}
	return properties, nil
}

// parseXMLValue reads a value of one of GraphML's types or of JSON.
func parseXMLValue(kind, text string) (any, error) {
	switch kind {
	case "boolean":
		return strconv.ParseBool(text)
	case "int", "long":
		return strconv.ParseInt(text, 10, 64)
	case "float", "double":
		return strconv.ParseFloat(text, 64)
	case "json":
		var v typedjson.Value
		err := json.Unmarshal([]byte(text), &v)
		return v.V, err
	}
	return text, nil
}
