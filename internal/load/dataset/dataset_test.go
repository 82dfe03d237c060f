package dataset_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
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
