package table

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"rolegraph/internal/load/tabular"
)

// types are the types of a property.
var types = []string{"string", "integer", "float", "boolean", "date", "datetime"}

// value turns a column's text into a value: a list when the property has a
// separator, or the text is an array of JSON.
func (p Property) value(text string) (any, error) {
	items, isList := split(text, p.Separator)
	if !isList {
		return p.single(text)
	}
	list := make([]any, 0, len(items))
	for _, item := range items {
		v, err := p.single(item)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, nil
}

// split cuts a list into items, without the space around them and empty ones.
func split(text, separator string) (items []string, isList bool) {
	switch {
	case strings.HasSuffix(text, tabular.ItemEnd):
		separator = tabular.ItemEnd
	case separator == "":
		return nil, false
	}
	for item := range strings.SplitSeq(text, separator) {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items, true
}

func (p Property) single(text string) (any, error) {
	switch p.Type.Text {
	case "integer":
		if n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64); err == nil {
			return n, nil
		}
		return nil, fmt.Errorf("%q is no integer", text)
	case "float":
		if f, err := strconv.ParseFloat(strings.TrimSpace(text), 64); err == nil {
			return f, nil
		}
		return nil, fmt.Errorf("%q is no number", text)
	case "boolean":
		if b, ok := boolean(text); ok {
			return b, nil
		}
		return nil, fmt.Errorf("%q is neither true nor false", text)
	case "date", "datetime":
		return p.time(text)
	}
	return text, nil
}

// The words for true and false, in small letters.
var (
	trueWords  = []string{"true", "yes", "y", "t", "1"}
	falseWords = []string{"false", "no", "n", "f", "0"}
)

func boolean(text string) (value, ok bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	return slices.Contains(trueWords, text), slices.Contains(trueWords, text) || slices.Contains(falseWords, text)
}

// isoLayouts are the forms that are read without a layout.
var isoLayouts = map[string][]string{
	"date":     {time.DateOnly},
	"datetime": {time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04", time.DateOnly},
}

// layoutParts turns a layout's letters into those of package time.
var layoutParts = strings.NewReplacer("YYYY", "2006", "YY", "06", "MM", "01", "DD", "02", "hh", "15", "mm", "04", "ss", "05")

// time reads a date, or a datetime, which is one in UTC when it names no zone.
func (p Property) time(text string) (any, error) {
	layouts := isoLayouts[p.Type.Text]
	if p.Layout.Text != "" {
		layouts = []string{layoutParts.Replace(p.Layout.Text)}
	}
	for _, layout := range layouts {
		t, err := time.Parse(layout, strings.TrimSpace(text))
		switch {
		case err != nil:
			continue
		case p.Type.Text == "date":
			return neo4j.DateOf(t), nil
		}
		_, offset := t.Zone()
		return t.In(time.FixedZone("Offset", offset)), nil // the driver's name of a zone without one
	}
	form := "ISO 8601, such as 2026-11-25"
	if p.Layout.Text != "" {
		form = p.Layout.Text
	}
	return nil, fmt.Errorf("%q is no %s written as %s", text, p.Type.Text, form)
}
