package graph

import (
	"context"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Schema is what is in the database: labels, types, properties, and which label
// links to which.
type Schema struct {
	Labels      []LabelInfo  `json:"labels"`
	Types       []TypeInfo   `json:"types"`
	Connections []Connection `json:"connections"`
	Indexes     []IndexInfo  `json:"indexes"`
	Constraints []IndexInfo  `json:"constraints"`
	Sampled     bool         `json:"sampled" doc:"properties come from a sample, and connections of a type that has more than 500,000"`
	Linked      bool         `json:"linked" doc:"connections are counted in full"`
}

// LabelInfo is one label.
type LabelInfo struct {
	Label      string         `json:"label"`
	Count      int64          `json:"count"`
	Key        string         `json:"key,omitempty" doc:"key property, where a uniqueness constraint gives one"`
	Properties []PropertyInfo `json:"properties"`
}

// TypeInfo is one relationship type.
type TypeInfo struct {
	Type       string         `json:"type"`
	Count      int64          `json:"count"`
	Properties []PropertyInfo `json:"properties"`
}

// PropertyInfo is one property and the Cypher types its values have.
type PropertyInfo struct {
	Name  string   `json:"name"`
	Types []string `json:"types" example:"STRING"`
}

// Connection says that nodes with label From are linked by Type to nodes with label To.
type Connection struct {
	From  string `json:"from"`
	Type  string `json:"type"`
	To    string `json:"to"`
	Count int64  `json:"count" doc:"of those that were looked at, unless the connections are counted in full"`
}

// IndexInfo is one index or constraint, as SHOW prints it.
type IndexInfo struct {
	Name       string   `json:"name"`
	Type       string   `json:"type" example:"RANGE"`
	Entity     string   `json:"entity" example:"NODE"`
	Labels     []string `json:"labels"`
	Properties []string `json:"properties"`
	State      string   `json:"state,omitempty"`
}

// sampleSize is how many nodes of a label, or relationships of a type, are looked
// at for properties. It stands in the texts, as linkSampleSize does.
const sampleSize = 10_000

// linkSampleSize is how many relationships of a type are asked what they join.
const linkSampleSize = 500_000

// Schema describes the database. Counts are exact; properties and connections of
// what there are more than 10,000 of come from that many.
func (db *DB) Schema(ctx context.Context) (*Schema, error) {
	return recall(ctx, db, db.schema, "", db.readSchema)
}

func (db *DB) readSchema(ctx context.Context) (*Schema, error) {
	c, err := db.readCatalog(ctx)
	if err != nil {
		return nil, err
	}
	labels, types, err := db.names(ctx)
	if err != nil {
		return nil, err
	}
	s := &Schema{Linked: true, Labels: []LabelInfo{}, Types: []TypeInfo{}, Connections: []Connection{}, Indexes: c.indexes, Constraints: c.constraints}
	if err := db.describeLabels(ctx, c, labels, s); err != nil {
		return nil, err
	}
	return s, db.describeTypes(ctx, types, s)
}

func (db *DB) describeLabels(ctx context.Context, c *catalog, labels []string, s *Schema) error {
	slices.Sort(labels)
	rows, err := db.askForEach(ctx, "schema_label", labels, func(label string) filling { return fillLabel("label", label) })
	for i, row := range rows {
		if count := asInt(row.Values[0]); count > 0 {
			s.Labels = append(s.Labels, LabelInfo{Label: labels[i], Count: count, Key: c.keys[labels[i]], Properties: propertyInfos(row.Values[1])})
			s.Sampled = s.Sampled || count > sampleSize
		}
	}
	return err
}

func (db *DB) describeTypes(ctx context.Context, types []string, s *Schema) error {
	slices.Sort(types)
	rows, err := db.askForEach(ctx, "schema_type", types, func(t string) filling { return fillAny("types", []string{t}) })
	for i, row := range rows {
		count := asInt(row.Values[0])
		if count == 0 {
			continue
		}
		s.Types = append(s.Types, TypeInfo{Type: types[i], Count: count, Properties: propertyInfos(row.Values[1])})
		s.Sampled = s.Sampled || count > sampleSize
		s.Linked = s.Linked && count <= linkSampleSize
		for _, item := range asList(row.Values[2]) {
			parts := asList(item)
			s.Connections = append(s.Connections, Connection{From: asString(parts[0]), Type: types[i], To: asString(parts[1]), Count: asInt(parts[2])})
		}
	}
	return err
}

// askForEach asks one text for several names in one round trip and returns one row
// for each, in their order.
func (db *DB) askForEach(ctx context.Context, file string, names []string, fill func(string) filling) ([]*neo4j.Record, error) {
	if len(names) == 0 {
		return nil, nil
	}
	parts := make([]string, len(names))
	for i, name := range names {
		parts[i] = statement(file, nil, fill(name)).Text
	}
	return db.ask(ctx, Statement{Name: file, Text: strings.Join(parts, "\nUNION ALL\n")})
}

func propertyInfos(v any) []PropertyInfo {
	infos := []PropertyInfo{}
	for _, item := range asList(v) {
		parts := asList(item)
		info := PropertyInfo{Name: asString(parts[0])}
		info.Types = typeNames(asStrings(parts[1]))
		infos = append(infos, info)
	}
	return infos
}

// typeNames are the names of value types without what says little: that a value is
// there, and, beside other lists, that some are empty.
func typeNames(types []string) []string {
	const emptyList = "LIST<NOTHING>"
	var names []string
	for _, t := range types {
		names = append(names, strings.ReplaceAll(t, " NOT NULL", ""))
	}
	slices.Sort(names)
	names = slices.Compact(names)
	isList := func(t string) bool { return t != emptyList && strings.HasPrefix(t, "LIST<") }
	if slices.ContainsFunc(names, isList) {
		names = slices.DeleteFunc(names, func(t string) bool { return t == emptyList })
	}
	return names
}

// indexInfo decodes a row of SHOW.
func indexInfo(row []any) IndexInfo {
	info := IndexInfo{Name: asString(row[0]), Type: asString(row[1]), Entity: asString(row[2]), Labels: asStrings(row[3]), Properties: asStrings(row[4])}
	if len(row) > 5 {
		info.State = asString(row[5])
	}
	return info
}
