package api_test

import (
	"context"
	"io"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/graph"
	"rolegraph/tests/testdb"
)

// Five questions over HTTP, each beside the same statement sent by the bare driver
// and collected, turn by turn. Replies are not compressed, as a client on the same
// machine would have it.
//
//	go test ./internal/api -run '^$' -bench Overhead
func BenchmarkOverhead(b *testing.B) {
	b.Run("embedded", func(b *testing.B) { benchmarkQuestions(b, testdb.Embedded(b)) })
	b.Run("neo4j", func(b *testing.B) { benchmarkQuestions(b, testdb.Neo4j(b)) })
}

func benchmarkQuestions(b *testing.B, db testdb.DB) {
	load(b, db)
	s := start(b, db)
	g := graph.New(db.Driver, "")
	for _, q := range []struct {
		name, path string
		ask        func(context.Context) error
	}{
		{"list", "/api/v1/roles", func(ctx context.Context) error {
			_, err := g.List(ctx, "Role", graph.ListOptions{Limit: 50})
			return err
		}},
		{"thing", "/api/v1/roles/ml-engineer", func(ctx context.Context) error {
			_, err := g.Thing(ctx, "Role", "ml-engineer", 200)
			return err
		}},
		{"compare", "/api/v1/compare?roles=ml-engineer,ml-researcher,data-engineer", func(ctx context.Context) error {
			_, err := g.Compare(ctx, graph.CompareOptions{Roles: []string{"ml-engineer", "ml-researcher", "data-engineer"}})
			return err
		}},
		{"similar", "/api/v1/roles/ml-engineer/similar", func(ctx context.Context) error {
			_, err := g.Similar(ctx, "ml-engineer", graph.SimilarOptions{})
			return err
		}},
		{"search", "/api/v1/search?q=tensor", func(ctx context.Context) error {
			_, err := g.Search(ctx, graph.SearchOptions{Q: "tensor"})
			return err
		}},
	} {
		b.Run(q.name, func(b *testing.B) {
			statements := behind(b, q.ask)
			beside(b, func() { readAll(b, s.URL+q.path) }, func() {
				for _, statement := range statements {
					runBare(b, db.Driver, statement)
				}
			})
		})
	}
}

// beside runs both in turn, so that both meet the same weather, and reports both
// medians, their ratio, and by how much ours is later.
func beside(b *testing.B, ours, bare func()) {
	for range 20 {
		ours()
		bare()
	}
	var a, z []time.Duration
	for b.Loop() {
		a, z = append(a, timed(ours)), append(z, timed(bare))
	}
	slices.Sort(a)
	slices.Sort(z)
	p50, bare50 := a[len(a)/2], z[len(z)/2]
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(p50.Microseconds()), "p50-µs")
	b.ReportMetric(float64(bare50.Microseconds()), "bare-p50-µs")
	b.ReportMetric(float64(p50)/float64(bare50), "p50-ratio")
	b.ReportMetric(float64(p50-bare50)/1e6, "beyond-ms")
}

func timed(act func()) time.Duration {
	start := time.Now()
	act()
	return time.Since(start)
}

// behind lists the statements that a question sends when everything is warm.
func behind(b *testing.B, ask func(context.Context) error) (statements []graph.Statement) {
	b.Helper()
	for range 2 { // the first time also reads the catalog
		statements = nil
		ctx := graph.WithStatements(context.Background(), func(s graph.Statement) { statements = append(statements, s) })
		if err := ask(ctx); err != nil {
			b.Fatal(err)
		}
	}
	return statements
}

var uncompressed = &http.Client{Transport: &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 4}}

func readAll(b *testing.B, url string) {
	r, err := uncompressed.Get(url)
	if err != nil {
		b.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, r.Body)
	_ = r.Body.Close()
	if r.StatusCode != http.StatusOK {
		b.Fatalf("GET %s: %s", url, r.Status)
	}
}

func runBare(b *testing.B, driver neo4j.DriverWithContext, s graph.Statement) {
	ctx := context.Background()
	session := driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, FetchSize: neo4j.FetchAll})
	defer session.Close(ctx)
	result, err := session.Run(ctx, s.Text, s.Params)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := result.Collect(ctx); err != nil {
		b.Fatal(err)
	}
}
