package value

import (
	"fmt"
	"strings"
)

// Describe names a value with its type, as Neo4j's error messages do: Long(1),
// String("a"), NO_VALUE.
func Describe(v Value) string {
	switch v := v.(type) {
	case nil:
		return "NO_VALUE"
	case Integer:
		return "Long(" + v.String() + ")"
	case Float:
		return fmt.Sprintf("Double(%e)", float64(v))
	case String:
		return `String("` + string(v) + `")`
	case Boolean:
		return "Boolean('" + v.String() + "')"
	case List:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = Describe(e)
		}
		return "List{" + strings.Join(parts, ", ") + "}"
	case Map:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = e.Key + " -> " + Describe(e.Value)
		}
		return "Map{" + strings.Join(parts, ", ") + "}"
	}
	return v.String()
}

// ClassName is the name by which Neo4j's messages call the type of v: Long,
// String, Map.
func ClassName(v Value) string {
	switch v.(type) {
	case nil:
		return "NO_VALUE"
	case Integer:
		return "Long"
	case Float:
		return "Double"
	case String:
		return "String"
	case Boolean:
		return "Boolean"
	case List:
		return "List"
	case Map:
		return "Map"
	case Node:
		return "Node"
	case Relationship:
		return "Relationship"
	case Path:
		return "Path"
	case Date:
		return "Date"
	case LocalTime:
		return "LocalTime"
	case Time:
		return "Time"
	case LocalDateTime:
		return "LocalDateTime"
	case DateTime:
		return "DateTime"
	case Duration:
		return "Duration"
	case Point:
		return "Point"
	}
	return "ByteArray"
}

// NotIndexable says that v has no element under an index, which describes itself.
func NotIndexable(v Value, index string) error {
	return Errorf(TypeError, "`%s` is not a collection or a map. Element access is only possible by performing a collection lookup using an integer index, "+
		"or by performing a map lookup using a string key (found: %s[%s])", Describe(v), Describe(v), index)
}
