package tabular

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
)

// TSV reads tab-separated values: a row a line, quotes are ordinary characters.
// It hands out the named columns, or all of them when none is named.
func TSV(in io.Reader, columns ...string) (*Reader, error) {
	l := lines{in: bufio.NewReaderSize(in, 1<<16)}
	var fields []string
	return newReader(func() ([]string, int, error) {
		line, err := l.next()
		fields = fields[:0]
		for field := range strings.SplitSeq(line, "\t") {
			fields = append(fields, field)
		}
		return fields, l.row, err
	}, columns)
}

// lines reads lines of at most [Limit] bytes.
type lines struct {
	in  *bufio.Reader
	row int
}

func (l *lines) next() (string, error) {
	l.row++
	var line []byte
	for {
		part, err := l.in.ReadSlice('\n')
		if len(line)+len(part) > Limit {
			return "", l.skip(err)
		}
		if line == nil && err == nil {
			line = part // the usual case: the whole line, which need not be copied
		} else {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && len(line) > 0, err == nil:
			line = bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
			if l.row == 1 {
				line = bytes.TrimPrefix(line, []byte("\ufeff"))
			}
			return string(line), nil
		}
		return "", err
	}
}

// skip reads on to the line's end; err is what reading its last part said.
func (l *lines) skip(err error) error {
	for err == bufio.ErrBufferFull {
		_, err = l.in.ReadSlice('\n')
	}
	if err != nil && err != io.EOF {
		return err
	}
	return &RowError{l.row, fmt.Sprintf("is longer than %d MB", Limit>>20)}
}
