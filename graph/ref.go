package graph

import (
	"context"
	"fmt"
	"math"
	"regexp"
	"strconv"

	"rolegraph/internal/typedjson"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"
)

// ref names a node: the first of its labels that has a key, and the value of that
// key; its elementId where it has none.
func (c *catalog) ref(elementID string, labels []string, properties map[string]any) Ref {
	r := Ref{Key: elementID, Dataset: asString(properties["dataset"])}
	if len(labels) > 0 {
		r.Label = labels[0]
	}
	for _, label := range labels {
		if property, keyed := c.keys[label]; keyed {
			r.Label = label
			if key := keyText(properties[property]); key != "" {
				r.Key = key
			}
			break
		}
	}
	r.Name = nameOf(properties, r.Key)
	return r
}

// nameOf is what to show of a node: its name, else its title, else its key.
func nameOf(properties map[string]any, key string) string {
	for _, property := range []string{"name", "title"} {
		if name := keyText(properties[property]); name != "" {
			return name
		}
	}
	return key
}

// keyText is a scalar as text; other values make no key.
func keyText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		if !math.IsNaN(v) {
			return typedjson.FormatFloat(v)
		}
	case bool:
		return strconv.FormatBool(v)
	case dbtype.Date, dbtype.LocalDateTime:
		return fmt.Sprint(v)
	}
	return ""
}

// node makes a Node of the driver's node.
func (c *catalog) node(n dbtype.Node) Node {
	return Node{
		Ref:        c.ref(n.ElementId, n.Labels, n.Props),
		ElementID:  n.ElementId,
		Labels:     n.Labels,
		Properties: properties(n.Props),
	}
}

// relationship makes a Relationship of the driver's relationship.
func relationship(r dbtype.Relationship) Relationship {
	return Relationship{ElementID: r.ElementId, Type: r.Type, Start: r.StartElementId, End: r.EndElementId, Properties: properties(r.Props)}
}

func properties(m map[string]any) map[string]typedjson.Value {
	values := make(map[string]typedjson.Value, len(m))
	for key, v := range m {
		values[key] = typedjson.Value{V: v}
	}
	return values
}

// shortRef decodes the short form of a node that texts return where its
// properties are not wanted: [elementId, labels, [name, title, dataset], values of
// the key properties].
func (c *catalog) shortRef(v any) Ref {
	parts := asList(v)
	if len(parts) != 4 {
		return Ref{}
	}
	shown, keys := asList(parts[2]), asList(parts[3])
	properties := make(map[string]any, len(shown)+len(keys))
	for i, key := range keys {
		properties[c.properties[i]] = key
	}
	for i, property := range []string{"name", "title", "dataset"} {
		properties[property] = shown[i]
	}
	return c.ref(asString(parts[0]), asStrings(parts[1]), properties)
}

// params returns the parameters that texts with short refs need, and more.
func (c *catalog) params(more map[string]any) map[string]any {
	more["keyProperties"] = c.properties
	more["keyed"] = c.keyed
	return more
}

var elementIDText = regexp.MustCompile(`^\d+:[0-9a-f-]{36}:\d+$`)

// locate returns the property and the values by which to find the node that a Ref
// with this label and key names; property "" means by elementId. A key is text in a
// Ref, but may be a number or a boolean in the database: all readings of it are
// looked for, which an index answers as fast as one.
func (c *catalog) locate(label, key string) (property string, keys []any) {
	property, keyed := c.keys[label]
	keys = []any{key}
	if !keyed || elementIDText.MatchString(key) {
		return "", keys
	}
	if n, err := strconv.ParseInt(key, 10, 64); err == nil {
		keys = append(keys, n)
	} else if f, err := strconv.ParseFloat(key, 64); err == nil {
		keys = append(keys, f)
	} else if b, err := strconv.ParseBool(key); err == nil {
		keys = append(keys, b)
	}
	return property, keys
}

// missing is the error for a node that is not there, with the nearest names.
func (db *DB) missing(ctx context.Context, label, key string) error {
	e := &Error{Code: NotFound, Argument: "key", Message: fmt.Sprintf("There is no %s %q.", label, key), Hint: "Search by name to find its id."}
	if label == "" {
		e.Message = fmt.Sprintf("There is no node %q.", key)
	}
	options := SearchOptions{Q: key, Limit: 5}
	if label != "" {
		options.Labels = []string{label}
	}
	if found, err := db.Search(ctx, options); err == nil {
		for _, hit := range found.Items {
			e.Nearest = append(e.Nearest, hit.Key)
		}
	}
	return e
}

// The driver's values by their Go types; another type gives the zero value.

func asString(v any) string      { s, _ := v.(string); return s }
func asInt(v any) int64          { n, _ := v.(int64); return n }
func asList(v any) []any         { l, _ := v.([]any); return l }
func asMap(v any) map[string]any { m, _ := v.(map[string]any); return m }

func asFloat(v any) float64 {
	if n, ok := v.(int64); ok {
		return float64(n)
	}
	f, _ := v.(float64)
	return f
}

func asStrings(v any) []string {
	list := asList(v)
	texts := make([]string, len(list))
	for i, item := range list {
		texts[i] = asString(item)
	}
	return texts
}
