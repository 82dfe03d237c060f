package graph_test

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"testing"

	"rolegraph/graph"
	"rolegraph/seed"
	"rolegraph/tests/testdb"
)

var comment = regexp.MustCompile(`(?m)^\s*//.*$`)

// onSeed runs test on every database, with the built-in data loaded.
func onSeed(t *testing.T, test func(t *testing.T, ctx context.Context, g *graph.DB, db testdb.DB)) {
	t.Helper()
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		loadSeed(t, db)
		test(t, context.Background(), graph.New(db.Driver, ""), db)
	})
}

func loadSeed(t testing.TB, db testdb.DB) {
	t.Helper()
	for _, statement := range strings.Split(comment.ReplaceAllString(seed.Script, ""), ";\n") {
		if strings.TrimSpace(statement) != "" {
			db.Run(t, statement, nil)
		}
	}
}

// onGraph runs test on every database, with what the statements make.
func onGraph(t *testing.T, statements []string, test func(t *testing.T, ctx context.Context, g *graph.DB, db testdb.DB)) {
	t.Helper()
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		for _, statement := range statements {
			db.Run(t, statement, nil)
		}
		test(t, context.Background(), graph.New(db.Driver, ""), db)
	})
}

// wantError checks that err is an Error with that code and returns it.
func wantError(t *testing.T, err error, code graph.Code) *graph.Error {
	t.Helper()
	var e *graph.Error
	if !errors.As(err, &e) {
		t.Fatalf("got error %v, want one with code %s", err, code)
	}
	if e.Code != code {
		t.Fatalf("got code %s (%v), want %s", e.Code, err, code)
	}
	return e
}

// try fails the test on an error.
func try[T any](t *testing.T) func(answer T, err error) T {
	return func(answer T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return answer
	}
}
