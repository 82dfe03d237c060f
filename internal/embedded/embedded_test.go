package embedded_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/internal/embedded"
	"rolegraph/internal/embedded/cypher"
)

func ask(t *testing.T, uri, query string, params map[string]any) []*neo4j.Record {
	t.Helper()
	ctx := context.Background()
	driver, err := neo4j.NewDriverWithContext(uri, neo4j.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(ctx)
	result, err := neo4j.ExecuteQuery(ctx, driver, query, params, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return result.Records
}

func TestMemory(t *testing.T) {
	db := embedded.StartT(t)
	ask(t, db.URI(), "CREATE (:Role {name: 'ML Engineer'})-[:USES]->(:Tool {name: 'TensorFlow'})", nil)
	rows := ask(t, db.URI(), "MATCH (r:Role)-[:USES]->(t) RETURN r.name AS role, t.name AS tool", nil)
	if len(rows) != 1 || rows[0].Values[1] != "TensorFlow" {
		t.Errorf("%v", rows)
	}
}

func TestFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	first, err := embedded.Start(embedded.Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	ask(t, first.URI(), "CREATE (:A {x: 1})", nil)

	_, err = embedded.Start(embedded.Options{Path: path})
	if !embedded.IsLocked(err) || !strings.Contains(err.Error(), first.URI()) {
		t.Errorf("a second process: %v", err)
	}
	if uri, ok := embedded.Join(path); !ok || uri != first.URI() {
		t.Errorf("joins at %q", uri)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if files, _ := os.ReadDir(filepath.Dir(path)); len(files) != 1 {
		t.Errorf("left behind: %v", files)
	}

	second, err := embedded.Start(embedded.Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if rows := ask(t, second.URI(), "MATCH (a:A) RETURN a.x", nil); len(rows) != 1 || rows[0].Values[0] != int64(1) {
		t.Errorf("%v", rows)
	}
}

// Two results of one transaction may be open at once.
func TestInterleavedResults(t *testing.T) {
	ctx := context.Background()
	driver, err := neo4j.NewDriverWithContext(embedded.StartT(t).URI(), neo4j.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(ctx)
	session := driver.NewSession(ctx, neo4j.SessionConfig{FetchSize: 2})
	defer session.Close(ctx)
	tx, err := session.BeginTransaction(ctx)
	if err != nil {
		t.Fatal(err)
	}
	first, err := tx.Run(ctx, "UNWIND range(1, 10) AS i RETURN i", nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Run(ctx, "CREATE (:B)", nil); err != nil {
		t.Fatal(err)
	}
	if rows, err := first.Collect(ctx); err != nil || len(rows) != 10 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	if err := tx.Commit(ctx); err != nil {
		t.Error(err)
	}
}

// Rows that a client does not want are not computed.
func TestDiscard(t *testing.T) {
	ctx := context.Background()
	driver, err := neo4j.NewDriverWithContext(embedded.StartT(t).URI(), neo4j.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(ctx)
	session := driver.NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx)
	result, err := session.Run(ctx, "UNWIND range(1, 1000000000000) AS i RETURN i", nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := result.Consume(ctx); err != nil {
		t.Error(err)
	}
	result, err = session.Run(ctx, "UNWIND range(1, 3000) AS i CREATE (a:A) RETURN a", nil)
	if err != nil {
		t.Fatal(err)
	}
	summary, err := result.Consume(ctx)
	if err != nil || summary.Counters().NodesCreated() != 3000 {
		t.Errorf("what is written is written: %v", err)
	}
}

// A result that waits for another one of its transaction counts as what the
// transaction holds.
func TestWaitingResultsAreLimited(t *testing.T) {
	ctx := context.Background()
	db, err := embedded.Start(embedded.Options{Engine: cypher.Options{QueryMemory: 1 << 20}})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	driver, err := neo4j.NewDriverWithContext(db.URI(), neo4j.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(ctx)
	session := driver.NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx)
	tx, err := session.BeginTransaction(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Run(ctx, "UNWIND range(1, 1000000000) AS i RETURN i", nil); err != nil {
		t.Fatal(err)
	}
	_, err = tx.Run(ctx, "RETURN 1", nil)
	var failure *neo4j.Neo4jError
	if !errors.As(err, &failure) || failure.Code != "Neo.TransientError.General.MemoryPoolOutOfMemoryError" {
		t.Errorf("%v", err)
	}
}

func TestReadSessionsDoNotWrite(t *testing.T) {
	ctx := context.Background()
	driver, err := neo4j.NewDriverWithContext(embedded.StartT(t).URI(), neo4j.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(ctx)
	session := driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead})
	defer session.Close(ctx)
	_, err = session.Run(ctx, "CREATE (n)", nil)
	var failure *neo4j.Neo4jError
	if !errors.As(err, &failure) || failure.Code != "Neo.ClientError.Statement.AccessMode" {
		t.Errorf("%v", err)
	}
}
