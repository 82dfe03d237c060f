package tabular

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// ItemEnd stands behind each item of an array of JSON in a value, so that an array
// is told from a text.
const ItemEnd = "\x1f"

// sample is how many objects JSONL looks at for the names of the columns.
const sample = 1000

// JSONL reads JSON Lines: an object a line. It hands out the named columns; with
// none named, those that the first thousand objects have, sorted. An object in an
// object has columns such as "address.city"; a column that an object lacks, and
// null, is an empty value; an array is a value in which [ItemEnd] follows each item.
func JSONL(in io.Reader, columns ...string) (*Reader, error) {
	o := &objects{lines: lines{in: bufio.NewReaderSize(in, 1<<16)}}
	header := columns
	if len(columns) == 0 {
		var err error
		if header, err = o.columns(); err != nil {
			return nil, err
		}
	}
	first := true
	return newReader(func() ([]string, int, error) {
		if first {
			first = false
			return header, 0, nil
		}
		return o.next(header)
	}, columns)
}

// objects reads objects as flat maps from columns to values.
type objects struct {
	lines lines
	ahead []object // read for the sample
}

type object struct {
	values map[string]string
	row    int
	err    error
}

// columns reads the sample and returns the names in it.
func (o *objects) columns() ([]string, error) {
	names := map[string]bool{}
	for range sample {
		next := o.read()
		if errors.Is(next.err, io.EOF) {
			break
		}
		o.ahead = append(o.ahead, next)
		for name := range next.values {
			names[name] = true
		}
	}
	if len(names) == 0 {
		return nil, errors.New("the file holds no object of JSON")
	}
	return slices.Sorted(maps.Keys(names)), nil
}

func (o *objects) next(header []string) ([]string, int, error) {
	var next object
	if len(o.ahead) > 0 {
		next, o.ahead = o.ahead[0], o.ahead[1:]
	} else {
		next = o.read()
	}
	fields := make([]string, len(header))
	for i, name := range header {
		fields[i] = next.values[name]
	}
	return fields, next.row, next.err
}

// read reads the next object; lines of white space are passed over.
func (o *objects) read() object {
	for {
		line, err := o.lines.next()
		switch {
		case err != nil:
			return object{row: o.lines.row, err: err}
		case strings.TrimSpace(line) == "":
			continue
		}
		values, err := flatten(line)
		if err != nil {
			err = &RowError{o.lines.row, err.Error()}
		}
		return object{values, o.lines.row, err}
	}
}

// flatten reads one object.
func flatten(line string) (map[string]string, error) {
	decoder := json.NewDecoder(strings.NewReader(line))
	decoder.UseNumber()
	var top map[string]any
	if err := decoder.Decode(&top); err != nil {
		return nil, fmt.Errorf("is no object of JSON: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("holds more than one object of JSON")
	}
	values := map[string]string{}
	flattenInto(values, "", top)
	return values, nil
}

func flattenInto(values map[string]string, prefix string, from map[string]any) {
	for name, v := range from {
		if inner, nested := v.(map[string]any); nested {
			flattenInto(values, prefix+name+".", inner)
			continue
		}
		values[prefix+name] = jsonText(v)
	}
}

func jsonText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case json.Number:
		return v.String()
	case []any:
		var b strings.Builder
		for _, item := range v {
			b.WriteString(jsonText(item))
			b.WriteString(ItemEnd)
		}
		return b.String()
	}
	text, _ := json.Marshal(v) // what was read is written again
	return string(bytes.TrimSpace(text))
}
