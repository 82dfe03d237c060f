package table_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"rolegraph/internal/load/table"
	"rolegraph/tests/testdb"
)

var tables = map[string]string{
	"people.csv": "id,Full name,manager,team_code,zip,score,joined,active,languages\n" +
		"1,Ann,,a-1,00123,1.5,2020-02-29,yes,Go|SQL\n" +
		"2,Bob,1,a-1,10115,2,2021-01-01,no,Go\n" +
		"3,Cid,1,b-2,n/a,,2022-12-31,yes,\n",
	"team list.tsv":    "code\tname\na-1\tAlpha: one\nb-2\tBeta #2\n",
	"membership.jsonl": `{"person":1,"code":"a-1","share":50}` + "\n" + `{"person":3,"code":"b-2","share":100}` + "\n" + `{"person":3,"code":"a-1","share":50}` + "\n",
}

const suggested = `# A first guess from what the tables hold. Read it, change it, try it with --dry-run.
# File names are from the folder of this file.

dataset:
  id: my-data
  name: My data
  version: "1"

empty: [n/a]

files:
  - file: people.csv
    nodes:
      - label: Person
        id: id
        properties:
          full_name: Full name
          zip: zip
          score: {column: score, type: float}
          joined: {column: joined, type: date}
          active: {column: active, type: boolean}
          languages: {column: languages, separator: "|"}
    relationships:
      - type: REPORTS_TO
        from: {label: Person, id: id}
        to: {label: Person, id: manager}
      - type: HAS_TEAM_LIST
        from: {label: Person, id: id}
        to: {label: TeamList, id: team_code}
  - file: team list.tsv
    nodes:
      - label: TeamList
        id: code
        properties:
          name: name
  - file: membership.jsonl
    relationships:
      - type: HAS_PERSON
        from: {label: TeamList, id: code}
        to: {label: Person, id: person}
        properties:
          share: {column: share, type: integer}
`

func TestSuggestsAMappingThatLoads(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		folder := write(t, tables)
		var b strings.Builder
		if err := table.Suggest(&b, []string{filepath.Join(folder, "people.csv"), filepath.Join(folder, "team list.tsv"), filepath.Join(folder, "membership.jsonl")}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(suggested, strings.ReplaceAll(b.String(), folder+"/", "")); diff != "" {
			t.Error(diff)
		}
		mapping := write(t, map[string]string{"mapping.yaml": b.String()})
		result := load(t, db, filepath.Join(mapping, "mapping.yaml"))
		if result.Rejects != 0 {
			t.Errorf("%d rejects", result.Rejects)
		}
		db.WantRows(t, "MATCH (n)-[r:REPORTS_TO|HAS_TEAM_LIST|HAS_PERSON]->(m) RETURN n.id + ' ' + type(r) + ' ' + m.id + coalesce(' ' + toString(r.share), '') AS x ORDER BY x",
			"1 HAS_TEAM_LIST a-1", "2 HAS_TEAM_LIST a-1", "2 REPORTS_TO 1", "3 HAS_TEAM_LIST b-2", "3 REPORTS_TO 1",
			"a-1 HAS_PERSON 1 50", "a-1 HAS_PERSON 3 50", "b-2 HAS_PERSON 3 100")
	})
}

// What stands between the columns is found, and the mapping says so.
func TestSuggestsTheSeparator(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		for comma, want := range map[string]string{",": "", ";": "    comma: \";\"\n", "\t": "    comma: \"\\t\"\n", "|": "    comma: \"|\"\n"} {
			db.Wipe(t)
			folder := write(t, map[string]string{"people.csv": strings.ReplaceAll("id*name*town\n1*\"Ash, Ada\"*Rome\n2*Ben*Bonn\n", "*", comma)})
			var b strings.Builder
			if err := table.Suggest(&b, []string{filepath.Join(folder, "people.csv")}); err != nil {
				t.Fatal(err)
			}
			mapping := strings.ReplaceAll(b.String(), folder+"/", "")
			if !strings.Contains(mapping, "  - file: people.csv\n"+want+"    nodes:\n") {
				t.Errorf("%q: %s", comma, mapping)
			}
			if err := os.WriteFile(filepath.Join(folder, "mapping.yaml"), []byte(mapping), 0o600); err != nil {
				t.Fatal(err)
			}
			load(t, db, filepath.Join(folder, "mapping.yaml"))
			db.WantRows(t, "MATCH (p:Person) RETURN p.id + ' ' + p.name + ' ' + p.town AS x ORDER BY x", "1 Ash, Ada Rome", "2 Ben Bonn")
		}
	})
}
