package embedded_test

import (
	"context"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/internal/embedded"
)

// One writer moves money between accounts, and adds and removes accounts in
// pairs, while 64 readers add it all up: none may see a state in between.
func TestSnapshotsAreWhole(t *testing.T) {
	length := 2 * time.Second
	if d, err := time.ParseDuration(os.Getenv("ROLEGRAPH_SOAK")); err == nil {
		length = d
	}
	db := embedded.StartT(t)
	driver, err := neo4j.NewDriverWithContext(db.URI(), neo4j.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(context.Background())
	// The driver's first connection sets a field that the others read unlocked.
	if err := driver.VerifyConnectivity(context.Background()); err != nil {
		t.Fatal(err)
	}
	ask(t, db.URI(), "CREATE INDEX FOR (a:Account) ON (a.id)", nil)
	ask(t, db.URI(), "UNWIND range(1, 100) AS i CREATE (a:Account {id: i, money: 100}) WITH collect(a) AS all UNWIND range(0, 98) AS i WITH all[i] AS a, all[i + 1] AS b CREATE (a)-[:KNOWS]->(b)", nil)

	ctx, stop := context.WithTimeout(context.Background(), length)
	defer stop()
	var running sync.WaitGroup
	for range 64 {
		running.Go(func() {
			for ctx.Err() == nil {
				checkTotals(t, driver)
			}
		})
	}
	running.Go(func() {
		for i := 0; ctx.Err() == nil; i++ {
			run(t, driver, "MATCH (a:Account {id: $from}), (b:Account {id: $to}) SET a.money = a.money - 7, b.money = b.money + 7", map[string]any{"from": i%100 + 1, "to": (i*31)%99 + 1})
			run(t, driver, "CREATE (:Account {id: 1000, money: 5})-[:KNOWS]->(:Account {id: 1001, money: -5})", nil)
			run(t, driver, "MATCH (a:Account) WHERE a.id >= 1000 DETACH DELETE a", nil)
		}
	})
	running.Wait()
}

func checkTotals(t *testing.T, driver neo4j.DriverWithContext) {
	rows := run(t, driver, `MATCH (a:Account) WITH count(*) AS accounts, sum(a.money) AS money
		MATCH (:Account)-[k:KNOWS]->(:Account) RETURN accounts, money, count(k) AS known`, nil)
	if len(rows) != 1 {
		t.Errorf("%d rows", len(rows))
		return
	}
	accounts, money, known := rows[0].Values[0].(int64), rows[0].Values[1].(int64), rows[0].Values[2].(int64)
	if money != 10000 || !(accounts == 100 && known == 99 || accounts == 102 && known == 100) {
		t.Errorf("%d accounts, %d money, %d known", accounts, money, known)
	}
}

func run(t *testing.T, driver neo4j.DriverWithContext, query string, params map[string]any) []*neo4j.Record {
	result, err := neo4j.ExecuteQuery(context.Background(), driver, query, params, neo4j.EagerResultTransformer)
	if err != nil {
		t.Errorf("%s: %v", query, err)
		return nil
	}
	return result.Records
}
