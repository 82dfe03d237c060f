package exec

import (
	"encoding/csv"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"unicode/utf8"

	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/function"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/value"
)

// LoadFailed is the code of a file that LOAD CSV cannot read.
const LoadFailed value.Code = "Neo.ClientError.Statement.ExternalResourceFailed"

// loadCSV makes a row of each record of a file in the import folder.
type loadCSV struct {
	in      operator
	from    eval.Program
	slot    int
	headers bool
	comma   rune

	path   string
	file   *os.File
	reader *csv.Reader
	names  []string
}

func (b *builder) loadCSV(op *plan.LoadCSV, in operator, s *scope) (operator, *scope, error) {
	p, err := b.compile(op.Clause.From, s)
	if err != nil {
		return nil, nil, err
	}
	out := s.nested()
	o := &loadCSV{in: in, from: p, slot: out.add(op.Clause.Variable.Name), headers: op.Clause.Headers, comma: ','}
	if t := op.Clause.FieldTerminator; t != nil {
		o.comma, _ = utf8.DecodeRuneInString(t.Value)
	}
	b.q.closers = append(b.q.closers, o.close)
	return o, out, nil
}

func (o *loadCSV) open(q *query) error { o.close(); return o.in.open(q) }

func (o *loadCSV) close() {
	if o.file != nil {
		_ = o.file.Close() // was only read
		o.file = nil
	}
}

func (o *loadCSV) next(q *query) (bool, error) {
	for {
		if o.file != nil {
			record, err := o.reader.Read()
			if err == nil {
				line, _ := o.reader.FieldPos(0)
				q.eval.LoadCSV = &function.CSVRow{File: o.path, Line: int64(line)}
				q.row[o.slot] = o.value(record)
				return true, q.tick()
			}
			o.close()
			if !errors.Is(err, io.EOF) {
				return false, value.Errorf(LoadFailed, "Invalid input in '%s': %v", o.path, err)
			}
		}
		if ok, err := o.in.next(q); !ok || err != nil {
			return false, err
		}
		if err := o.start(q); err != nil {
			return false, err
		}
	}
}

// start opens the file that the current row names.
func (o *loadCSV) start(q *query) error {
	v, err := q.compute(o.from)
	if err != nil {
		return err
	}
	text, ok := v.(value.String)
	if !ok {
		return value.Errorf(value.TypeError, "Expected the URL of LOAD CSV to be a string, but it was %s", value.TypeOf(v))
	}
	u, err := url.Parse(string(text))
	if err != nil || u.Scheme != "file" || q.env.ImportFolder == "" {
		return value.Errorf(LoadFailed, "Cannot load from URL '%s': only file:/// URLs inside the import folder can be loaded", text)
	}
	root, err := os.OpenRoot(q.env.ImportFolder)
	if err != nil {
		return value.Errorf(LoadFailed, "Cannot load from URL '%s': %v", text, err)
	}
	defer root.Close()
	name := filepath.Clean("/" + u.Path)[1:]
	if o.file, err = root.Open(name); err != nil {
		return value.Errorf(LoadFailed, "Cannot load from URL '%s': Couldn't load the external resource at: %s", text, u.Path)
	}
	o.path = o.file.Name()
	o.reader = csv.NewReader(o.file)
	o.reader.Comma, o.reader.FieldsPerRecord, o.reader.LazyQuotes = o.comma, -1, true
	return o.readHeaders()
}

func (o *loadCSV) readHeaders() error {
	if !o.headers {
		return nil
	}
	names, err := o.reader.Read()
	if err != nil && !errors.Is(err, io.EOF) {
		return value.Errorf(LoadFailed, "Invalid input in '%s': %v", o.path, err)
	}
	o.names = names
	return nil
}

// value is a record as a list, or with headers as a map; an empty field is null.
func (o *loadCSV) value(record []string) value.Value {
	field := func(i int) value.Value {
		if i >= len(record) || record[i] == "" {
			return nil
		}
		return value.String(record[i])
	}
	if !o.headers {
		list := make(value.List, len(record))
		for i := range record {
			list[i] = field(i)
		}
		return list
	}
	entries := make([]value.Entry, len(o.names))
	for i, name := range o.names {
		entries[i] = value.Entry{Key: name, Value: field(i)}
	}
	return value.NewMap(entries)
}
