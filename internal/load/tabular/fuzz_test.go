package tabular_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"rolegraph/internal/load/tabular"
)

// Whatever a file holds, reading ends, rows have increasing numbers and the values
// of all columns, and every value is UTF-8.
func FuzzReaders(f *testing.F) {
	for _, text := range []string{"a\tb\n1\t\"x\n", "a,b\n1,\"x\ny, \"\"z\"\"\"\n", "\ufeffa;b\r\n;\n", "a,b\n1,x\"y\n", `{"a":[1,{"b":null}],"c":{"d":"é"}}` + "\n\n[]\n", "a\t\xe9\n", ""} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		for name, open := range map[string]func(io.Reader, ...string) (*tabular.Reader, error){"csv": tabular.CSV, "tsv": tabular.TSV, "jsonl": tabular.JSONL} {
			r, err := open(bytes.NewReader(text))
			if err != nil {
				continue
			}
			last := 0
			for {
				row, err := r.Next()
				var broken *tabular.RowError
				if errors.As(err, &broken) {
					row.Number = broken.Row
				} else if err != nil {
					break
				} else if len(row.Values) != len(r.Columns()) || !utf8.ValidString(strings.Join(row.Values, "")) {
					t.Fatalf("%s: row %d has %q for the columns %q", name, row.Number, row.Values, r.Columns())
				}
				if row.Number <= last {
					t.Fatalf("%s: row %d comes behind row %d", name, row.Number, last)
				}
				last = row.Number
			}
		}
	})
}

// Whatever a zip holds, opening and reading its members does not panic.
func FuzzArchive(f *testing.F) {
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Add(zipped(f, zip.Store, "db/roles.txt", "db/"))
	f.Add(zipped(f, zip.Deflate, "a.csv", "A.CSV", "../b.csv", "db/c.csv"))
	f.Fuzz(func(t *testing.T, text []byte) {
		name := filepath.Join(t.TempDir(), "x.zip")
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
		archive, err := tabular.OpenArchive(name)
		if err != nil {
			return
		}
		defer archive.Close()
		for _, member := range archive.Names() {
			if in, err := archive.Open(filepath.Base(member)); err == nil {
				_, _ = io.Copy(io.Discard, io.LimitReader(in, 1<<20))
				_ = in.Close()
			}
		}
	})
}

// zipped is an archive of small tables.
func zipped(f *testing.F, method uint16, names ...string) []byte {
	f.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		member, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			f.Fatal(err)
		}
		if !strings.HasSuffix(name, "/") {
			_, _ = io.WriteString(member, strings.Repeat("id\tname\n1\tx\n", 20)) // into memory
		}
	}
	if err := w.Close(); err != nil {
		f.Fatal(err)
	}
	return b.Bytes()
}
