// Package upgrade opens a database file of every format that was released, as the
// version of that time wrote it (testdata/format-N.db), and asks for all that is
// in it. A new version must open each, or say how to migrate.
package upgrade

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"go.uber.org/goleak"

	"rolegraph/internal/embedded"
	"rolegraph/tests/answers"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// content makes what every file holds: each kind of value, index and constraint.
var content = []string{
	"CREATE CONSTRAINT role_id FOR (n:Role) REQUIRE n.id IS UNIQUE",
	"CREATE INDEX role_name FOR (n:Role) ON (n.name)",
	"CREATE FULLTEXT INDEX names FOR (n:Role|Tool) ON EACH [n.name]",
	`CREATE (a:Role {id: 'a', name: 'Ärztin', whole: 9007199254740993, part: 1.5, nan: 0.0/0.0, yes: true, list: [1, 2, 3], texts: ['x', '日本'],
	 day: date('2024-02-29'), at: datetime('2024-02-29T12:34:56.789[Europe/Berlin]'), here: localdatetime('2024-02-29T12:00'), clock: time('12:00+01:00'),
	 span: duration('P1Y2M3DT4H5M6.7S'), place: point({longitude: 1.5, latitude: 2.5})})-[:USES {source: 'by hand', since: date('2020-01-01')}]->(b:Tool:Old {id: 'c++', name: 'C++'})`,
	"CREATE (:Role {id: 'gone'})", "MATCH (n:Role {id: 'gone'}) DELETE n",
	"MATCH (b:Tool) REMOVE b:Old SET b.kind = 'technology'",
}

// questions ask for all of it.
var questions = []string{
	"MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties ORDER BY n.id",
	"MATCH (a)-[r]->(b) RETURN a.id, type(r), properties(r), b.id",
	"SHOW INDEXES YIELD name, type, state RETURN name, type, state ORDER BY name",
	"SHOW CONSTRAINTS YIELD name, type RETURN name, type ORDER BY name",
	"CALL db.index.fulltext.queryNodes('names', 'Ärztin') YIELD node RETURN node.id",
}

func TestFilesOfEveryFormatOpen(t *testing.T) {
	files, err := filepath.Glob("testdata/format-*.db")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	fresh := open(t, filepath.Join(t.TempDir(), "fresh.db"))
	for _, statement := range content {
		ask(t, fresh, statement)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			driver := open(t, copied(t, file))
			for _, question := range questions {
				if diff := cmp.Diff(ask(t, fresh, question), ask(t, driver, question)); diff != "" {
					t.Errorf("%s (-fresh +%s):\n%s", question, file, diff)
				}
			}
			ask(t, driver, "CREATE (:Role {id: 'new'})-[:USES]->(:Tool {id: 'new'})")
			if got := ask(t, driver, "MATCH (n:Role) RETURN count(n) AS roles"); got != "roles\n2" {
				t.Errorf("after a write: %s", got)
			}
		})
	}
}

// With ROLEGRAPH_WRITE_FORMAT=N the file of the present format is written.
func TestWriteFormat(t *testing.T) {
	number := os.Getenv("ROLEGRAPH_WRITE_FORMAT")
	if number == "" {
		t.Skip("writes a test input: ROLEGRAPH_WRITE_FORMAT=N, when the format has changed")
	}
	driver := open(t, fmt.Sprintf("testdata/format-%s.db", number))
	for _, statement := range content {
		ask(t, driver, statement)
	}
}

// copied copies a file that opening it may change.
func copied(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func open(t *testing.T, path string) neo4j.DriverWithContext {
	t.Helper()
	db, err := embedded.Start(embedded.Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	driver, err := neo4j.NewDriverWithContext(db.URI(), neo4j.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = driver.Close(context.Background())
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return driver
}

// ask returns the columns and the rows as text.
func ask(t *testing.T, driver neo4j.DriverWithContext, statement string) string {
	t.Helper()
	result, err := neo4j.ExecuteQuery(context.Background(), driver, statement, nil, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
	lines := []string{strings.Join(result.Keys, " | ")}
	for _, record := range result.Records {
		cells := make([]string, len(record.Values))
		for i, v := range record.Values {
			cells[i] = answers.Describe(v, false)
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	if !strings.Contains(statement, "ORDER BY") {
		slices.Sort(lines[1:])
	}
	return strings.Join(lines, "\n")
}
