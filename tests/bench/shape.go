package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"strings"
)

//go:embed shapes/*.cypher
var files embed.FS

// shape is a query to measure.
type shape struct {
	name   string
	query  string
	params map[string]any
	rows   int // how many there must be; -1 for any number
}

// readShapes reads the files whose names contain a text. Their first line is a
// comment of JSON: {"rows": 400, "params": {…}}.
func readShapes(containing string) ([]shape, error) {
	entries, err := files.ReadDir("shapes")
	if err != nil {
		return nil, err
	}
	var shapes []shape
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), ".cypher")
		if !strings.Contains(name, containing) {
			continue
		}
		text, err := files.ReadFile(path.Join("shapes", e.Name()))
		if err != nil {
			return nil, err
		}
		head, query, _ := strings.Cut(string(text), "\n")
		about := struct {
			Rows   *int           `json:"rows"`
			Params map[string]any `json:"params"`
		}{}
		if err := json.Unmarshal([]byte(strings.TrimPrefix(head, "//")), &about); err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name(), err)
		}
		_, name, _ = strings.Cut(name, "-") // the number orders the files
		s := shape{name: strings.ReplaceAll(name, "-", " "), query: query, params: about.Params, rows: -1}
		if about.Rows != nil {
			s.rows = *about.Rows
		}
		shapes = append(shapes, s)
	}
	return shapes, nil
}
