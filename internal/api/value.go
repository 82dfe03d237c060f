package api

import "github.com/danielgtaylor/huma/v2"

// valueSchema stands in for [typedjson.Value] in the OpenAPI: it describes the JSON
// forms of a Cypher value.
type valueSchema struct{}

// Schema implements [huma.SchemaProvider]: every use refers to one component.
func (valueSchema) Schema(r huma.Registry) *huma.Schema {
	value := &huma.Schema{Ref: "#/components/schemas/Value"}
	typed := &huma.Schema{Ref: "#/components/schemas/TypedValue"}
	r.Map()["TypedValue"] = &huma.Schema{
		Type:        huma.TypeObject,
		Description: "A Cypher value that plain JSON cannot hold, in the form of the Neo4j Query API.",
		Required:    []string{"$type", "_value"},
		Properties: map[string]*huma.Schema{
			"$type":  {Type: huma.TypeString, Enum: typeNames, Description: "Map only for a map that has a key $type"},
			"_value": {Description: "a text for scalars; for Node, Relationship and Path their parts; for Map the map"},
		},
		AdditionalProperties: false,
	}
	r.Map()["Value"] = &huma.Schema{
		Description: "A Cypher value. Null, booleans, strings, integers within 2^53, floats with a fraction, lists and maps are plain JSON; every other value is a TypedValue.",
		AnyOf: []*huma.Schema{
			{Type: "null"}, {Type: huma.TypeBoolean}, {Type: huma.TypeNumber}, {Type: huma.TypeString},
			{Type: huma.TypeArray, Items: value}, typed, {Type: huma.TypeObject, AdditionalProperties: value},
		},
	}
	r.Map()["TypedValue"].PrecomputeMessages()
	r.Map()["Value"].PrecomputeMessages()
	return value
}

// typeNames are the values of $type, see [typedjson.Value].
var typeNames = []any{
	"Integer", "Float", "Base64", "Date", "Time", "LocalTime", "LocalDateTime", "OffsetDateTime", "ZonedDateTime",
	"Duration", "Point", "Node", "Relationship", "Path", "Map", "Unsupported",
}
