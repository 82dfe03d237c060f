package table_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
	"rolegraph/graph"
	"rolegraph/internal/load/dataset"
	"rolegraph/internal/load/script"
	"rolegraph/internal/load/table"
	"rolegraph/seed"
	"rolegraph/tests/testdb"
)

const example = "../../../examples/organisation/mapping.yaml"

func TestTheExampleIsAnOrganisation(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		runner := script.Runner{Driver: db.Driver}
		if _, err := runner.Run(t.Context(), script.Source{Name: "seed", Text: seed.Script}); err != nil {
			t.Fatal(err)
		}
		load(t, db, example)
		org, err := graph.New(db.Driver, "").Org(t.Context(), graph.OrgOptions{
			Rels: []graph.Orientation{{Type: "REPORTS_TO", Up: true}}, Depth: 2,
		})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, n := range org.Nodes {
			got = append(got, fmt.Sprint(n.Level, " ", n.Name, " ", n.Children))
		}
		want := []string{
			"0 Ines Marlow 4", "1 Amara Okoye 2", "1 Pauline Vries 3", "1 Tobias Renn 2", "1 Yuki Andersen 2",
			"2 Henrik Sato 5", "2 Kwame Fischer 3", "2 Lucía Brandt 4", "2 Mateo Lindqvist 5", "2 Noor Haddad 5", "2 Sunita Barlow 4",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		db.WantRows(t, "MATCH (p:Person)-[h:HAS_ROLE]->(r:Role {id: 'data-scientist'}) RETURN p.name + ', ' + h.source AS x ORDER BY x",
			"Aiko Petrov, Northlight 1, people.csv, row 19", "Hugo Tanaka, Northlight 1, people.csv, row 23",
			"Jonas Whitfield, Northlight 1, people.csv, row 18", "Nina Adeyemi, Northlight 1, people.csv, row 36")
		db.WantRows(t, "MATCH (p:Person {name: 'Yuki Andersen'}) RETURN toString(p.started) + ' ' + toString(p.remote) + ' ' + p.languages[1]",
			"2017-09-01 true Japanese")
		if n := load(t, db, example).Changes(); n != 0 {
			t.Errorf("the second run made %d changes", n)
		}
	})
}

func TestWrongMappingsSayWhereAndWhat(t *testing.T) {
	const people = "email,name,age,age\nann@x,Ann,41,1\n"
	tests := []struct{ name, mapping, want string }{
		{"unknown column", "dataset: {id: d}\nfiles:\n  - file: people.csv\n    nodes:\n      - {label: Person, id: emial}\n", `
mapping.yaml:5:29: people.csv has no column "emial"; did you mean "email"?; its columns are email, name, age, age
    5 |       - {label: Person, id: emial}
      |                             ^`},
		{"column twice", "dataset: {id: d}\nfiles:\n  - file: people.csv\n    nodes:\n      - {label: Person, id: email, properties: {a: age}}\n", `
mapping.yaml:5:52: people.csv has several columns called "age"
    5 |       - {label: Person, id: email, properties: {a: age}}
      |                                                    ^`},
		{"unknown type", "dataset: {id: d}\nfiles:\n  - file: people.csv\n    nodes:\n      - label: Person\n        id: email\n        properties:\n          n: {column: name, type: integr}\n", `
mapping.yaml:8:35: no type is called "integr"; did you mean "integer"?; there are string, integer, float, boolean, date, datetime
    8 |           n: {column: name, type: integr}
      |                                   ^`},
		{"unknown key", "dataset: {id: d}\nfiles:\n  - file: people.csv\n    nods: []\n", `
mapping.yaml:4:5: a mapping has no key "nods" here; did you mean "nodes"?
    4 |     nods: []
      |     ^`},
		{"no such file", "dataset: {id: d}\nfiles:\n  - file: peple.csv\n    nodes: []\n", `
mapping.yaml:3:11: open FOLDER/peple.csv: no such file or directory
    3 |   - file: peple.csv
      |           ^`},
		{"own name", "dataset: {id: d}\nfiles:\n  - file: people.csv\n    nodes:\n      - {label: Person, id: email, properties: {id: name}}\n", `
mapping.yaml:5:53: the property id is the loader's own; choose another name
    5 |       - {label: Person, id: email, properties: {id: name}}
      |                                                     ^`},
		{"another's data set", "dataset: {id: onet}\nfiles: []\n", `
mapping.yaml:1:15: the data set "onet" is another command's; choose another id
    1 | dataset: {id: onet}
      |               ^`},
		{"wrong default", "dataset: {id: d}\nfiles:\n  - file: people.csv\n    nodes:\n      - {label: P, id: email, properties: {n: {column: name, type: integer, default: none}}}\n", `
mapping.yaml:5:86: the default: "none" is no integer
    5 |       - {label: P, id: email, properties: {n: {column: name, type: integer, default: none}}}
      |                                                                                      ^`},
		{"no YAML", "dataset: {id: d\nfiles: [\n", `
mapping.yaml:2:1: ',' or '}' must be specified
    2 | files: [
      | ^`},
		{"nothing made of a file", "dataset: {id: d}\nfiles:\n  - file: people.csv\n", `
mapping.yaml:3:11: the mapping makes neither nodes nor relationships of people.csv; its columns are email, name, age, age
    3 |   - file: people.csv
      |           ^`},
		{"end without label", "dataset: {id: d}\nfiles:\n  - file: people.csv\n    relationships:\n      - {type: KNOWS, from: {label: P, id: email}}\n", `
mapping.yaml:5:16: KNOWS needs from and to, each with label and id
    5 |       - {type: KNOWS, from: {label: P, id: email}}
      |                ^`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			folder := write(t, map[string]string{"people.csv": people, "mapping.yaml": tt.mapping})
			_, err := table.Open(filepath.Join(folder, "mapping.yaml"))
			if err == nil {
				t.Fatal("no error")
			}
			got := strings.ReplaceAll(strings.ReplaceAll(err.Error(), folder+"/mapping.yaml", "mapping.yaml"), folder, "FOLDER")
			if diff := cmp.Diff(strings.TrimPrefix(tt.want, "\n"), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

const typed = `
dataset: {id: d, name: D}
empty: [n/a]
files:
  - file: FILE
    nodes:
      - label: Thing
        id: key
        properties:
          i: {column: i, type: integer, default: 7}
          f: {column: f, type: float}
          b: {column: b, type: boolean}
          d: {column: d, type: date, layout: DD.MM.YYYY}
          t: {column: t, type: datetime}
          l: {column: l, type: integer, separator: "|"}
      - label: Tool
        id: {column: tools, separator: "|"}
        optional: true
    relationships:
      - type: USES
        from: {label: Thing, id: key}
        to: {label: Tool, id: {column: tools, separator: "|"}}
`

const typedRow = "key,i,f,b,d,t,l,tools\n" +
	"a,1,2.5,yes,29.02.2024,2024-02-29T12:30:00+02:00,1|2, C++ |AS/400  Database\n" +
	"b,n/a,x,0,30.02.2024,,3|x,\n,1,,,,,,\n"

func TestTypes(t *testing.T) {
	packed := map[string]func(*testing.T, string) string{
		"things.csv": func(_ *testing.T, text string) string { return text },
		"things.csv.gz": func(t *testing.T, text string) string {
			var b bytes.Buffer
			w := gzip.NewWriter(&b)
			_, _ = w.Write([]byte(text))
			return closed(t, w.Close(), &b)
		},
		"things.csv.zst": func(t *testing.T, text string) string {
			var b bytes.Buffer
			w, err := zstd.NewWriter(&b)
			if err != nil {
				t.Fatal(err)
			}
			_, _ = w.Write([]byte(text))
			return closed(t, w.Close(), &b)
		},
		"things.zip": func(t *testing.T, text string) string {
			var b bytes.Buffer
			w := zip.NewWriter(&b)
			member, err := w.Create("../../things.csv")
			if err != nil {
				t.Fatal(err)
			}
			_, _ = member.Write([]byte(text))
			return closed(t, w.Close(), &b)
		},
	}
	for name, pack := range packed {
		t.Run(name, func(t *testing.T) {
			testdb.Each(t, func(t *testing.T, db testdb.DB) {
				folder := write(t, map[string]string{name: pack(t, typedRow), "mapping.yaml": strings.Replace(typed, "FILE", name, 1)})
				rejects := rejectsOf(t, db, filepath.Join(folder, "mapping.yaml"))
				file := strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".zst")
				if name != "things.zip" {
					file = name
				}
				want := []string{
					file + ` 3: d is left out: "30.02.2024" is no date written as DD.MM.YYYY`,
					file + ` 3: f is left out: "x" is no number`,
					file + ` 3: l is left out: "x" is no integer`,
					file + ` 4: Thing without id`,
				}
				if diff := cmp.Diff(want, rejects); diff != "" {
					t.Error(diff)
				}
				db.WantRows(t, "MATCH (n:Thing) RETURN n.id + ' ' + reduce(x = '', k IN ['i', 'f', 'b', 'd', 't'] | x + coalesce(toString(n[k]), '-') + ' ') + coalesce(toString(n.l[1]), '-') AS x ORDER BY x",
					"a 1 2.5 true 2024-02-29 2024-02-29T12:30:00+02:00 2", "b 7 - false - - -")
				db.WantRows(t, "MATCH (:Thing)-[u:USES]->(t:Tool) RETURN t.id + ', ' + u.source AS x ORDER BY x",
					"as/400 database, D, "+file+", row 2", "c++, D, "+file+", row 2")
			})
		})
	}
}

func TestJSONLines(t *testing.T) {
	lines := `{"key":"a","i":12345678901234567,"address":{"city":"Bø"},"l":["x;y","z"]}

{"key":"b","l":[],"other":null}
[1]
`
	mapping := `
dataset: {id: d, name: D}
files:
  - file: things.jsonl
    nodes:
      - label: Thing
        id: key
        properties:
          i: {column: i, type: integer}
          city: address.city
          l: {column: l, separator: ";"}
`
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		folder := write(t, map[string]string{"things.jsonl": lines, "mapping.yaml": mapping})
		rejects := rejectsOf(t, db, filepath.Join(folder, "mapping.yaml"))
		if len(rejects) != 1 || !strings.HasPrefix(rejects[0], "things.jsonl 4: is no object of JSON") {
			t.Errorf("rejects %q", rejects)
		}
		db.WantRows(t, "MATCH (n:Thing) RETURN n.id + ' ' + coalesce(toString(n.i) + ' ' + n.city + ' ' + n.l[0], '-') AS x ORDER BY x", "a 12345678901234567 Bø x;y", "b -")
	})
}

func TestEncodings(t *testing.T) {
	mapping := "dataset: {id: d}\nfiles:\n  - file: things.csv\n    encoding: ENCODING\n    comma: \";\"\n    nodes:\n      - {label: Thing, id: key}\n"
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		for encoding, text := range map[string]string{"windows-1252": "key\ncaf\xe9\n", "utf-16le": "k\x00e\x00y\x00\n\x00c\x00a\x00f\x00\xe9\x00\n\x00"} {
			db.Wipe(t)
			folder := write(t, map[string]string{"things.csv": text, "mapping.yaml": strings.Replace(mapping, "ENCODING", encoding, 1)})
			load(t, db, filepath.Join(folder, "mapping.yaml"))
			db.WantRows(t, "MATCH (n:Thing) RETURN n.id", "café")
		}
	})
	folder := write(t, map[string]string{"things.csv": "key\n", "mapping.yaml": strings.Replace(mapping, "ENCODING", "latin-99", 1)})
	if _, err := table.Open(filepath.Join(folder, "mapping.yaml")); err == nil || !strings.Contains(err.Error(), `no encoding is called "latin-99"`) {
		t.Errorf("got %v", err)
	}
}

func closed(t *testing.T, err error, b *bytes.Buffer) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// write puts files into a folder of their own.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func load(t *testing.T, db testdb.DB, mapping string) dataset.Result {
	t.Helper()
	source, err := table.Open(mapping)
	if err != nil {
		t.Fatal(err)
	}
	result, err := dataset.Load(t.Context(), db.Driver, source, dataset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// rejectsOf loads and returns the rejects: "file row: reason", sorted within a row
// as they come.
func rejectsOf(t *testing.T, db testdb.DB, mapping string) []string {
	t.Helper()
	source, err := table.Open(mapping)
	if err != nil {
		t.Fatal(err)
	}
	var rejects []string
	options := dataset.Options{Reject: func(r dataset.Reject) { rejects = append(rejects, r.String()) }}
	if _, err := dataset.Load(t.Context(), db.Driver, source, options); err != nil {
		t.Fatal(err)
	}
	return rejects
}

func FuzzMapping(f *testing.F) {
	f.Add("dataset: {id: d}\nfiles:\n  - file: things.csv\n    nodes:\n      - {label: Thing, id: key}\n")
	f.Add(typed)
	f.Fuzz(func(t *testing.T, text string) {
		folder := write(t, map[string]string{"things.csv": "key\na\n", "mapping.yaml": text})
		_, err := table.Open(filepath.Join(folder, "mapping.yaml"))
		var placed *script.Error
		if errors.As(err, &placed) && (placed.Offset < 0 || placed.Offset > len(placed.Source.Text)) {
			t.Errorf("the error stands at %d of %d bytes", placed.Offset, len(text))
		}
	})
}
