// Package tabular reads tables of text row by row: tab-separated values without
// quoting, as O*NET has them, comma-separated values with quoting, JSON Lines;
// from plain files, compressed ones, and members of a zip without unpacking it.
//
// It promises flat memory: a row that is too long is an error of that row. An
// error that is a [*RowError] concerns one row, and reading can go on.
package tabular

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// Limit is how many bytes a row may have.
const Limit = 4 << 20

// RowError says what is wrong with one row; the rows behind it can still be read.
type RowError struct {
	Row    int // the header is row 1
	Reason string
}

func (e *RowError) Error() string { return fmt.Sprintf("row %d: %s", e.Row, e.Reason) }

// Row is one row: the values of the columns that were asked for, in that order.
type Row struct {
	Number int      // the header is row 1
	Values []string // the slice, not its strings, is overwritten by the next row
}

// Reader hands out rows; after the last one it returns [io.EOF].
type Reader struct {
	next    func() (fields []string, row int, err error)
	names   []string
	columns []int
	width   int
	values  []string
}

// newReader reads the header and finds the columns in it.
func newReader(next func() ([]string, int, error), columns []string) (*Reader, error) {
	header, _, err := next()
	if errors.Is(err, io.EOF) {
		return nil, errors.New("the file is empty: it has no header")
	}
	if err != nil {
		return nil, err
	}
	header = slices.Clone(header)
	if len(columns) == 0 {
		columns = header
	}
	r := &Reader{next: next, names: columns, width: len(header)}
	var missing []string
	for _, column := range columns {
		i := slices.Index(header, column)
		if i < 0 {
			missing = append(missing, column)
		}
		r.columns = append(r.columns, i)
	}
	if missing != nil {
		return nil, fmt.Errorf("no column %q; the columns are %q: this is another release than the loader knows", missing, header)
	}
	return r, nil
}

// Columns are the names of the columns that the rows have values of.
func (r *Reader) Columns() []string { return r.names }

// Next returns the next row.
func (r *Reader) Next() (Row, error) {
	fields, number, err := r.next()
	if err != nil {
		return Row{}, err
	}
	if len(fields) != r.width {
		return Row{}, &RowError{number, fmt.Sprintf("has %d columns, the header has %d", len(fields), r.width)}
	}
	if r.values == nil {
		r.values = make([]string, len(r.columns))
	}
	for i, column := range r.columns {
		if !utf8.ValidString(fields[column]) {
			return Row{}, &RowError{number, fmt.Sprintf("column %d is not UTF-8: %q", column+1, abridge(fields[column]))}
		}
		r.values[i] = fields[column]
	}
	return Row{number, r.values}, nil
}

func abridge(s string) string {
	if len(s) > 60 {
		return strings.ToValidUTF8(s[:60], "") + "…"
	}
	return s
}
