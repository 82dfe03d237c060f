package dump

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"rolegraph/internal/typedjson"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// errBytes says why bytes do not go into a script.
var errBytes = errors.New("bytes have no literal in Cypher: export with --format jsonl")

// appendLiteral appends a property value as a Cypher expression.
func appendLiteral(b []byte, v any) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return append(b, "null"...), nil
	case bool:
		return strconv.AppendBool(b, v), nil
	case int64:
		return strconv.AppendInt(b, v, 10), nil
	case float64:
		return append(b, floatLiteral(v)...), nil
	case string:
		return append(append(append(b, '\''), stringEscapes.Replace(v)...), '\''), nil
	case []byte:
		return nil, errBytes
	case []any:
		return appendListLiteral(b, v)
	case map[string]any:
		return appendMapLiteral(b, v)
	case neo4j.Point2D:
		return fmt.Appendf(b, "point({srid: %d, x: %s, y: %s})", v.SpatialRefId, floatLiteral(v.X), floatLiteral(v.Y)), nil
	case neo4j.Point3D:
		return fmt.Appendf(b, "point({srid: %d, x: %s, y: %s, z: %s})", v.SpatialRefId, floatLiteral(v.X), floatLiteral(v.Y), floatLiteral(v.Z)), nil
	}
	if name, text, ok := typedjson.Temporal(v); ok {
		return fmt.Appendf(b, "%s('%s')", temporalFunctions[name], text), nil
	}
	return nil, fmt.Errorf("a value of type %T cannot be exported: %v", v, v)
}

// temporalFunctions are the functions that read the text of a temporal value.
var temporalFunctions = map[string]string{
	"Date": "date", "Time": "time", "LocalTime": "localtime", "LocalDateTime": "localdatetime",
	"OffsetDateTime": "datetime", "ZonedDateTime": "datetime", "Duration": "duration",
}

// floatLiteral writes a float as openCypher reads it everywhere, without the
// names NaN and Infinity of newer versions.
func floatLiteral(f float64) string {
	switch {
	case math.IsNaN(f):
		return "(0.0/0.0)"
	case math.IsInf(f, 1):
		return "(1.0/0.0)"
	case math.IsInf(f, -1):
		return "(-1.0/0.0)"
	}
	return strings.Replace(typedjson.FormatFloat(f), "e+", "e", 1)
}

var stringEscapes = strings.NewReplacer(`\`, `\\`, `'`, `\'`, "\n", `\n`, "\r", `\r`, "\t", `\t`, "\x00", `\u0000`)

func appendListLiteral(b []byte, list []any) (_ []byte, err error) {
	b = append(b, '[')
	for i, v := range list {
		if i > 0 {
			b = append(b, ", "...)
		}
		if b, err = appendLiteral(b, v); err != nil {
			return nil, err
		}
	}
	return append(b, ']'), nil
}

func appendMapLiteral(b []byte, m map[string]any) (_ []byte, err error) {
	b = append(b, '{')
	for i, key := range slices.Sorted(maps.Keys(m)) {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = append(append(b, Quote(key)...), ": "...)
		if b, err = appendLiteral(b, m[key]); err != nil {
			return nil, err
		}
	}
	return append(b, '}'), nil
}

// Quote writes any name of a label, type or property as Cypher does: in
// backticks, with backticks doubled and backslashes escaped, since Cypher reads
// \uXXXX in names too.
func Quote(name string) string {
	return "`" + nameEscapes.Replace(name) + "`"
}

var nameEscapes = strings.NewReplacer("`", "``", `\`, `\u005C`)
