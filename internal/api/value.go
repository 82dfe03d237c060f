package api

import "github.com/danielgtaylor/huma/v2"

// valueSchema stands in for [graph.Value] in the OpenAPI: it describes the JSON
// forms of a Cypher value.
type valueSchema struct{}

const valueRef = "#/components/schemas/Value"

// Schema implements [huma.SchemaProvider].
func (valueSchema) Schema(r huma.Registry) *huma.Schema {
	r.Map()["Value"] = &huma.Schema{
		Title:       "Value",
		Description: "A Cypher value. Null, booleans, strings, numbers that JSON can hold, lists and maps are what they look like; every other value is a typed object.",
	}
	return &huma.Schema{Ref: valueRef}
}
