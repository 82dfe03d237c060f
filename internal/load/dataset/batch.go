package dataset

import (
	"fmt"
	"slices"
	"strings"

	"rolegraph/internal/load/dump"
)

// batchKind tells which rows go into one batch: those of one change to one kind of
// nodes (of the label Start, without a type) or relationships.
type batchKind struct {
	change op
	edge   EdgeKind
}

// batch is rows that one query writes. A row is a list: the key, then a value for
// each column, or fewer. Lists are much smaller on the wire than maps, and faster
// to read for the database.
type batch struct {
	kind    batchKind
	columns []string // names of properties
	rows    []any
}

func newBatch(kind batchKind) *batch { return &batch{kind: kind} }

// add appends a row. A property that no row had before becomes a new column.
func (b *batch) add(key []any, properties map[string]any) {
	if b.kind.change != add {
		b.rows = append(b.rows, append(key, properties))
		return
	}
	row := slices.Grow(key, len(b.columns))[:len(key)+len(b.columns)]
	known := 0
	for i, column := range b.columns {
		value, has := properties[column]
		row[len(key)+i] = value
		if has {
			known++
		}
	}
	if known < len(properties) {
		row = b.widen(row, properties)
	}
	b.rows = append(b.rows, row)
}

// widen adds the columns that are not yet there.
func (b *batch) widen(row []any, properties map[string]any) []any {
	var names []string
	for name := range properties {
		if !slices.Contains(b.columns, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		row = append(row, properties[name])
	}
	b.columns = append(b.columns, names...)
	return row
}

// query is the text that takes the rows.
func (b *batch) query() string {
	if b.kind.edge.Type == "" {
		text := map[op]string{add: addNodes, replace: changeNodes, complete: completeNodes, remove: removeNodes}[b.kind.change]
		return b.fill(fill(text, b.kind.edge.Start), 1)
	}
	text := map[op]string{add: addEdges, replace: changeEdges, remove: removeEdges}[b.kind.change]
	return b.fill(b.kind.edge.fill(text), 3)
}

// fill puts the columns into the text of a query, behind a key of so many values.
func (b *batch) fill(query string, key int) string {
	var columns strings.Builder
	for i, name := range b.columns {
		fmt.Fprintf(&columns, ", %s: row[%d]", dump.Quote(name), key+i)
	}
	return strings.ReplaceAll(query, ", `$PROPERTY`: row[$COLUMN]", columns.String())
}
