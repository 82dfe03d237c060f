// Package typedjson writes Cypher values as JSON that loses nothing, and reads them
// back: what the API answers, what it takes as parameters, and what a dump holds.
//
// It promises that a value that was written comes back as the same Go value, that
// equal values give equal text, and that what is no value is an error.
//
// Start reading at [Value].
package typedjson

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"
)

// Value is one Cypher value as the driver hands it out: nil, bool, int64,
// float64, string, []byte, []any, map[string]any, a temporal or spatial value, or
// a node, relationship or path.
//
// Its JSON form loses nothing. Null, booleans, strings, integers within ±2^53,
// floats with a fractional part, lists and maps are plain JSON. Everything else
// is an object {"$type": …, "_value": …} with the type names and texts of the
// [Neo4j Query API]:
//
//	Integer         "9007199254740993"
//	Float           "1.0", "NaN", "-Infinity", "-0.0"
//	Base64          "AQID"
//	Date            "2025-05-31"
//	Time            "12:30:00.5+02:00"
//	LocalTime       "12:30:00.5"
//	LocalDateTime   "2025-05-31T12:30:00"
//	OffsetDateTime  "2025-05-31T12:30:00+02:00"
//	ZonedDateTime   "2025-05-31T12:30:00+02:00[Europe/Berlin]"
//	Duration        "P1M2DT3.000000004S"
//	Point           "SRID=4326;POINT (13.4 52.5)"
//	Node            {"_element_id", "_labels", "_properties"}
//	Relationship    {"_element_id", "_start_node_element_id", "_end_node_element_id", "_type", "_properties"}
//	Path            [node, relationship, node, …]
//	Map             the map itself: only for a map that has a key "$type"
//	Unsupported     why the driver could not read the value
//
// [Neo4j Query API]: https://neo4j.com/docs/query-api/current/result-formats/
type Value struct{ V any }

// maxPlain is the largest integer that every JSON reader holds exactly.
const maxPlain = 1 << 53

// MarshalJSON returns the JSON form. A Go value that is no Cypher value is an error.
func (v Value) MarshalJSON() ([]byte, error) { return Append(nil, v.V) }

// Append appends the JSON form of a value to b, see [Value].
func Append(b []byte, v any) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return append(b, "null"...), nil
	case bool:
		return strconv.AppendBool(b, v), nil
	case int:
		return appendInteger(b, int64(v)), nil
	case int64:
		return appendInteger(b, v), nil
	case float64:
		return appendFloat(b, v), nil
	case string:
		return appendString(b, v), nil
	case []byte:
		return appendTyped(b, "Base64", base64.StdEncoding.EncodeToString(v)), nil
	case []any:
		return appendList(b, v)
	case []string:
		return appendList(b, v)
	case map[string]any:
		return appendMap(b, v)
	case Value:
		return Append(b, v.V)
	}
	return appendStructure(b, v)
}

// appendStructure appends what Bolt sends as a structure.
func appendStructure(b []byte, v any) ([]byte, error) {
	switch v := v.(type) {
	case dbtype.Point2D:
		return appendTyped(b, "Point", formatPoint(v.SpatialRefId, v.X, v.Y)), nil
	case dbtype.Point3D:
		return appendTyped(b, "Point", formatPoint(v.SpatialRefId, v.X, v.Y, v.Z)), nil
	case dbtype.Node:
		return appendNode(b, v)
	case dbtype.Relationship:
		return appendRelationship(b, v)
	case dbtype.Path:
		return appendPath(b, v)
	case *dbtype.InvalidValue:
		return appendTyped(b, "Unsupported", v.Message), nil
	}
	if name, text, ok := Temporal(v); ok {
		return appendTyped(b, name, text), nil
	}
	return nil, fmt.Errorf("%T is no Cypher value", v)
}

func appendInteger(b []byte, v int64) []byte {
	if -maxPlain <= v && v <= maxPlain {
		return strconv.AppendInt(b, v, 10)
	}
	return appendTyped(b, "Integer", strconv.FormatInt(v, 10))
}

func appendFloat(b []byte, v float64) []byte {
	if v == math.Trunc(v) || math.IsNaN(v) {
		return appendTyped(b, "Float", FormatFloat(v))
	}
	return strconv.AppendFloat(b, v, 'g', -1, 64)
}

func appendList[T any](b []byte, list []T) (_ []byte, err error) {
	b = append(b, '[')
	for i, item := range list {
		if i > 0 {
			b = append(b, ',')
		}
		if b, err = Append(b, item); err != nil {
			return nil, err
		}
	}
	return append(b, ']'), nil
}

// appendMap wraps a map that could be taken for a typed value.
func appendMap(b []byte, m map[string]any) ([]byte, error) {
	if _, looksTyped := m["$type"]; looksTyped {
		b, err := appendEntries(append(b, `{"$type":"Map","_value":`...), m)
		return append(b, '}'), err
	}
	return appendEntries(b, m)
}

func appendEntries(b []byte, m map[string]any) (_ []byte, err error) {
	b = append(b, '{')
	for i, key := range slices.Sorted(maps.Keys(m)) {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendString(b, key), ':')
		if b, err = Append(b, m[key]); err != nil {
			return nil, err
		}
	}
	return append(b, '}'), nil
}

func appendNode(b []byte, n dbtype.Node) ([]byte, error) {
	b = appendString(append(b, `{"$type":"Node","_value":{"_element_id":`...), n.ElementId)
	b, err := appendList(append(b, `,"_labels":`...), n.Labels)
	if err != nil {
		return nil, err
	}
	b, err = appendEntries(append(b, `,"_properties":`...), n.Props)
	return append(b, "}}"...), err
}

func appendRelationship(b []byte, r dbtype.Relationship) ([]byte, error) {
	b = appendString(append(b, `{"$type":"Relationship","_value":{"_element_id":`...), r.ElementId)
	b = appendString(append(b, `,"_start_node_element_id":`...), r.StartElementId)
	b = appendString(append(b, `,"_end_node_element_id":`...), r.EndElementId)
	b = appendString(append(b, `,"_type":`...), r.Type)
	b, err := appendEntries(append(b, `,"_properties":`...), r.Props)
	return append(b, "}}"...), err
}

// appendPath appends a path as the walk that it is: the driver hands out its
// distinct nodes, so the relationships are walked.
func appendPath(b []byte, p dbtype.Path) ([]byte, error) {
	b, err := appendList(append(b, `{"$type":"Path","_value":`...), Walk(p))
	return append(b, '}'), err
}

func appendTyped(b []byte, name, text string) []byte {
	b = append(append(append(b, `{"$type":"`...), name...), `","_value":`...)
	return append(appendString(b, text), '}')
}

// appendString appends a JSON string. Plain ASCII, by far the most frequent, takes
// the short way.
func appendString(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			text, _ := json.Marshal(s)
			return append(b, text...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}
