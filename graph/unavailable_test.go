package graph_test

import (
	"context"
	"net"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/graph"
	"rolegraph/internal/embedded"
)

// A database that is gone is said to be so, at once.
func TestUnavailable(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	driver, err := neo4j.NewDriverWithContext("bolt://"+address, neo4j.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(context.Background())
	_, err = graph.New(driver, "").Statistics(context.Background())
	if e := wantError(t, err, graph.Unavailable); e.Hint == "" {
		t.Error("it does not say what to do")
	}
}

// A uniqueness constraint makes a key, and id goes before others. Each step asks a
// fresh DB, since one remembers the keys for two seconds.
func TestKeysOfANewLabel(t *testing.T) {
	ctx := context.Background()
	driver, err := neo4j.NewDriverWithContext(embedded.StartT(t).URI(), neo4j.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(ctx)
	for _, step := range []struct {
		make string
		key  string
	}{
		{"CREATE (:Plant {code: 'p1', id: 'x1'})", ""},
		{"CREATE CONSTRAINT FOR (p:Plant) REQUIRE p.code IS UNIQUE", "p1"},
		{"CREATE CONSTRAINT FOR (p:Plant) REQUIRE p.id IS UNIQUE", "x1"},
	} {
		if _, err := neo4j.ExecuteQuery(ctx, driver, step.make, nil, neo4j.EagerResultTransformer); err != nil {
			t.Fatal(err)
		}
		plant := try[*graph.List](t)(graph.New(driver, "").List(ctx, "Plant", graph.ListOptions{})).Items[0]
		if step.key != "" && plant.Key != step.key || step.key == "" && len(plant.Key) < 30 {
			t.Errorf("after %s the key is %q, want %q", step.make, plant.Key, step.key)
		}
	}
}
