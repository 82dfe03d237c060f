package differential

import (
	"context"
	"sync"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/tests/testdb"
)

// Writers who merge the same keys at once make each node and each relationship
// once, and each of them hears of what it made itself.
func TestMergeByConcurrentWriters(t *testing.T) {
	const writers, keys, rounds = 8, 20, 3
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		db.Run(t, "CREATE CONSTRAINT FOR (n:A) REQUIRE n.id IS UNIQUE", nil)
		var running sync.WaitGroup
		var mu sync.Mutex
		nodes, relationships := 0, 0
		for w := range writers {
			running.Go(func() {
				for i := range rounds * keys {
					made, err := merged(db.Driver, (i+w*keys/writers)%keys, keys)
					if err != nil {
						t.Errorf("writer %d: %v", w, err)
						return
					}
					mu.Lock()
					nodes += made.NodesCreated()
					relationships += made.RelationshipsCreated()
					mu.Unlock()
				}
			})
		}
		running.Wait()
		if nodes != keys || relationships != keys {
			t.Errorf("the writers made %d nodes and %d relationships, want %d of each", nodes, relationships, keys)
		}
		row := db.Run(t, "MATCH (n:A) OPTIONAL MATCH (n)-[r:NEXT]->() RETURN count(DISTINCT n), count(DISTINCT n.id), count(r), sum(n.times)", nil)[0].Values
		for i, want := range []int64{keys, keys, keys, writers * rounds * keys} {
			if row[i] != want {
				t.Errorf("found %v, want %d nodes with as many ids, as many relationships, and each visit counted", row, keys)
				break
			}
		}
	})
}

// merged merges a key, counts the visit and links the key to the next one. The
// driver repeats what ended in a deadlock.
func merged(driver neo4j.DriverWithContext, key, keys int) (neo4j.Counters, error) {
	ctx := context.Background()
	session := driver.NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx)
	result, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		r, err := tx.Run(ctx, `MERGE (a:A {id: $id}) ON CREATE SET a.times = 1 ON MATCH SET a.times = a.times + 1
			MERGE (b:A {id: $next}) ON CREATE SET b.times = 0
			MERGE (a)-[:NEXT]->(b)`, map[string]any{"id": key, "next": (key + 1) % keys})
		if err != nil {
			return nil, err
		}
		return r.Consume(ctx)
	})
	if err != nil {
		return nil, err
	}
	return result.(neo4j.ResultSummary).Counters(), nil
}
