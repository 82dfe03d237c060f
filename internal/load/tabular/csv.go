package tabular

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
)

// CSV reads comma-separated values as RFC 4180 has them: fields in quotes may
// hold commas, quotes and lines. It hands out the named columns, or all of them
// when none is named. A record counts as one row.
func CSV(in io.Reader, columns ...string) (*Reader, error) {
	return Separated(in, ',', columns...)
}

// Separated reads values as [CSV] does, with another sign between them.
func Separated(in io.Reader, comma rune, columns ...string) (*Reader, error) {
	limited := &recordLimit{in: in}
	buffered := bufio.NewReaderSize(limited, 1<<16)
	if mark, err := buffered.Peek(3); err == nil && string(mark) == "\ufeff" {
		_, _ = buffered.Discard(3)
	}
	r := csv.NewReader(buffered)
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	if comma != 0 {
		r.Comma = comma
	}
	row := 0
	return newReader(func() ([]string, int, error) {
		row++
		limited.read = 0
		fields, err := r.Read()
		var wrong *csv.ParseError
		if errors.As(err, &wrong) && !errors.Is(err, errTooLong) {
			err = &RowError{row, wrong.Err.Error()}
		}
		return fields, row, err
	}, columns)
}

// errTooLong ends the reading of a file: where a quoted field that never ends
// would have ended cannot be known.
var errTooLong = fmt.Errorf("a record is longer than %d MB: a closing quote may be missing", Limit>>20)

// recordLimit fails when too much is read for one record.
type recordLimit struct {
	in   io.Reader
	read int
}

func (l *recordLimit) Read(p []byte) (int, error) {
	if l.read > Limit {
		return 0, errTooLong
	}
	n, err := l.in.Read(p)
	l.read += n
	return n, err
}
