package dump

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// appendJSON appends a property value as JSON that loses nothing: booleans,
// strings, lists and maps as they are; integers without and floats with a point
// or exponent; any other value as an object with one key that names its type:
//
//	{"$float": "NaN"}             also Infinity, -Infinity
//	{"$bytes": "base64"}
//	{"$date": "2020-02-29"}       also time, localtime, datetime, localdatetime, duration
//	{"$point": [7203, 1.0, 2.0]}  SRID, then two or three coordinates
//
// Equal values give equal text.
func appendJSON(b []byte, v any) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return append(b, "null"...), nil
	case bool:
		return strconv.AppendBool(b, v), nil
	case int64:
		return strconv.AppendInt(b, v, 10), nil
	case float64:
		return appendFloat(b, v), nil
	case string:
		return appendString(b, v), nil
	case []byte:
		return fmt.Appendf(b, `{"$bytes":"%s"}`, base64.StdEncoding.EncodeToString(v)), nil
	case []any:
		return appendList(b, v)
	case map[string]any:
		return appendMap(b, v)
	case neo4j.Point2D:
		return appendTagged(b, "point", []any{int64(v.SpatialRefId), v.X, v.Y})
	case neo4j.Point3D:
		return appendTagged(b, "point", []any{int64(v.SpatialRefId), v.X, v.Y, v.Z})
	}
	if kind, text, ok := temporalText(v); ok {
		return appendTagged(b, kind, text)
	}
	return nil, fmt.Errorf("a value of type %T cannot be exported: %v", v, v)
}

func appendTagged(b []byte, kind string, v any) ([]byte, error) {
	b, err := appendJSON(fmt.Appendf(b, `{"$%s":`, kind), v)
	return append(b, '}'), err
}

func appendFloat(b []byte, f float64) []byte {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return fmt.Appendf(b, `{"$float":"%s"}`, floatText(f))
	}
	return append(b, floatText(f)...)
}

// floatText writes a float so that it cannot be taken for an integer.
func floatText(f float64) string {
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 1):
		return "Infinity"
	case math.IsInf(f, -1):
		return "-Infinity"
	}
	text := strconv.FormatFloat(f, 'g', -1, 64)
	if !strings.ContainsAny(text, ".e") {
		text += ".0"
	}
	return strings.Replace(text, "e+", "e", 1)
}

func appendString(b []byte, s string) []byte {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(s) // a string always encodes
	return append(b, bytes.TrimSuffix(buffer.Bytes(), []byte("\n"))...)
}

func appendList(b []byte, list []any) (_ []byte, err error) {
	b = append(b, '[')
	for i, v := range list {
		if i > 0 {
			b = append(b, ',')
		}
		if b, err = appendJSON(b, v); err != nil {
			return nil, err
		}
	}
	return append(b, ']'), nil
}

func appendMap(b []byte, m map[string]any) (_ []byte, err error) {
	b = append(b, '{')
	for i, key := range slices.Sorted(maps.Keys(m)) {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendString(b, key), ':')
		if b, err = appendJSON(b, m[key]); err != nil {
			return nil, err
		}
	}
	return append(b, '}'), nil
}

// parseJSON is the reverse of appendJSON for one property value.
func parseJSON(text []byte) (any, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var v any
	if err := decoder.Decode(&v); err != nil {
		return nil, err
	}
	return fromJSON(v)
}

// fromJSON turns what encoding/json read, numbers as text, into a property value.
func fromJSON(v any) (any, error) {
	switch v := v.(type) {
	case json.Number:
		if strings.ContainsAny(v.String(), ".eE") {
			return v.Float64()
		}
		return v.Int64()
	case []any:
		list := make([]any, len(v))
		for i := range v {
			item, err := fromJSON(v[i])
			if err != nil {
				return nil, err
			}
			list[i] = item
		}
		return list, nil
	case map[string]any:
		for tag, value := range v {
			if len(v) == 1 && strings.HasPrefix(tag, "$") {
				return fromTagged(tag[1:], value)
			}
		}
		return nil, fmt.Errorf("a property cannot hold a map: %v", v)
	}
	return v, nil
}

func fromTagged(kind string, v any) (any, error) {
	if kind == "point" {
		return fromPoint(v)
	}
	text, ok := v.(string)
	if !ok {
		return nil, fmt.Errorf("$%s wants a string, not %v", kind, v)
	}
	switch kind {
	case "float":
		return strconv.ParseFloat(text, 64)
	case "bytes":
		return base64.StdEncoding.DecodeString(text)
	}
	return parseTemporal(kind, text)
}

// fromPoint reads [SRID, x, y] or [SRID, x, y, z].
func fromPoint(v any) (any, error) {
	v, err := fromJSON(v)
	if err != nil {
		return nil, err
	}
	list, _ := v.([]any)
	if len(list) < 3 || len(list) > 4 {
		return nil, fmt.Errorf("$point wants an SRID and two or three coordinates, not %v", v)
	}
	srid, ok := list[0].(int64)
	if !ok || srid < 0 || srid > math.MaxUint32 {
		return nil, fmt.Errorf("$point wants an SRID, not %v", list[0])
	}
	var at [3]float64
	for i, coordinate := range list[1:] {
		if at[i], ok = coordinate.(float64); !ok {
			return nil, fmt.Errorf("$point wants coordinates with a decimal point, not %v", coordinate)
		}
	}
	if len(list) == 3 {
		return neo4j.Point2D{SpatialRefId: uint32(srid), X: at[0], Y: at[1]}, nil
	}
	return neo4j.Point3D{SpatialRefId: uint32(srid), X: at[0], Y: at[1], Z: at[2]}, nil
}

// Canonical appends properties as JSON: equal properties give equal text.
func Canonical(b []byte, properties map[string]any) ([]byte, error) {
	return appendMap(b, properties)
}
