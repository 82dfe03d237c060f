package script_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"rolegraph/internal/load/script"
)

func TestSplit(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // statements and commands
	}{
		{"nothing", " \n// only; a comment\n", nil},
		{"last without semicolon", "RETURN 1; RETURN 2", []string{"RETURN 1;", "RETURN 2"}},
		{"semicolon in strings", `RETURN ';', ";"; RETURN '\';'`, []string{`RETURN ';', ";";`, `RETURN '\';'`}},
		{"semicolon in backticks", "RETURN 1 AS `a``;`; RETURN 2", []string{"RETURN 1 AS `a``;`;", "RETURN 2"}},
		{"semicolon in comments", "RETURN 1 // a; b\n /* c; */ + 2; RETURN 3;", []string{"RETURN 1 // a; b\n /* c; */ + 2;", "RETURN 3;"}},
		{"quote in a comment", "// don't\nRETURN 1;", []string{"RETURN 1;"}},
		{"slashes in a string", "RETURN 'http://a;b';", []string{"RETURN 'http://a;b';"}},
		{"empty statements", ";;RETURN 1;;", []string{";", ";", "RETURN 1;", ";"}},
		{"command to its line's end", ":begin\nRETURN 1;\r\n:commit\r\n", []string{":begin", "RETURN 1;", ":commit"}},
		{"command with semicolon", ":param a => 1; RETURN $a;", []string{":param a => 1;", "RETURN $a;"}},
		{"command over lines", ":param {\n a: [1,\n 2] // x\n}\nRETURN $a;", []string{":param {\n a: [1,\n 2] // x\n}", "RETURN $a;"}},
		{"command with a string of lines", ":param a => 'x\ny;'\nRETURN $a;", []string{":param a => 'x\ny;'", "RETURN $a;"}},
		{"colon inside a statement", "MATCH (n\n:Role) RETURN n;", []string{"MATCH (n\n:Role) RETURN n;"}},
		{"other scripts", "RETURN '中；';\u00a0RETURN 'é';", []string{"RETURN '中；';", "RETURN 'é';"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pieces, err := script.Split(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range pieces {
				if p.Kind != script.Blank {
					got = append(got, p.Text)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzSplit(f *testing.F) {
	for _, seed := range []string{"RETURN ';'; // x\n:param {a: 1}\n", "/* ; */ `a;`", ":begin;MATCH (n) RETURN n;", "'", "/*", "\xff;\xc3(", ":x)))\n;"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		pieces, err := script.Split(text)
		if err != nil {
			return
		}
		var joined strings.Builder
		for i, p := range pieces {
			if p.Offset != joined.Len() || p.Text == "" {
				t.Fatalf("piece %d %q stands at %d, said %d", i, p.Text, joined.Len(), p.Offset)
			}
			joined.WriteString(p.Text)
		}
		if joined.String() != text {
			t.Fatalf("joined %q, script %q", joined.String(), text)
		}
	})
}
