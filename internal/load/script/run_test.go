package script_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
	"rolegraph/internal/load/script"
	"rolegraph/tests/testdb"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestRuns(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		result, err := run(t, db, `// two statements and a parameter of each form
			CREATE CONSTRAINT role IF NOT EXISTS FOR (r:Role) REQUIRE r.id IS UNIQUE;
			:param name => 'ML; ' + "Engineer"
			:param {
			  tools: ['c++', 'c#']  // a comment
			}
			CREATE (r:Role {id: 1, name: $name})
			WITH r UNWIND $tools AS tool CREATE (r)-[:USES]->(:Tool {id: tool});
			MATCH (t:Tool) RETURN t.id`)
		if err != nil {
			t.Fatal(err)
		}
		want := script.Result{Statements: 3, Total: 3, Rows: 2, Counts: script.Counts{
			NodesAdded: 3, RelationshipsAdded: 2, LabelsAdded: 3, PropertiesSet: 4, ConstraintsAdded: 1}}
		if diff := cmp.Diff(want, result); diff != "" {
			t.Error(diff)
		}
		wantRows(t, db, "MATCH (r:Role)-->(t) RETURN r.name + t.id AS x ORDER BY x", "ML; Engineerc#", "ML; Engineerc++")
	})
}

func TestTransactions(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		result, err := run(t, db, `
			:begin
			CREATE (:A {n: 1});
			CREATE (:A {n: 2});
			:commit
			:begin
			CREATE (:A {n: 3});
			:rollback
			CREATE (:A {n: 4});`)
		if err != nil {
			t.Fatal(err)
		}
		if got := result.Counts.NodesAdded; got != 3 {
			t.Errorf("%d nodes added, want 3", got)
		}
		wantRows(t, db, "MATCH (a:A) RETURN toString(a.n) AS n ORDER BY n", "1", "2", "4")
	})
}

var rewrite = flag.Bool("rewrite", false, "write what the runs said into testdata/errors")

var nodeID = regexp.MustCompile(`Node\(\d+\)`)

// Each file of testdata/errors is a script and, behind a line of dashes, what its
// run must say.
func TestErrors(t *testing.T) {
	files, err := filepath.Glob("testdata/errors/*.cypher")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		for _, file := range files {
			t.Run(filepath.Base(file), func(t *testing.T) {
				db.Wipe(t)
				text, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				body, want, _ := strings.Cut(string(text), "\n----\n")
				_, err = run(t, db, body)
				if err == nil {
					t.Fatal("no error")
				}
				got := nodeID.ReplaceAllString(err.Error(), "Node(id)") + "\n"
				if *rewrite {
					if err := os.WriteFile(file, []byte(body+"\n----\n"+got), 0o600); err != nil {
						t.Fatal(err)
					}
				} else if diff := cmp.Diff(want, got); diff != "" {
					t.Error(diff)
				}
			})
		}
	})
}

func TestNotUTF8(t *testing.T) {
	_, err := script.Read("-", strings.NewReader("RETURN 1;\nRETURN '\xe9'"))
	want := "<stdin>:2:9: byte 0xe9 is not UTF-8: save the script as UTF-8\n    2 | RETURN '\xe9'\n      |         ^"
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func TestByteOrderMarkIsTakenOff(t *testing.T) {
	source, err := script.Read("-", strings.NewReader("\ufeffRETURN 1"))
	if err != nil || source.Text != "RETURN 1" {
		t.Errorf("got %q, %v", source.Text, err)
	}
}

func TestStopsAfterTheRunningStatement(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		ctx, cancel := context.WithCancel(t.Context())
		runner := script.Runner{Driver: db.Driver, Progress: func(done, _ int) {
			if done == 2 {
				cancel()
			}
		}}
		_, err := runner.Run(ctx, script.Source{Name: "s", Text: "CREATE (:A);\nCREATE (:A);\nCREATE (:A);\n"})
		if !errors.Is(err, script.ErrInterrupted) {
			t.Fatalf("got %v", err)
		}
		want := "interrupted before s:3:1\nCommitted: 2 of 3 statements, the last one at s:2:1."
		if err.Error() != want {
			t.Errorf("got %q", err)
		}
		wantRows(t, db, "MATCH (a:A) RETURN toString(count(*))", "2")
	})
}

func TestDryRunLeavesNothingBehind(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		db.Run(t, "CREATE (:Old {n: 1}), (:Old {n: 2})", nil)
		runner := script.Runner{Driver: db.Driver, DryRun: true}
		result, err := runner.Run(t.Context(), script.Source{Name: "s", Text: `CREATE CONSTRAINT FOR (n:New) REQUIRE n.id IS UNIQUE;
:begin
CREATE (:New {id: 1});
:commit
CREATE CONSTRAINT FOR (n:New) REQUIRE n.seen IS UNIQUE;
MATCH (n:New) SET n.seen = true;
MATCH (n:Old {n: 2}) DELETE n;
MATCH (n:Old) CALL (n) { DELETE n } IN TRANSACTIONS;
:begin
CREATE (:New {id: 2});
:rollback
`})
		if err != nil {
			t.Fatal(err)
		}
		want := script.Result{Statements: 7, Total: 7,
			Counts: script.Counts{NodesAdded: 2, NodesRemoved: 1, LabelsAdded: 2, PropertiesSet: 3, ConstraintsAdded: 1},
			NotTried: []string{
				"s:5:1: changes the schema, which cannot be tried together with the data before it",
				"s:8:1: commits in transactions of its own, which cannot be tried",
				"s:11:1: rolls back the transaction of s:9:1, which is counted here all the same",
			}}
		if diff := cmp.Diff(want, result); diff != "" {
			t.Error(diff)
		}
		wantRows(t, db, "MATCH (n) RETURN labels(n)[0] + n.n AS x ORDER BY x", "Old1", "Old2")
		if got := db.Run(t, "SHOW CONSTRAINTS", nil); len(got) != 0 {
			t.Errorf("%d constraints", len(got))
		}
	})
}

func TestParametersAreListedAndCleared(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		var notices []string
		runner := script.Runner{Driver: db.Driver, Notice: func(text string) { notices = append(notices, text) }}
		text := ":param b => 1 + 1\n:param `a b` => $b * 2\n:params\n:param clear\n:param\n"
		if _, err := runner.Run(t.Context(), script.Source{Name: "s", Text: text}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{":param a b => 4", ":param b => 2"}, notices); diff != "" {
			t.Error(diff)
		}
	})
}

func TestUseChoosesTheDatabase(t *testing.T) {
	db := testdb.Neo4j(t)
	if _, err := run(t, db, ":use system\nSHOW DATABASES;\n:use neo4j\nCREATE (:A);"); err != nil {
		t.Error(err)
	}
	wantRows(t, db, "MATCH (a:A) RETURN 'one'", "one")
}

func run(t *testing.T, db testdb.DB, text string) (script.Result, error) {
	t.Helper()
	return script.Runner{Driver: db.Driver}.Run(t.Context(), script.Source{Name: "s.cypher", Text: text})
}

func wantRows(t *testing.T, db testdb.DB, query string, want ...string) {
	t.Helper()
	var got []string
	for _, record := range db.Run(t, query, nil) {
		got = append(got, fmt.Sprint(record.Values[0]))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: %s", query, diff)
	}
}
