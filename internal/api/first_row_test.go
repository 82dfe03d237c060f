package api_test

import (
	"bufio"
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/tests/testdb"
)

// The first row of a stream of a million rows, over HTTP and at the bare driver,
// turn by turn. The client leaves after it.
//
//	go test ./internal/api -run '^$' -bench FirstRow
func BenchmarkFirstRow(b *testing.B) {
	b.Run("embedded", func(b *testing.B) { benchmarkFirstRow(b, testdb.Embedded(b)) })
	b.Run("neo4j", func(b *testing.B) { benchmarkFirstRow(b, testdb.Neo4j(b)) })
}

const million = "UNWIND range(1, 1000000) AS i RETURN i"

func benchmarkFirstRow(b *testing.B, db testdb.DB) {
	s := start(b, db)
	beside(b, func() { firstRow(b, s.URL) }, func() { firstRecord(b, db.Driver) })
}

func firstRow(b *testing.B, url string) {
	request, err := http.NewRequestWithContext(context.Background(), http.MethodPost, url+"/api/v1/cypher", strings.NewReader(cypherBody(million)))
	if err != nil {
		b.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/x-ndjson")
	response, err := uncompressed.Do(request)
	if err != nil {
		b.Fatal(err)
	}
	defer response.Body.Close()
	lines := bufio.NewScanner(response.Body)
	for range 2 { // the header, then the first row
		lines.Scan()
	}
	if lines.Text() != `{"row":[1]}` {
		b.Fatalf("got %q", lines.Text())
	}
}

func firstRecord(b *testing.B, driver neo4j.DriverWithContext) {
	ctx := context.Background()
	session := driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, FetchSize: 1000})
	defer session.Close(ctx)
	result, err := session.Run(ctx, million, nil)
	if err != nil {
		b.Fatal(err)
	}
	if !result.Next(ctx) || result.Record().Values[0] != int64(1) {
		b.Fatal(result.Err())
	}
}
