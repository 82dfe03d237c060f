// Package testdb hands tests an empty database to work on, once for every kind
// of database that is there: the same test proves the same behaviour on each.
//
// A real Neo4j is used when NEO4J_TEST_URI names one that may be wiped;
// `make test` starts one for the whole run. Test processes take turns on it by a
// file lock, so packages may be tested in parallel.
//
// What is missing is skipped with the reason, unless ROLEGRAPH_REQUIRE lists it
// (for instance "neo4j,browser,testdata"): then it fails.
package testdb

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/internal/embedded"
)

// DB is one empty database.
type DB struct {
	Name   string // "embedded" or "neo4j"
	URI    string
	Driver neo4j.DriverWithContext
}

// Each runs test as a subtest on every database there is, each time empty: no
// node, no index, no constraint.
func Each(t *testing.T, test func(t *testing.T, db DB)) {
	t.Helper()
	t.Run("embedded", func(t *testing.T) { test(t, Embedded(t)) })
	t.Run("neo4j", func(t *testing.T) { test(t, Neo4j(t)) })
}

// Embedded starts an embedded database in memory.
func Embedded(t testing.TB) DB {
	t.Helper()
	uri := embedded.StartT(t).URI()
	return DB{Name: "embedded", URI: uri, Driver: open(t, uri)}
}

// Neo4j returns the real Neo4j, emptied, or skips the test.
func Neo4j(t testing.TB) DB {
	t.Helper()
	uri := os.Getenv("NEO4J_TEST_URI")
	if uri == "" {
		Missing(t, "neo4j", "NEO4J_TEST_URI names no Neo4j (make test starts one when Java 17 and Maven are there)")
	}
	lock(t)
	db := DB{Name: "neo4j", URI: uri, Driver: open(t, uri)}
	db.Wipe(t)
	return db
}

// Open returns a database that the test started itself.
func Open(t testing.TB, name, uri string) DB {
	t.Helper()
	return DB{Name: name, URI: uri, Driver: open(t, uri)}
}

// open opens a driver that is closed with the test.
func open(t testing.TB, uri string) neo4j.DriverWithContext {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(uri, neo4j.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = driver.Close(context.Background()) })
	return driver
}

// Missing skips the test for want of what, with the reason; it fails instead when
// ROLEGRAPH_REQUIRE lists what.
func Missing(t testing.TB, what, reason string) {
	t.Helper()
	if slices.Contains(strings.Split(os.Getenv("ROLEGRAPH_REQUIRE"), ","), what) {
		t.Fatalf("%s is required here: %s", what, reason)
	}
	t.Skipf("%s: %s", what, reason)
}

// Wipe removes every node, constraint and index.
func (db DB) Wipe(t testing.TB) {
	t.Helper()
	// Relationships first: those of a thousand roles are more than one transaction
	// of a small Neo4j can hold.
	db.Run(t, "MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS", nil)
	db.Run(t, "MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS", nil)
	for _, r := range db.Run(t, "SHOW CONSTRAINTS YIELD name", nil) {
		db.Run(t, "DROP CONSTRAINT "+quote(r.Values[0].(string)), nil)
	}
	for _, r := range db.Run(t, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name", nil) {
		db.Run(t, "DROP INDEX "+quote(r.Values[0].(string)), nil)
	}
}

// Run runs one query in an auto-commit transaction and fails the test on an error.
func (db DB) Run(t testing.TB, cypher string, params map[string]any) []*neo4j.Record {
	t.Helper()
	ctx := context.Background()
	session := db.Driver.NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx)
	result, err := session.Run(ctx, cypher, params)
	if err != nil {
		t.Fatalf("%s: %s: %v", db.Name, cypher, err)
	}
	records, err := result.Collect(ctx)
	if err != nil {
		t.Fatalf("%s: %s: %v", db.Name, cypher, err)
	}
	return records
}

// WantRows demands that a query returns these texts, one a row.
func (db DB) WantRows(t testing.TB, query string, want ...string) {
	t.Helper()
	var got []string
	for _, record := range db.Run(t, query, nil) {
		got = append(got, record.Values[0].(string))
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s: %s\ngot  %q\nwant %q", db.Name, query, got, want)
	}
}

func quote(name string) string { return "`" + strings.ReplaceAll(name, "`", "``") + "`" }

// lock keeps other test processes off the shared Neo4j until this one ends.
func lock(t testing.TB) {
	t.Helper()
	if _, err := lockFile(); err != nil {
		t.Fatal(err)
	}
}

// lockFile keeps the file open, and so locked, until the process ends.
var lockFile = sync.OnceValues(func() (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(os.TempDir(), "rolegraph-test-neo4j.lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	return f, syscall.Flock(int(f.Fd()), syscall.LOCK_EX)
})
