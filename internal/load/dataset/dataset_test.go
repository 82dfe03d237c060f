package dataset_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"go.uber.org/goleak"

	"rolegraph/internal/load/dataset"
	"rolegraph/internal/load/dump"
	"rolegraph/tests/testdb"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var uses = dataset.EdgeKind{Start: "Role", Type: "USES", End: "Tool"}

// jobs is a data set whose roles use tools: "role tool hot".
func jobs(version string, pairs ...[3]string) dataset.Source {
	return dataset.Source{
		Info:   dataset.Info{ID: "jobs", Name: "Jobs", Version: version, Date: "2026", Attribution: "by us"},
		Labels: []string{"Role", "Tool"}, Edges: []dataset.EdgeKind{uses},
		Read: func(sink dataset.Sink) error { return readJobs(sink, pairs) },
	}
}

func readJobs(sink dataset.Sink, pairs [][3]string) error {
	for i, p := range pairs {
		from := dataset.Place{File: "jobs.csv", Row: i + 2}
		if err := sink.Node(dataset.Node{Label: "Role", ID: p[0], Properties: map[string]any{"name": p[0]}, From: from}); err != nil {
			return err
		}
		if p[1] == "missing" {
			continue
		}
		if err := sink.Node(dataset.Node{Label: "Tool", ID: p[1], Properties: map[string]any{"name": p[1], "kind": "tool"}, From: from}); err != nil {
			return err
		}
	}
	for i, p := range pairs {
		edge := dataset.Edge{Kind: uses, Start: p[0], End: p[1], Properties: map[string]any{"hot": p[2]}, From: dataset.Place{File: "jobs.csv", Row: i + 2}}
		if err := sink.Edge(edge); err != nil {
			return err
		}
	}
	return nil
}

const edgesQuery = "MATCH (r:Role)-[u:USES]->(t:Tool) RETURN r.id + ' ' + t.id + ' ' + u.hot + ' ' + u.source AS x ORDER BY x"

func TestANewReleaseReplacesTheOldOne(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		db.Run(t, "CREATE (:Tool {id: 'c++', name: 'C++', dataset: 'seed'})<-[:USES {hot: 'x', dataset: 'seed', source: 'seed'}]-(:Role {id: 'other', dataset: 'seed'})", nil)
		one := load(t, db, jobs("1", [3]string{"a", "c++", "y"}, [3]string{"a", "go", "y"}, [3]string{"b", "go", "n"}), dataset.Options{})
		wantCounts(t, one, "Role 2 0 0 0", "Tool 1 1 0 0", "(Role)-USES->(Tool) 3 0 0 0")
		again := load(t, db, jobs("1", [3]string{"a", "c++", "y"}, [3]string{"a", "go", "y"}, [3]string{"b", "go", "n"}), dataset.Options{})
		wantCounts(t, again, "Role 0 0 0 2", "Tool 0 0 0 2", "(Role)-USES->(Tool) 0 0 0 3")

		second := jobs("2", [3]string{"a", "c++", "n"}, [3]string{"c", "c++", "n"})
		dry := load(t, db, second, dataset.Options{DryRun: true})
		db.WantRows(t, edgesQuery, "a c++ y Jobs 1, jobs.csv, row 2", "a go y Jobs 1, jobs.csv, row 3", "b go n Jobs 1, jobs.csv, row 4", "other c++ x seed")
		two := load(t, db, second, dataset.Options{})
		if diff := cmp.Diff(dry, two); diff != "" {
			t.Errorf("the dry run promised otherwise: %s", diff)
		}
		wantCounts(t, two, "Role 1 0 1 1", "Tool 0 0 1 1", "(Role)-USES->(Tool) 1 1 2 0")
		db.WantRows(t, edgesQuery, "a c++ n Jobs 2, jobs.csv, row 2", "c c++ n Jobs 2, jobs.csv, row 3", "other c++ x seed")
		db.WantRows(t, "MATCH (n:Role|Tool) RETURN n.id + ' ' + n.dataset AS x ORDER BY x", "a jobs", "c jobs", "c++ seed", "other seed")
		db.WantRows(t, "MATCH (d:Dataset) RETURN d.version + coalesce(d.incomplete, '')", "2")
		db.WantRows(t, "MATCH (t:Tool {id: 'c++'}) RETURN t.name + ' ' + t.kind", "C++ tool")
	})
}

func TestWhatCannotBeLoadedIsRejected(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		var rejects []dataset.Reject
		source := jobs("1", [3]string{"a", "go", "y"}, [3]string{"a", "missing", "y"}, [3]string{"a", "go", "n"}, [3]string{"", "go", "n"})
		result := load(t, db, source, dataset.Options{Reject: func(r dataset.Reject) { rejects = append(rejects, r) }})
		want := []dataset.Reject{
			{Place: dataset.Place{File: "jobs.csv", Row: 5}, Reason: "Role without id"},
			{Place: dataset.Place{File: "jobs.csv", Row: 3}, Reason: `USES to a Tool "missing" that does not exist`},
			{Place: dataset.Place{File: "jobs.csv", Row: 4}, Reason: `USES from "a" to "go" stands in the source twice with different content; the first is kept`},
			{Place: dataset.Place{File: "jobs.csv", Row: 5}, Reason: `USES to a Role "" that does not exist`},
		}
		if diff := cmp.Diff(want, rejects); diff != "" || result.Rejects != len(want) {
			t.Error(result.Rejects, diff)
		}
		db.WantRows(t, edgesQuery, "a go y Jobs 1, jobs.csv, row 2")
	})
}

// Stopped after each batch in turn, a load that is run again gives the graph of
// an undisturbed one.
func TestAStoppedLoadGoesOn(t *testing.T) {
	var pairs [][3]string
	for i := range 12 {
		pairs = append(pairs, [3]string{fmt.Sprint("role", i%5), fmt.Sprint("tool", i), "y"})
	}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db, jobs("1", pairs...), dataset.Options{})
		want := fingerprint(t, db)
		for stop := range 10 {
			db.Wipe(t)
			_, err := dataset.Load(t.Context(), db.Driver, stopping(t, stop, pairs), dataset.Options{Batch: 2})
			if !errors.Is(err, errStop) {
				t.Fatalf("stop %d: %v", stop, err)
			}
			load(t, db, jobs("1", pairs...), dataset.Options{Batch: 3})
			if got := fingerprint(t, db); got != want {
				t.Errorf("stopped at pair %d: fingerprint %s, want %s", stop, got, want)
			}
		}
	})
}

var errStop = errors.New("stop")

// stopping is the data set jobs whose reading fails at one of its pairs.
func stopping(t *testing.T, at int, pairs [][3]string) dataset.Source {
	source := jobs("1", pairs...)
	source.Read = func(sink dataset.Sink) error {
		if err := readJobs(sink, pairs[:at]); err != nil {
			return err
		}
		return errStop
	}
	return source
}

// Two loads of one data set at the same time can make a relationship twice.
func TestARelationshipThatIsThereTwiceIsMended(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		pairs := [][3]string{{"a", "go", "y"}, {"b", "go", "n"}}
		load(t, db, jobs("1", pairs...), dataset.Options{})
		db.Run(t, "MATCH (a:Role {id: 'a'})-[r:USES]->(b) UNWIND [1, 2] AS i CREATE (a)-[s:USES]->(b) SET s = r", nil)
		result := load(t, db, jobs("1", pairs...), dataset.Options{})
		wantCounts(t, result, "Role 0 0 0 2", "Tool 0 0 0 1", "(Role)-USES->(Tool) 1 0 0 1")
		db.WantRows(t, edgesQuery, "a go y Jobs 1, jobs.csv, row 2", "b go n Jobs 1, jobs.csv, row 3")
	})
}

func TestDifferencesInDetail(t *testing.T) {
	older := jobs("1", [3]string{"a", "c++", "y"}, [3]string{"a", "go", "y"}, [3]string{"b", "go", "n"})
	newer := jobs("2", [3]string{"a", "c++", "n"}, [3]string{"c", "c++", "n"})
	tool := map[string]any{"name": "go", "kind": "tool"}
	want := []dataset.Difference{
		{Kind: "Role", Change: "added", ID: "c", After: map[string]any{"name": "c"}},
		{Kind: "(Role)-USES->(Tool)", Change: "added", Start: "c", End: "c++", After: map[string]any{"hot": "n"}},
		{Kind: "(Role)-USES->(Tool)", Change: "removed", Start: "a", End: "go", Before: map[string]any{"hot": "y"}},
		{Kind: "(Role)-USES->(Tool)", Change: "removed", Start: "b", End: "go", Before: map[string]any{"hot": "n"}},
		{Kind: "Role", Change: "removed", ID: "b", Before: map[string]any{"name": "b"}},
		{Kind: "Tool", Change: "removed", ID: "go", Before: tool},
		{Kind: "(Role)-USES->(Tool)", Change: "changed", Start: "a", End: "c++", Before: map[string]any{"hot": "y"}, After: map[string]any{"hot": "n"}},
	}
	differences := func(compare func(func(dataset.Difference) error) (dataset.Result, error)) []dataset.Difference {
		var got []dataset.Difference
		result, err := compare(func(d dataset.Difference) error { got = append(got, d); return nil })
		if err != nil || result.Changes() != len(got) {
			t.Errorf("%d changes, %d differences, %v", result.Changes(), len(got), err)
		}
		return got
	}
	between := differences(func(take func(dataset.Difference) error) (dataset.Result, error) {
		return dataset.CompareSources(older, newer, dataset.Options{}, take)
	})
	byText := cmpopts.SortSlices(func(a, b dataset.Difference) bool { return fmt.Sprint(a) < fmt.Sprint(b) })
	if diff := cmp.Diff(want, between, byText); diff != "" {
		t.Errorf("between releases: %s", diff)
	}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db, older, dataset.Options{})
		compare := func(source dataset.Source) []dataset.Difference {
			return differences(func(take func(dataset.Difference) error) (dataset.Result, error) {
				return dataset.Compare(t.Context(), db.Driver, source, dataset.Options{}, take)
			})
		}
		if diff := cmp.Diff(want, compare(newer), byText); diff != "" {
			t.Errorf("from the database: %s", diff)
		}
		if got := compare(older); got != nil {
			t.Errorf("the same release differs: %v", got)
		}
	})
}

// Cut off at some point of a load, again and again, and run once more, a load gives
// the graph of an undisturbed one.
func TestALoadGoesOnAfterALostConnection(t *testing.T) {
	var pairs [][3]string
	for i := range 300 {
		pairs = append(pairs, [3]string{fmt.Sprint("role", i%50), fmt.Sprint("tool", i), "y"})
	}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db, jobs("1", pairs...), dataset.Options{})
		want := fingerprint(t, db)
		for range 10 {
			db.Wipe(t)
			after := rand.Int64N(40_000)
			if _, err := dataset.Load(t.Context(), cutOff(t, db, after), jobs("1", pairs...), dataset.Options{Batch: 20}); err == nil && after < 10_000 {
				t.Errorf("the connection was cut after %d bytes and the load did not notice", after)
			}
			load(t, db, jobs("1", pairs...), dataset.Options{})
			if got := fingerprint(t, db); got != want {
				t.Errorf("cut off after %d bytes: fingerprint %s, want %s", after, got, want)
			}
		}
	})
}

// cutOff returns a driver whose connections end for good when so many bytes were
// sent.
func cutOff(t *testing.T, db testdb.DB, after int64) neo4j.DriverWithContext {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var left atomic.Int64
	left.Store(after)
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			server, err := net.Dial("tcp", strings.TrimPrefix(db.URI, "bolt://"))
			if err != nil {
				_ = client.Close()
				continue
			}
			go func() {
				defer client.Close()
				defer server.Close()
				buffer := make([]byte, 512)
				for {
					n, err := client.Read(buffer)
					if err != nil || left.Add(-int64(n)) < 0 {
						return
					}
					if _, err := server.Write(buffer[:n]); err != nil {
						return
					}
				}
			}()
			go func() { _, _ = io.Copy(client, server) }()
		}
	}()
	driver, err := neo4j.NewDriverWithContext("bolt://"+listener.Addr().String(), neo4j.NoAuth(), func(c *config.Config) {
		c.MaxTransactionRetryTime = time.Millisecond
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = errors.Join(driver.Close(context.Background()), listener.Close()) })
	return driver
}

func TestCtrlCStopsBetweenBatches(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		ctx, cancel := context.WithCancel(t.Context())
		source := jobs("1")
		source.Read = func(sink dataset.Sink) error {
			cancel()
			return readJobs(sink, [][3]string{{"a", "go", "y"}})
		}
		if _, err := dataset.Load(ctx, db.Driver, source, dataset.Options{Batch: 1}); err == nil {
			t.Error("the load went on")
		}
		db.WantRows(t, "MATCH (n:Role) RETURN n.id")
	})
}

// A server finishes what a killed load had sent: the next load waits for it
// before it looks at what is there.
func TestALoadWaitsForTheTransactionsOfAnother(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db, jobs("1", [3]string{"a", "c++", "y"}), dataset.Options{})
		session := db.Driver.NewSession(t.Context(), neo4j.SessionConfig{})
		defer session.Close(t.Context())
		killed, err := session.BeginTransaction(t.Context(), neo4j.WithTxMetadata(map[string]any{"load": "jobs"}))
		if err != nil {
			t.Fatal(err)
		}
		unfinished := "MATCH (r:Role {id: 'a'}) CREATE (r)-[:USES {dataset: 'jobs', hot: 'y', source: 'Jobs 1, jobs.csv, row 3'}]->(:Tool {id: 'go', name: 'go', kind: 'tool', dataset: 'jobs'})"
		if _, err := killed.Run(t.Context(), unfinished, nil); err != nil {
			t.Fatal(err)
		}
		var ending atomic.Bool
		ended := make(chan error, 1)
		time.AfterFunc(300*time.Millisecond, func() {
			ending.Store(true)
			ended <- killed.Commit(t.Context())
		})
		pairs := [][3]string{{"a", "c++", "y"}, {"a", "go", "y"}}
		source := jobs("1", pairs...)
		source.Read = func(sink dataset.Sink) error {
			if !ending.Load() {
				t.Error("the load looked at the database while a transaction of another was open")
			}
			return readJobs(sink, pairs)
		}
		result := load(t, db, source, dataset.Options{})
		if err := <-ended; err != nil {
			t.Fatal(err)
		}
		wantCounts(t, result, "Role 0 0 0 1", "Tool 0 0 0 2", "(Role)-USES->(Tool) 0 0 0 2")
	})
}

func load(t *testing.T, db testdb.DB, source dataset.Source, o dataset.Options) dataset.Result {
	t.Helper()
	result, err := dataset.Load(t.Context(), db.Driver, source, o)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func fingerprint(t *testing.T, db testdb.DB) string {
	t.Helper()
	print, err := dump.FingerprintOf(t.Context(), dump.Source{Driver: db.Driver})
	if err != nil {
		t.Fatal(err)
	}
	return print
}

// wantCounts compares "kind added changed removed left".
func wantCounts(t *testing.T, r dataset.Result, want ...string) {
	t.Helper()
	var got []string
	for _, k := range r.Kinds {
		got = append(got, fmt.Sprintf("%s %d %d %d %d", k.Kind, k.Added, k.Changed, k.Removed, k.Left))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
