package tabular

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/transform"
)

// Format is how a table is written as text.
type Format string

// The formats.
const (
	FormatCSV   Format = "csv"   // with quoting; see [CSV]
	FormatTSV   Format = "tsv"   // without; see [TSV]
	FormatJSONL Format = "jsonl" // see [JSONL]
)

// File says where a table is and how it is written.
type File struct {
	Name     string // .gz, .zst and .zip are unpacked while reading
	Member   string // of a zip; may be empty when it holds one file
	Format   Format // "" goes by the name
	Comma    rune   // between the values of a CSV; 0 is a comma
	Encoding string // as the web names encodings, such as windows-1252; "" is UTF-8
	Read     *int64 // counts the bytes that were read from a file that is no zip; may be nil
}

// Open opens the table; columns are as in [CSV]. The caller calls the function in
// the end.
func (f File) Open(columns ...string) (*Reader, func() error, error) {
	in, name, err := f.open()
	if err != nil {
		return nil, nil, err
	}
	text, err := f.decode(in)
	if err != nil {
		return nil, nil, errors.Join(err, in.Close())
	}
	reader, err := f.read(text, name, columns)
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("%s: %w", f.Name, err), in.Close())
	}
	return reader, in.Close, nil
}

func (f File) read(in io.Reader, name string, columns []string) (*Reader, error) {
	format := f.Format
	if format == "" {
		format = formatOf(name)
	}
	switch format {
	case FormatCSV:
		return Separated(in, f.Comma, columns...)
	case FormatTSV:
		return TSV(in, columns...)
	case FormatJSONL:
		return JSONL(in, columns...)
	}
	return nil, fmt.Errorf("the format of %q is not known: it is csv, tsv or jsonl", name)
}

// IsTable tells whether a file's name is that of a table, compressed or not.
func IsTable(name string) bool {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".gz", ".zst":
		return formatOf(strings.TrimSuffix(name, filepath.Ext(name))) != ""
	case ".zip":
		return true
	}
	return formatOf(name) != ""
}

// formatOf goes by the name without what tells of compression.
func formatOf(name string) Format {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv":
		return FormatCSV
	case ".tsv", ".tab", ".txt":
		return FormatTSV
	case ".jsonl", ".ndjson", ".json":
		return FormatJSONL
	}
	return ""
}

func (f File) decode(in io.Reader) (io.Reader, error) {
	if f.Encoding == "" || strings.EqualFold(f.Encoding, "utf-8") {
		return in, nil
	}
	encoding, err := htmlindex.Get(f.Encoding)
	if err != nil {
		return nil, fmt.Errorf("no encoding is called %q: it is utf-8, utf-16le, iso-8859-1, windows-1252 or another of the web's", f.Encoding)
	}
	return transform.NewReader(in, encoding.NewDecoder()), nil
}

// open unpacks the file; name is that of the table within.
func (f File) open() (in io.ReadCloser, name string, err error) {
	ext := strings.ToLower(filepath.Ext(f.Name))
	if ext == ".zip" {
		return f.openMember()
	}
	file, err := f.openCounted()
	if err != nil {
		return nil, "", err
	}
	name = strings.TrimSuffix(f.Name, filepath.Ext(f.Name))
	switch ext {
	case ".gz":
		unpacked, err := gzip.NewReader(file)
		if err != nil {
			return nil, "", errors.Join(fmt.Errorf("%s: %w", f.Name, err), file.Close())
		}
		return &unpacking{unpacked, file}, name, nil
	case ".zst":
		unpacked, err := zstd.NewReader(file, zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil, "", errors.Join(fmt.Errorf("%s: %w", f.Name, err), file.Close())
		}
		return &unpacking{unpacked, file}, name, nil
	}
	return file, f.Name, nil
}

func (f File) openCounted() (io.ReadCloser, error) {
	file, err := os.Open(f.Name)
	if err != nil || f.Read == nil {
		return file, err
	}
	return &counting{file, f.Read}, nil
}

func (f File) openMember() (io.ReadCloser, string, error) {
	archive, err := OpenArchive(f.Name)
	if err != nil {
		return nil, "", err
	}
	member := f.Member
	if names := archive.Names(); member == "" && len(names) == 1 {
		member = names[0]
	} else if member == "" {
		return nil, "", errors.Join(fmt.Errorf("%s holds %d files: `member` says which", f.Name, len(names)), archive.Close())
	}
	in, err := archive.Open(path.Base(member))
	if err != nil {
		return nil, "", errors.Join(err, archive.Close())
	}
	return &unpacking{in, archive}, member, nil
}

// unpacking closes what is unpacked.
type unpacking struct {
	io.Reader
	packed io.Closer
}

func (u *unpacking) Close() error { return u.packed.Close() }
