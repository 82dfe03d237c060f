package typedjson

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"
)

// UnmarshalJSON reads the JSON form of a value, also as a client sends it as a
// query parameter. A number without point and exponent is an integer. An unknown
// "$type" is an error.
func (v *Value) UnmarshalJSON(text []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var raw any
	if err := decoder.Decode(&raw); err != nil {
		return err
	}
	decoded, err := fromJSON(raw)
	if err != nil {
		return err
	}
	v.V = decoded
	return nil
}

func fromJSON(raw any) (any, error) {
	switch raw := raw.(type) {
	case json.Number:
		return fromNumber(raw.String())
	case []any:
		return fromList(raw)
	case map[string]any:
		name, typed := raw["$type"]
		if !typed {
			return fromMap(raw)
		}
		value, given := raw["_value"]
		if text, ok := name.(string); ok && given && len(raw) == 2 {
			return fromTyped(text, value)
		}
		return nil, errors.New(`an object with "$type" needs "_value" and nothing else; wrap a map that has such a key as {"$type": "Map", "_value": …}`)
	}
	return raw, nil
}

func fromNumber(s string) (any, error) {
	if strings.ContainsAny(s, ".eE") {
		return strconv.ParseFloat(s, 64)
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return nil, fmt.Errorf("%s is no integer of 64 bits", s)
	}
	return n, nil
}

func fromList(raw []any) ([]any, error) {
	list := make([]any, len(raw))
	for i, item := range raw {
		var err error
		if list[i], err = fromJSON(item); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func fromMap(raw map[string]any) (map[string]any, error) {
	m := make(map[string]any, len(raw))
	for key, item := range raw {
		var err error
		if m[key], err = fromJSON(item); err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
	}
	return m, nil
}

// fromTyped reads the _value of a typed object.
func fromTyped(name string, raw any) (any, error) {
	switch raw := raw.(type) {
	case string:
		return fromText(name, raw)
	case map[string]any:
		return fromFields(name, raw)
	case []any:
		if name == "List" {
			return fromList(raw)
		}
		if name == "Path" {
			return fromWalk(raw)
		}
	case bool:
		if name == "Boolean" {
			return raw, nil
		}
	case nil:
		if name == "Null" {
			return nil, nil
		}
	}
	return nil, fmt.Errorf("%q is no type whose _value looks like this", name)
}

func fromText(name, s string) (any, error) {
	switch name {
	case "String":
		return s, nil
	case "Integer":
		return strconv.ParseInt(s, 10, 64)
	case "Float":
		return strconv.ParseFloat(s, 64)
	case "Base64":
		return base64.StdEncoding.DecodeString(s)
	case "Duration":
		return parseDuration(s)
	case "Point":
		return parsePoint(s)
	case "Unsupported":
		return &dbtype.InvalidValue{Message: s}, nil
	}
	return fromTemporal(name, s)
}

func fromTemporal(name, s string) (any, error) {
	switch name {
	case "Date":
		t, err := parseDate(s)
		return dbtype.Date(t), err
	case "Time":
		t, err := parseClock(s, true)
		return dbtype.Time(t), err
	case "LocalTime":
		t, err := parseClock(s, false)
		return dbtype.LocalTime(t), err
	case "LocalDateTime":
		t, err := parseLocalDateTime(s)
		return dbtype.LocalDateTime(t), err
	case "OffsetDateTime", "ZonedDateTime":
		return parseDateTime(s)
	}
	return nil, fmt.Errorf("%q is no type whose _value is a string", name)
}

func fromFields(name string, raw map[string]any) (any, error) {
	switch name {
	case "Map":
		return fromMap(raw)
	case "Node":
		return fromNode(raw)
	case "Relationship":
		return fromRelationship(raw)
	}
	return nil, fmt.Errorf("%q is no type whose _value is an object", name)
}

func fromNode(raw map[string]any) (any, error) {
	properties, err := propertiesOf(raw)
	if err != nil {
		return nil, err
	}
	names, ok := raw["_labels"].([]any)
	labels := make([]string, len(names))
	for i := range names {
		if labels[i], ok = names[i].(string); !ok {
			break
		}
	}
	id, hasID := raw["_element_id"].(string)
	if !ok || !hasID {
		return nil, errors.New("a Node needs _element_id and _labels")
	}
	return dbtype.Node{ElementId: id, Labels: labels, Props: properties}, nil
}

func fromRelationship(raw map[string]any) (any, error) {
	properties, err := propertiesOf(raw)
	if err != nil {
		return nil, err
	}
	r := dbtype.Relationship{Props: properties}
	for field, to := range map[string]*string{
		"_element_id":            &r.ElementId,
		"_start_node_element_id": &r.StartElementId,
		"_end_node_element_id":   &r.EndElementId,
		"_type":                  &r.Type,
	} {
		text, ok := raw[field].(string)
		if !ok {
			return nil, fmt.Errorf("a Relationship needs %s", field)
		}
		*to = text
	}
	return r, nil
}

func propertiesOf(raw map[string]any) (map[string]any, error) {
	properties, ok := raw["_properties"].(map[string]any)
	if !ok {
		return nil, errors.New("_properties is missing")
	}
	return fromMap(properties)
}

// fromWalk gathers a path's distinct nodes, as the driver does.
func fromWalk(raw []any) (any, error) {
	steps, err := fromList(raw)
	if err != nil {
		return nil, err
	}
	path, seen := dbtype.Path{}, map[string]bool{}
	for i, step := range steps {
		switch step := step.(type) {
		case dbtype.Node:
			if i%2 == 0 && !seen[step.ElementId] {
				path.Nodes = append(path.Nodes, step)
				seen[step.ElementId] = true
			}
		case dbtype.Relationship:
			path.Relationships = append(path.Relationships, step)
		default:
			return nil, errors.New("a Path holds nodes and relationships in turn")
		}
	}
	if len(steps)%2 == 0 || len(path.Relationships) != len(steps)/2 {
		return nil, errors.New("a Path holds nodes and relationships in turn")
	}
	return path, nil
}
