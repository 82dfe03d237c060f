package api_test

import (
	"context"
	"io"
	"net/http"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/graph"
	"rolegraph/tests/testdb"
)

// BenchmarkQuestion asks five questions over HTTP, and the same statements by the
// bare driver: the overhead of the API is the ratio. Replies are not compressed,
// as on a local connection it costs more than it saves.
func BenchmarkQuestion(b *testing.B) {
	db := testdb.Neo4j(b)
	load(b, db)
	s := start(b, db)
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}}
	questions := map[string]string{
		"list":    "/api/v1/roles",
		"thing":   "/api/v1/roles/ml-engineer",
		"compare": "/api/v1/compare?roles=ml-engineer,ml-researcher,data-engineer",
		"similar": "/api/v1/roles/ml-engineer/similar",
		"search":  "/api/v1/search?q=tensor",
	}
	for name, path := range questions {
		statements := behind(b, db, path)
		b.Run(name+"/api", func(b *testing.B) {
			for b.Loop() {
				r, err := client.Get(s.URL + path)
				if err != nil {
					b.Fatal(err)
				}
				_, _ = io.Copy(io.Discard, r.Body)
				_ = r.Body.Close()
			}
		})
		b.Run(name+"/driver", func(b *testing.B) {
			for b.Loop() {
				for _, statement := range statements {
					runBare(b, db.Driver, statement)
				}
			}
		})
	}
}

// behind lists the statements that a route sends when everything is warm.
func behind(b *testing.B, db testdb.DB, path string) []graph.Statement {
	b.Helper()
	var statements []graph.Statement
	questions := graph.New(db.Driver, "")
	ask := map[string]func(context.Context) error{
		"/api/v1/roles": func(ctx context.Context) error {
			_, err := questions.List(ctx, "Role", graph.ListOptions{Limit: 50})
			return err
		},
		"/api/v1/roles/ml-engineer": func(ctx context.Context) error {
			_, err := questions.Thing(ctx, "Role", "ml-engineer", 200)
			return err
		},
		"/api/v1/compare?roles=ml-engineer,ml-researcher,data-engineer": func(ctx context.Context) error {
			_, err := questions.Compare(ctx, graph.CompareOptions{Roles: []string{"ml-engineer", "ml-researcher", "data-engineer"}})
			return err
		},
		"/api/v1/roles/ml-engineer/similar": func(ctx context.Context) error {
			_, err := questions.Similar(ctx, "ml-engineer", graph.SimilarOptions{})
			return err
		},
		"/api/v1/search?q=tensor": func(ctx context.Context) error {
			_, err := questions.Search(ctx, graph.SearchOptions{Q: "tensor"})
			return err
		},
	}[path]
	for range 2 { // the first time also reads the catalog
		statements = nil
		ctx := graph.WithStatements(context.Background(), func(s graph.Statement) { statements = append(statements, s) })
		if err := ask(ctx); err != nil {
			b.Fatal(err)
		}
	}
	return statements
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
