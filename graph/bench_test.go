package graph_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/graph"
	"rolegraph/tests/testdb"
)

// Five questions, each beside a bare driver call that runs the same text with the
// same parameters and collects the result. What lies between the two is ours.
//
//	go test ./graph -run '^$' -bench Questions
func BenchmarkQuestions(b *testing.B) {
	b.Run("embedded", func(b *testing.B) { benchmark(b, testdb.Embedded(b)) })
	b.Run("neo4j", func(b *testing.B) { benchmark(b, testdb.Neo4j(b)) })
}

func benchmark(b *testing.B, db testdb.DB) {
	loadSeed(b, db)
	g := graph.New(db.Driver, "")
	for _, q := range []struct {
		name string
		ask  func(context.Context) error
	}{
		{"list", func(ctx context.Context) error { _, err := g.List(ctx, "Role", graph.ListOptions{}); return err }},
		{"thing", func(ctx context.Context) error { _, err := g.Thing(ctx, "Role", "ml-engineer", 0); return err }},
		{"compare", func(ctx context.Context) error {
			_, err := g.Compare(ctx, graph.CompareOptions{Roles: six})
			return err
		}},
		{"similar", func(ctx context.Context) error {
			_, err := g.Similar(ctx, "ml-engineer", graph.SimilarOptions{})
			return err
		}},
		{"search", func(ctx context.Context) error {
			_, err := g.Search(ctx, graph.SearchOptions{Q: "engineer", Limit: 5})
			return err
		}},
	} {
		b.Run(q.name, func(b *testing.B) { beside(b, q.ask, db.Driver) })
	}
}

// beside takes turns, so that both meet the same weather, and reports both medians
// and their ratio.
func beside(b *testing.B, ask func(context.Context) error, driver neo4j.DriverWithContext) {
	statement := lastStatement(b, ask)
	question := func() error { return ask(context.Background()) }
	call := func() error { return bare(driver, statement) }
	for range 20 {
		timed(b, question)
		timed(b, call)
	}
	var ours, theirs []time.Duration
	for b.Loop() {
		ours = append(ours, timed(b, question))
		theirs = append(theirs, timed(b, call))
	}
	slices.Sort(ours)
	slices.Sort(theirs)
	p50, bare50 := ours[len(ours)/2], theirs[len(theirs)/2]
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(p50.Microseconds()), "p50-µs")
	b.ReportMetric(float64(bare50.Microseconds()), "bare-p50-µs")
	b.ReportMetric(float64(p50)/float64(bare50), "p50-ratio")
}

func timed(b *testing.B, call func() error) time.Duration {
	start := time.Now()
	if err := call(); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}

// lastStatement is what a question sends once the keys are known.
func lastStatement(b *testing.B, ask func(context.Context) error) (last graph.Statement) {
	b.Helper()
	ctx := graph.WithStatements(context.Background(), func(s graph.Statement) { last = s })
	if err := ask(ctx); err != nil {
		b.Fatal(err)
	}
	return last
}

func bare(driver neo4j.DriverWithContext, s graph.Statement) error {
	ctx := context.Background()
	session := driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead})
	defer session.Close(ctx)
	result, err := session.Run(ctx, s.Text, s.Params)
	if err != nil {
		return err
	}
	_, err = result.Collect(ctx)
	return err
}
