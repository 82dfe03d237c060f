package check_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/tests/testdb"
)

// said is a query and what is said of it: an error with its place, or columns.
type said struct{ query, answer string }

// readSaid reads a file of queries, each with a line of four dashes and the
// answer behind it, and an empty line in between.
func readSaid(t *testing.T, path string) []said {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []said
	for block := range strings.SplitSeq(strings.TrimSpace(string(text)), "\n\n") {
		query, answer, ok := strings.Cut(block, "\n----\n")
		if !ok {
			t.Fatalf("%s: no answer in %q", path, block)
		}
		all = append(all, said{query, answer})
	}
	return all
}

func TestErrorsAreWordedAsInTheFile(t *testing.T) {
	for _, s := range readSaid(t, "testdata/errors.txt") {
		_, err := prepare(s.query)
		var failure *syntax.Error
		if !errors.As(err, &failure) {
			t.Errorf("%s: accepted, want %s", s.query, s.answer)
		} else if got := failure.In(s.query); got != s.answer {
			t.Errorf("%s:\n got %s\nwant %s", s.query, got, s.answer)
		}
	}
}

func TestColumnsAreNamedAsInTheFile(t *testing.T) {
	for _, s := range readSaid(t, "testdata/columns.txt") {
		result, err := prepare(s.query)
		if err != nil {
			t.Errorf("%s: %v", s.query, err)
		} else if got := strings.Join(result.Columns, "\n"); got != s.answer {
			t.Errorf("%s:\n got %s\nwant %s", s.query, got, s.answer)
		}
	}
}

// TestNeo4jSaysTheSame asks a real Neo4j for what the files say.
func TestNeo4jSaysTheSame(t *testing.T) {
	db := testdb.Neo4j(t)
	for _, file := range []string{"testdata/errors.txt", "testdata/columns.txt"} {
		for _, s := range readSaid(t, file) {
			if got, want := neo4jSays(t, db.Driver, s.query), ours(s.query); got != want {
				t.Errorf("%s:\nNeo4j %s\n ours %s", s.query, got, want)
			}
		}
	}
}

// neo4jSays explains the query, so that nothing of it runs.
func neo4jSays(t *testing.T, driver neo4j.DriverWithContext, query string) string {
	t.Helper()
	ctx := context.Background()
	session := driver.NewSession(ctx, neo4j.SessionConfig{})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, "EXPLAIN "+query, map[string]any{"p": 1, "m": map[string]any{}})
	var columns []string
	if err == nil {
		columns, _ = result.Keys()
		_, err = result.Consume(ctx)
	}
	var failure *neo4j.Neo4jError
	switch {
	case errors.As(err, &failure):
		return failure.Code + "\n" + failure.Msg
	case err != nil:
		t.Fatal(err)
	}
	return strings.Join(columns, "\n")
}

func ours(query string) string {
	result, err := prepare("EXPLAIN " + query)
	var failure *syntax.Error
	if errors.As(err, &failure) {
		return failure.Code + "\n" + failure.In("EXPLAIN "+query)
	}
	return strings.Join(result.Columns, "\n")
}
