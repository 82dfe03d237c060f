package table

import (
	"maps"
	"slices"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// Mapping is a mapping file.
//
//	dataset:
//	  id: organisation            # stands on everything that is loaded
//	  name: Our organisation
//	  version: "3"                # also date and attribution
//	empty: [n/a, "-"]             # texts that mean that there is no value
//	files:
//	  - file: people.csv          # beside the mapping; also .tsv, .jsonl, .gz, .zst, .zip
//	    nodes:
//	      - label: Person
//	        id: email             # the column whose value is the key
//	        properties:
//	          name: full_name     # property: column
//	          since: {column: start_date, type: date}
//	    relationships:
//	      - type: REPORTS_TO
//	        from: {label: Person, id: email}
//	        to: {label: Person, id: manager}
type Mapping struct {
	Dataset Dataset `yaml:"dataset"`
	Empty   []word  `yaml:"empty"`
	Files   []File  `yaml:"files"`
}

// Dataset says what the data set is.
type Dataset struct {
	ID          word   `yaml:"id"`
	Name        string `yaml:"name"`
	Version     string `yaml:"version"`
	Date        string `yaml:"date"`
	Attribution string `yaml:"attribution"`
}

// File says what a table holds.
type File struct {
	File          word           `yaml:"file"`     // path, from the mapping's folder
	Member        string         `yaml:"member"`   // of a zip
	Format        word           `yaml:"format"`   // csv, tsv or jsonl; without it the name tells
	Comma         word           `yaml:"comma"`    // between the values of a CSV
	Encoding      word           `yaml:"encoding"` // without it UTF-8
	Nodes         []Node         `yaml:"nodes"`
	Relationships []Relationship `yaml:"relationships"`
}

// Node says which node a row becomes.
type Node struct {
	Label      word       `yaml:"label"`
	ID         Key        `yaml:"id"`
	Optional   bool       `yaml:"optional"` // a row without id is no node, not an error
	Properties Properties `yaml:"properties"`
}

// Relationship says which relationship a row becomes. There is none where an end
// has no value.
type Relationship struct {
	Type       word       `yaml:"type"`
	From       End        `yaml:"from"`
	To         End        `yaml:"to"`
	Properties Properties `yaml:"properties"`
}

// End is a node that is looked up; it may be one of another data set.
type End struct {
	Label word `yaml:"label"`
	ID    Key  `yaml:"id"`
}

// Key is where the property id comes from: a column, or more about it.
type Key struct {
	Column    word   `yaml:"column"`
	Columns   []word `yaml:"columns"`   // instead of one: joined with a slash
	Prefix    string `yaml:"prefix"`    // stands before the value
	Separator string `yaml:"separator"` // the value is a list: a node or relationship for each item
	Fold      bool   `yaml:"fold"`      // as the keys of tools: Unicode NFC, case folded, spaces collapsed
}

// Property is where a property comes from: a column, or more about it.
type Property struct {
	name      string
	Column    word   `yaml:"column"`
	Type      word   `yaml:"type"`      // one of [types]; without it string
	Separator string `yaml:"separator"` // the value is a list of the type
	Default   *word  `yaml:"default"`   // where the column has no value
	Layout    word   `yaml:"layout"`    // of a date or datetime, such as DD.MM.YYYY hh:mm; without it ISO 8601
}

// Properties are the properties of a node or relationship, by name.
type Properties []Property

// UnmarshalYAML takes a map and sorts it.
func (p *Properties) UnmarshalYAML(node ast.Node) error {
	var byName map[string]Property
	if err := yaml.NodeToValue(node, &byName, yaml.Strict()); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		property := byName[name]
		property.name = name
		*p = append(*p, property)
	}
	return nil
}

// word is a scalar with its place in the mapping.
type word struct {
	Text         string
	Line, Column int // from 1; 0 when it is not there
}

// UnmarshalYAML keeps the place.
func (w *word) UnmarshalYAML(node ast.Node) error {
	at := node.GetToken().Position
	w.Line, w.Column = at.Line, at.Column
	return yaml.NodeToValue(node, &w.Text)
}

// UnmarshalYAML takes a column's name, or a map.
func (k *Key) UnmarshalYAML(node ast.Node) error {
	if _, isMap := node.(ast.MapNode); !isMap {
		return k.Column.UnmarshalYAML(node)
	}
	type plain Key
	return yaml.NodeToValue(node, (*plain)(k), yaml.Strict())
}

// UnmarshalYAML takes a column's name, or a map.
func (p *Property) UnmarshalYAML(node ast.Node) error {
	if _, isMap := node.(ast.MapNode); !isMap {
		return p.Column.UnmarshalYAML(node)
	}
	type plain Property
	return yaml.NodeToValue(node, (*plain)(p), yaml.Strict())
}

// columns are the columns of a key.
func (k Key) columns() []word {
	if len(k.Columns) > 0 {
		return k.Columns
	}
	return []word{k.Column}
}
