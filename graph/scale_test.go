package graph_test

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"rolegraph/graph"
	"rolegraph/internal/load/dataset"
	"rolegraph/internal/load/esco"
	"rolegraph/internal/load/tabular"
	"rolegraph/tests/testdb"
)

// Every question over the whole of O*NET and ESCO, on the embedded database and, in
// turns with it, on Neo4j where there is one: 50th and 95th percentile, and how many
// times as long Neo4j takes. Each call asks about something else, ten of them a round.
// Cold is the first question after a commit, which reads anew what is remembered; it
// is asked once a round.
//
//	ROLEGRAPH_TESTDATA=… go test ./graph -run '^$' -bench AtScale -benchtime 8x
func BenchmarkAtScale(b *testing.B) {
	folder := os.Getenv("ROLEGRAPH_TESTDATA")
	if _, err := os.Stat(filepath.Join(folder, "db_29_3_text.zip")); err != nil {
		testdb.Missing(b, "testdata", "ROLEGRAPH_TESTDATA names no folder with db_29_3_text.zip")
	}
	measure(b, func(db testdb.DB) {
		loadOnet(b, db, filepath.Join(folder, "db_29_3_text.zip"))
		loadEsco(b, db, folder)
	}, "microsoft excel")
}

func loadEsco(b *testing.B, db testdb.DB, folder string) {
	b.Helper()
	open := func(name string) *tabular.Archive {
		archive, err := tabular.OpenArchive(filepath.Join(folder, name))
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { _ = archive.Close() })
		return archive
	}
	source := esco.Source(esco.Files{
		Classification: open("ESCO dataset - v1.1.1 - classification - en - csv.zip"),
		Relations:      open("ESCO dataset - v1.1.1 - classification -  - csv.zip"),
		Version:        "1.1.1", Crosswalk: filepath.Join(folder, "esco_onet_crosswalk_Nov2020.csv"),
	})
	if _, err := dataset.Load(context.Background(), db.Driver, source, dataset.Options{}); err != nil {
		b.Fatal(err)
	}
}

// measure loads each database and times the questions on it. hub is the tool that
// most roles use.
func measure(b *testing.B, load func(testdb.DB), hub string) {
	b.Helper()
	var all []*subject
	for _, db := range databases(b) {
		load(db)
		all = append(all, newSubject(b, db, hub))
	}
	for _, q := range questions {
		b.Run(q.name, func(b *testing.B) {
			for _, s := range all {
				s.times = nil
				s.ask(b, q, 0) // what is remembered is there
			}
			i := 0
			for b.Loop() {
				for range q.times() {
					i++
					for _, s := range all {
						if q.cold {
							s.db.Run(b, "MERGE (n:Cold {id: 1}) SET n.at = $at", map[string]any{"at": i})
						}
						s.times = append(s.times, s.ask(b, q, i))
					}
				}
			}
			b.ReportMetric(0, "ns/op")
			report(b, all)
		})
	}
}

// databases are the embedded one, and Neo4j where there is one.
func databases(b *testing.B) []testdb.DB {
	all := []testdb.DB{testdb.Embedded(b)}
	if os.Getenv("NEO4J_TEST_URI") != "" {
		all = append(all, testdb.Neo4j(b))
	}
	return all
}

func report(b *testing.B, all []*subject) {
	for _, s := range all {
		slices.Sort(s.times)
		b.ReportMetric(s.percentile(50), s.db.Name+"-p50-ms")
		b.ReportMetric(s.percentile(95), s.db.Name+"-p95-ms")
	}
	if len(all) == 2 {
		b.ReportMetric(all[1].percentile(50)/all[0].percentile(50), "p50-ratio")
	}
}

// subject is a database with what to ask about.
type subject struct {
	db           testdb.DB
	g            *graph.DB
	roles, names []string
	hub          string
	times        []time.Duration
}

func newSubject(b *testing.B, db testdb.DB, hub string) *subject {
	b.Helper()
	s := &subject{db: db, g: graph.New(db.Driver, ""), hub: hub}
	for _, r := range db.Run(b, "MATCH (r:Role)-[:RELATED_TO]->() RETURN DISTINCT r.id AS id ORDER BY id", nil) {
		s.roles = append(s.roles, r.Values[0].(string))
	}
	for _, r := range db.Run(b, "MATCH (t:Tool) RETURN t.name AS name ORDER BY name LIMIT 2000", nil) {
		s.names = append(s.names, r.Values[0].(string))
	}
	random := rand.New(rand.NewPCG(1, 1))
	random.Shuffle(len(s.roles), func(i, j int) { s.roles[i], s.roles[j] = s.roles[j], s.roles[i] })
	random.Shuffle(len(s.names), func(i, j int) { s.names[i], s.names[j] = s.names[j], s.names[i] })
	return s
}

func (s *subject) role(i int) string { return s.roles[i%len(s.roles)] }

// typed is the beginning of a name, as somebody types it.
func (s *subject) typed(i int) string {
	name := []rune(s.names[i%len(s.names)])
	return string(name[:min(len(name), 2+i%7)])
}

func (s *subject) percentile(p int) float64 {
	return float64(s.times[min(len(s.times)-1, len(s.times)*p/100)].Microseconds()) / 1000
}

func (s *subject) ask(b *testing.B, q question, i int) time.Duration {
	start := time.Now()
	if err := q.ask(context.Background(), s, i); err != nil {
		b.Fatalf("%s: %v", q.name, err)
	}
	return time.Since(start)
}

type question struct {
	name string
	ask  func(ctx context.Context, s *subject, i int) error
	cold bool
}

// times is how often a round asks.
func (q question) times() int {
	if q.cold {
		return 1
	}
	return 10
}

// told forgets an answer and keeps its error.
func told[T any](_ T, err error) error { return err }

var questions = []question{
	{name: "typeahead", ask: func(ctx context.Context, s *subject, i int) error {
		return told(s.g.Search(ctx, graph.SearchOptions{Q: s.typed(i)}))
	}},
	{name: "typing-error", ask: func(ctx context.Context, s *subject, i int) error {
		return told(s.g.Search(ctx, graph.SearchOptions{Q: "softwear develper"}))
	}},
	{name: "list", ask: func(ctx context.Context, s *subject, i int) error {
		return told(s.g.List(ctx, "Role", graph.ListOptions{}))
	}},
	{name: "list-filtered", ask: func(ctx context.Context, s *subject, i int) error {
		return told(s.g.List(ctx, "Tool", graph.ListOptions{Q: s.typed(i)}))
	}},
	{name: "role", ask: func(ctx context.Context, s *subject, i int) error {
		return told(s.g.Thing(ctx, "Role", s.role(i), 0))
	}},
	{name: "hub", ask: func(ctx context.Context, s *subject, i int) error {
		return told(s.g.Thing(ctx, "Tool", s.hub, 0))
	}},
	{name: "expand-hub", ask: func(ctx context.Context, s *subject, i int) error {
		return told(s.g.Neighbors(ctx, "Tool", s.hub, graph.NeighborOptions{Type: "USES", Limit: 25}))
	}},
	{name: "compare", ask: func(ctx context.Context, s *subject, i int) error {
		return told(s.g.Compare(ctx, graph.CompareOptions{Roles: []string{s.role(i), s.role(i + 1)}}))
	}},
	{name: "compare-40", ask: func(ctx context.Context, s *subject, i int) error {
		return told(s.g.Compare(ctx, graph.CompareOptions{Roles: s.roles[:40]}))
	}},
	{name: "similar", ask: func(ctx context.Context, s *subject, i int) error {
		return told(s.g.Similar(ctx, s.role(i), graph.SimilarOptions{}))
	}},
	{name: "what-if", ask: func(ctx context.Context, s *subject, i int) error {
		return told(s.g.WhatIf(ctx, s.role(i), graph.WhatIfOptions{Learn: []string{s.hub}}))
	}},
	{name: "routes", ask: func(ctx context.Context, s *subject, i int) error {
		return told(s.g.Routes(ctx, s.role(i), s.role(i+7), graph.RouteOptions{}))
	}},
	{name: "routes-10-of-8-hops", ask: func(ctx context.Context, s *subject, i int) error {
		return told(s.g.Routes(ctx, s.role(i), s.role(i+7), graph.RouteOptions{K: 10, MaxHops: 8}))
	}},
	{name: "paths", ask: func(ctx context.Context, s *subject, i int) error {
		from := graph.NodeKey{Label: "Role", Key: s.role(i)}
		return told(s.g.Paths(ctx, graph.PathOptions{From: &from, To: graph.NodeKey{Label: "Role", Key: s.role(i + 1)}}))
	}},
	{name: "near", ask: func(ctx context.Context, s *subject, i int) error {
		return told(s.g.Paths(ctx, graph.PathOptions{To: graph.NodeKey{Label: "Tool", Key: s.hub}}))
	}},
	{name: "org", ask: func(ctx context.Context, s *subject, i int) error {
		return told(s.g.Org(ctx, graph.OrgOptions{}))
	}},
	{name: "schema", ask: func(ctx context.Context, s *subject, i int) error { return told(s.g.Schema(ctx)) }},
	{name: "statistics", ask: func(ctx context.Context, s *subject, i int) error { return told(s.g.Statistics(ctx)) }},
	{name: "routes-cold", cold: true, ask: func(ctx context.Context, s *subject, i int) error {
		return told(s.g.Routes(ctx, s.role(i), s.role(i+7), graph.RouteOptions{}))
	}},
	{name: "typeahead-cold", cold: true, ask: func(ctx context.Context, s *subject, i int) error {
		return told(s.g.Search(ctx, graph.SearchOptions{Q: s.typed(i)}))
	}},
}
