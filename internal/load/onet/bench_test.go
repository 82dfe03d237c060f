package onet_test

import (
	"context"
	"embed"
	"encoding/csv"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/internal/embedded"
	"rolegraph/internal/load/dataset"
	"rolegraph/internal/load/onet"
	"rolegraph/internal/load/tabular"
	"rolegraph/seed"
	"rolegraph/tests/testdb"
)

//go:embed testdata/bench/*.cypher
var benchQueries embed.FS

// BenchmarkLoad loads O*NET in turn by the loader, from the archive; by a bare
// loop over the driver, from rows in memory: one session, UNWIND of 10,000 rows,
// MERGE on a constrained key; and by LOAD CSV of the same rows. The database is
// empty but for the constraints each time; each way makes the full-text index in
// the end. Nodes and relationships are timed apart, and the ratios say how many
// times faster the loader is; neo4j-bare/loader compares the loader into the
// embedded database with the bare loop into Neo4j. The processors' time, of this
// process and the server, is told too: on a machine that does other work it is the
// one to trust.
//
//	ROLEGRAPH_TESTDATA=FOLDER tests/neo4j/run.sh with go test ./internal/load/onet -run '^$' -bench Load -benchtime 3x
func BenchmarkLoad(b *testing.B) {
	var elsewhere time.Duration // the bare loop into Neo4j
	b.Run("neo4j", func(b *testing.B) {
		folder := b.TempDir()
		server := httptest.NewServer(http.FileServer(http.Dir(folder)))
		b.Cleanup(server.Close)
		took := benchLoad(b, testdb.Neo4j(b), folder, server.URL+"/")
		elsewhere = took["bare"].total() / time.Duration(b.N)
		besideNeo4j(b, elsewhere, took)
	})
	b.Run("embedded", func(b *testing.B) {
		folder := b.TempDir()
		server, err := embedded.Start(embedded.Options{Path: filepath.Join(folder, "bench.db"), ImportFolder: folder})
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { _ = server.Close() })
		took := benchLoad(b, testdb.Open(b, "embedded", server.URI()), folder, "file:///")
		besideNeo4j(b, elsewhere, took)
	})
}

// besideNeo4j tells how many times as long the bare loop into Neo4j takes; nothing
// where there is no Neo4j.
func besideNeo4j(b *testing.B, bare time.Duration, took map[string]*split) {
	if bare > 0 {
		b.ReportMetric(bare.Seconds()*float64(b.N)/took["loader"].total().Seconds(), "neo4j-bare/loader")
	}
}

// BenchmarkBatch loads O*NET by the loader with transactions of different sizes.
func BenchmarkBatch(b *testing.B) {
	sizes := func(b *testing.B, db testdb.DB) {
		file := release293(b)
		for _, size := range []int{1000, 2000, 5000, 10000, 20000} {
			b.Run(strconv.Itoa(size), func(b *testing.B) {
				var took split
				for b.Loop() {
					took.add(timeLoader(b, db, file, size))
				}
				b.ReportMetric(took.nodes.Seconds()/float64(b.N), "nodes-s/op")
				b.ReportMetric(took.edges.Seconds()/float64(b.N), "edges-s/op")
				b.ReportMetric(took.cpu.Seconds()/float64(b.N), "cpu-s/op")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
	b.Run("embedded", func(b *testing.B) {
		server, err := embedded.Start(embedded.Options{Path: filepath.Join(b.TempDir(), "bench.db")})
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { _ = server.Close() })
		sizes(b, testdb.Open(b, "embedded", server.URI()))
	})
	b.Run("neo4j", func(b *testing.B) { sizes(b, testdb.Neo4j(b)) })
}

func benchLoad(b *testing.B, db testdb.DB, folder, url string) map[string]*split {
	file := release293(b)
	rows := collect(b, file)
	rows.writeCSV(b, folder)
	ways := map[string]func() split{
		"loader": func() split { return timeLoader(b, db, file, 0) },
		"bare": func() split {
			return rows.write(b, db, "bare", func(_ string, maps []any) []map[string]any {
				var batches []map[string]any
				for chunk := range slices.Chunk(maps, 10000) {
					batches = append(batches, map[string]any{"rows": chunk})
				}
				return batches
			})
		},
		"csv": func() split {
			return rows.write(b, db, "csv", func(kind string, _ []any) []map[string]any {
				return []map[string]any{{"url": url + kind + ".csv"}}
			})
		},
	}
	names := slices.Sorted(maps.Keys(ways))
	for _, name := range names {
		ways[name]() // the database compiles what it runs often: nobody is measured before that
	}
	took := map[string]*split{"loader": {}, "bare": {}, "csv": {}}
	for b.Loop() {
		for _, name := range names {
			took[name].add(ways[name]())
		}
	}
	nodes, edges := float64(rows.count(rows.nodes)*b.N), float64(rows.count(rows.edges)*b.N)
	for _, name := range names {
		b.ReportMetric(nodes/took[name].nodes.Seconds(), name+"-nodes/s")
		b.ReportMetric(edges/took[name].edges.Seconds(), name+"-edges/s")
		b.ReportMetric(took[name].cpu.Seconds()/float64(b.N), name+"-cpu-s/op")
		if name != "loader" {
			b.ReportMetric(took[name].total().Seconds()/took["loader"].total().Seconds(), name+"/loader")
		}
	}
	b.ReportMetric(0, "ns/op")
	return took
}

// split is the time for nodes and for relationships, and the processors' time for
// both.
type split struct{ nodes, edges, cpu time.Duration }

func (s *split) add(t split) {
	s.nodes += t.nodes
	s.edges += t.edges
	s.cpu += t.cpu
}

func (s split) total() time.Duration { return s.nodes + s.edges }

// processor is the processors' time that this process, and Neo4j's if it is one,
// took so far.
func processor(b *testing.B, db testdb.DB) time.Duration {
	var own syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &own); err != nil {
		b.Fatal(err)
	}
	spent := time.Duration(own.Utime.Nano() + own.Stime.Nano())
	if db.Name == "neo4j" {
		query, err := benchQueries.ReadFile("testdata/bench/processor.cypher")
		if err != nil {
			b.Fatal(err)
		}
		spent += time.Duration(db.Run(b, string(query), nil)[0].Values[0].(int64))
	}
	return spent
}

// timeLoader loads the archive into an empty database, in transactions of so many
// rows.
func timeLoader(b *testing.B, db testdb.DB, file string, batch int) split {
	db.Wipe(b)
	source, closeArchive := openSource(b, file)
	defer closeArchive()
	constrain(b, db, source.Labels)
	watch := &stopwatch{}
	read := source.Read
	source.Read = func(to dataset.Sink) error {
		watch.Sink = to
		return read(watch)
	}
	before, start := processor(b, db), time.Now()
	if _, err := dataset.Load(context.Background(), db.Driver, source, dataset.Options{Batch: batch}); err != nil {
		b.Fatal(err)
	}
	return split{watch.linking.Sub(start), time.Since(watch.linking), processor(b, db) - before}
}

func openSource(b *testing.B, file string) (dataset.Source, func()) {
	archive, err := tabular.OpenArchive(file)
	if err != nil {
		b.Fatal(err)
	}
	source, err := onet.Source(archive)
	if err != nil {
		b.Fatal(err)
	}
	return source, func() { _ = archive.Close() }
}

// stopwatch notes when the first relationship came, and with it all nodes were
// written.
type stopwatch struct {
	dataset.Sink
	linking time.Time
}

func (w *stopwatch) Edge(e dataset.Edge) error {
	err := w.Sink.Edge(e)
	if w.linking.IsZero() {
		w.linking = time.Now()
	}
	return err
}

// constrain makes the keys of the labels unique.
func constrain(b *testing.B, db testdb.DB, labels []string) {
	for _, label := range append(labels, "Dataset") {
		db.Run(b, "CREATE CONSTRAINT FOR (n:"+label+") REQUIRE n.id IS UNIQUE", nil)
	}
}

// rows are what the data set holds, as parameters of a query, by kind.
type rows struct {
	nodes, edges map[string][]any
	kinds        map[string]*strings.Replacer // names of a kind for a query
	seen         map[string]bool
}

func collect(b *testing.B, file string) *rows {
	source, closeArchive := openSource(b, file)
	defer closeArchive()
	r := &rows{map[string][]any{}, map[string][]any{}, map[string]*strings.Replacer{}, map[string]bool{}}
	if err := source.Read(r); err != nil {
		b.Fatal(err)
	}
	return r
}

func (r *rows) Reject(dataset.Place, string, ...any) {}

func (r *rows) Node(n dataset.Node) error {
	if key := n.Label + "\x00" + n.ID; !r.seen[key] {
		r.seen[key] = true
		row := map[string]any{"id": n.ID, "dataset": "onet"}
		maps.Copy(row, n.Properties)
		r.nodes[n.Label] = append(r.nodes[n.Label], row)
		r.kinds[n.Label] = strings.NewReplacer("$LABEL", n.Label)
	}
	return nil
}

func (r *rows) Edge(e dataset.Edge) error {
	kind := e.Kind.Start + e.Kind.Type + e.Kind.End
	if key := kind + "\x00" + e.Start + "\x00" + e.End; !r.seen[key] {
		r.seen[key] = true
		properties := map[string]any{"dataset": "onet", "source": fmt.Sprintf("O*NET 29.3, %s, row %d", e.From.File, e.From.Row)}
		maps.Copy(properties, e.Properties)
		r.edges[kind] = append(r.edges[kind], map[string]any{"start": e.Start, "end": e.End, "properties": properties})
		r.kinds[kind] = strings.NewReplacer("$START", e.Kind.Start, "$TYPE", e.Kind.Type, "$END", e.Kind.End)
	}
	return nil
}

func (r *rows) count(kinds map[string][]any) int {
	n := 0
	for _, rows := range kinds {
		n += len(rows)
	}
	return n
}

// writeCSV writes a file for each kind.
func (r *rows) writeCSV(b *testing.B, folder string) {
	for kind, items := range r.nodes {
		writeCSV(b, filepath.Join(folder, kind+".csv"), items)
	}
	for kind, items := range r.edges {
		flat := make([]any, len(items))
		for i, item := range items {
			row := map[string]any{"start": item.(map[string]any)["start"], "end": item.(map[string]any)["end"]}
			maps.Copy(row, item.(map[string]any)["properties"].(map[string]any))
			flat[i] = row
		}
		writeCSV(b, filepath.Join(folder, kind+".csv"), flat)
	}
}

func writeCSV(b *testing.B, file string, items []any) {
	var columns []string
	for _, item := range items {
		for name := range item.(map[string]any) {
			if !slices.Contains(columns, name) {
				columns = append(columns, name)
			}
		}
	}
	records := [][]string{columns}
	for _, item := range items {
		record := make([]string, len(columns))
		for i, name := range columns {
			if v := item.(map[string]any)[name]; v != nil {
				record[i] = fmt.Sprint(v)
			}
		}
		records = append(records, record)
	}
	out, err := os.Create(file)
	if err != nil {
		b.Fatal(err)
	}
	defer out.Close()
	if err := csv.NewWriter(out).WriteAll(records); err != nil {
		b.Fatal(err)
	}
}

// write loads the rows into an empty database by the queries of a way;
// parameters makes those of each of its statements.
func (r *rows) write(b *testing.B, db testdb.DB, way string, parameters func(kind string, items []any) []map[string]any) split {
	db.Wipe(b)
	constrain(b, db, slices.Collect(maps.Keys(r.nodes)))
	session := db.Driver.NewSession(context.Background(), neo4j.SessionConfig{})
	defer session.Close(context.Background())
	before, start := processor(b, db), time.Now()
	r.writeKinds(b, session, way+"_nodes.cypher", r.nodes, parameters)
	linking := time.Now()
	r.writeKinds(b, session, way+"_edges.cypher", r.edges, parameters)
	for statement := range strings.SplitSeq(strings.TrimSpace(seed.Schema()), ";") {
		if strings.Contains(statement, "FULLTEXT") {
			db.Run(b, statement, nil)
		}
	}
	db.Run(b, "CALL db.awaitIndexes()", nil)
	return split{linking.Sub(start), time.Since(linking), processor(b, db) - before}
}

func (r *rows) writeKinds(b *testing.B, session neo4j.SessionWithContext, file string, kinds map[string][]any, parameters func(string, []any) []map[string]any) {
	text, err := benchQueries.ReadFile("testdata/bench/" + file)
	if err != nil {
		b.Fatal(err)
	}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		query := r.kinds[kind].Replace(string(text))
		for _, params := range parameters(kind, kinds[kind]) {
			result, err := session.Run(context.Background(), query, params)
			if err == nil {
				_, err = result.Consume(context.Background())
			}
			if err != nil {
				b.Fatalf("%s of %s: %v", file, kind, err)
			}
		}
	}
}
