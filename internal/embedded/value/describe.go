package value

import "strings"

// Describe names a value with its type, as Neo4j's error messages do: Long(1),
// String("a"), NO_VALUE.
func Describe(v Value) string {
	switch v := v.(type) {
	case nil:
		return "NO_VALUE"
	case Integer:
		return "Long(" + v.String() + ")"
	case Float:
		return "Double(" + v.String() + ")"
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
