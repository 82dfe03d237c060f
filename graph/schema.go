package graph

import "context"

// Schema is what is in the database: labels, types, properties, and which label
// links to which.
type Schema struct {
	Labels      []LabelInfo  `json:"labels"`
	Types       []TypeInfo   `json:"types"`
	Connections []Connection `json:"connections"`
	Indexes     []IndexInfo  `json:"indexes"`
	Constraints []IndexInfo  `json:"constraints"`
	Sampled     bool         `json:"sampled" doc:"properties and connections come from a sample"`
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
	Count int64  `json:"count"`
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

// Schema describes the database.
func (db *DB) Schema(ctx context.Context) (*Schema, error) { return nil, errNotBuilt }

// Statistics counts what is in the database.
type Statistics struct {
	Nodes         int64         `json:"nodes"`
	Relationships int64         `json:"relationships"`
	Labels        []Count       `json:"labels" doc:"most first"`
	Types         []Count       `json:"types" doc:"most first"`
	Datasets      []DatasetInfo `json:"datasets"`
}

// Count is a name and how often it occurs.
type Count struct {
	Name  string `json:"name"`
	Count int64  `json:"count"`
}

// DatasetInfo is one Dataset node: the loader writes one for each source.
type DatasetInfo struct {
	ID          string `json:"id" example:"seed"`
	Name        string `json:"name"`
	Version     string `json:"version,omitempty"`
	Date        string `json:"date,omitempty" doc:"ISO 8601 date of the data"`
	Attribution string `json:"attribution,omitempty" doc:"text that must stand wherever these data are shown"`
	Nodes       int64  `json:"nodes"`
}

// Statistics counts nodes, relationships, labels, types and data sets.
func (db *DB) Statistics(ctx context.Context) (*Statistics, error) { return nil, errNotBuilt }
