package api_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/internal/embedded"
	"rolegraph/tests/testdb"
)

// While the database is gone every question says so at once; when it is back they
// are answered again, without a restart.
func TestDatabaseGoneAndBack(t *testing.T) {
	base, err := embedded.Start(embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	uri := base.URI()
	driver, err := neo4j.NewDriverWithContext(uri, neo4j.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(context.Background())
	s := start(t, testdb.DB{Name: "embedded", URI: uri, Driver: driver})
	ask := func(status int) {
		t.Helper()
		for _, path := range []string{"/api/v1/roles", "/api/v1/schema", "/api/v1/diagrams/schema.svg", "/api/v1/diagrams/cypher.svg?query=MATCH%20(n)%20RETURN%20n"} {
			r, text := s.do(t, "GET", path, "")
			if r.StatusCode != status || status == 503 && (!strings.Contains(text, `"code":"unavailable"`) || r.Header.Get("Retry-After") == "") {
				t.Errorf("%s: %d %.300s, want %d", path, r.StatusCode, text, status)
			}
		}
		if r, text := s.do(t, "POST", "/api/v1/cypher", cypherBody("RETURN 1")); r.StatusCode != status {
			t.Errorf("cypher: %d %.300s, want %d", r.StatusCode, text, status)
		}
	}
	ask(http.StatusOK)
	if err := base.Close(); err != nil {
		t.Fatal(err)
	}
	ask(http.StatusServiceUnavailable)
	if r, _ := s.do(t, "GET", "/readyz", ""); r.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("ready without a database: %d", r.StatusCode)
	}
	base, err = embedded.Start(embedded.Options{Address: strings.TrimPrefix(uri, "bolt://")})
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	ask(http.StatusOK)
}
