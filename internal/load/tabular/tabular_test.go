package tabular_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"rolegraph/internal/load/tabular"
)

var long = strings.Repeat("x", tabular.Limit+1)

func TestRows(t *testing.T) {
	tests := []struct {
		name, text string
		open       func(io.Reader, ...string) (*tabular.Reader, error)
		want       []string
	}{
		{"tabs, quotes are ordinary", "a\tb\n1\t\"x\n2\ty\"z\r\n", tabular.TSV, []string{`2 ["\"x" "1"]`, `3 ["y\"z" "2"]`}},
		{"no line end at the end", "a\tb\n1\t2", tabular.TSV, []string{`2 ["2" "1"]`}},
		{"byte order mark", "\ufeffa\tb\n1\t2", tabular.TSV, []string{`2 ["2" "1"]`}},
		{"too few columns", "a\tb\n1\n3\t4\n", tabular.TSV, []string{"row 2: has 1 columns, the header has 2", `3 ["4" "3"]`}},
		{"Latin-1", "a\tb\n1\tcaf\xe9\n3\t4\n", tabular.TSV, []string{`row 2: column 2 is not UTF-8: "caf\xe9"`, `3 ["4" "3"]`}},
		{"too long", "a\tb\n1\t" + long + "\n3\t4\n", tabular.TSV, []string{"row 2: is longer than 4 MB", `3 ["4" "3"]`}},
		{"too long at the end", "a\tb\n1\t" + long, tabular.TSV, []string{"row 2: is longer than 4 MB"}},
		{"quoted lines", "a,b\n1,\"x\ny, \"\"z\"\"\"\n3,4\n", tabular.CSV, []string{`2 ["x\ny, \"z\"" "1"]`, `3 ["4" "3"]`}},
		{"byte order mark in CSV", "\ufeffa,b\n1,2\n", tabular.CSV, []string{`2 ["2" "1"]`}},
		{"stray quote", "a,b\n1,x\"y\n3,4\n", tabular.CSV, []string{`row 2: bare " in non-quoted-field`, `3 ["4" "3"]`}},
		{"too many columns", "a,b\n1,2,3\n", tabular.CSV, []string{"row 2: has 3 columns, the header has 2"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := tt.open(strings.NewReader(tt.text), "b", "a")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, all(t, r)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// all reads to the end; broken rows stand among the others.
func all(t *testing.T, r *tabular.Reader) []string {
	t.Helper()
	var rows []string
	for {
		row, err := r.Next()
		var broken *tabular.RowError
		switch {
		case errors.Is(err, io.EOF):
			return rows
		case errors.As(err, &broken):
			rows = append(rows, err.Error())
		case err != nil:
			t.Fatal(err)
		default:
			rows = append(rows, fmt.Sprintf("%d %q", row.Number, row.Values))
		}
	}
}

func TestAQuoteThatNeverEndsStopsEarly(t *testing.T) {
	r, err := tabular.CSV(strings.NewReader("a,b\n1,\"" + strings.Repeat(long, 3)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Next(); err == nil || !strings.Contains(err.Error(), "a record is longer than 4 MB: a closing quote may be missing") {
		t.Errorf("got %v", err)
	}
}

func TestOtherColumnsAreNamed(t *testing.T) {
	_, err := tabular.TSV(strings.NewReader("a\tc\n"), "a", "b")
	want := `no column ["b"]; the columns are ["a" "c"]: this is another release than the loader knows`
	if err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
	if _, err := tabular.TSV(strings.NewReader("")); err == nil || err.Error() != "the file is empty: it has no header" {
		t.Errorf("empty: %v", err)
	}
}

func TestNotAZip(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.zip")
	if err := os.WriteFile(file, []byte("no zip"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := tabular.OpenArchive(file); err == nil || err.Error() != file+" is no zip file, or only the beginning of one: download it again" {
		t.Errorf("got %v", err)
	}
}
