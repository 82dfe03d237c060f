package query_test

import (
	"context"
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rolegraph/graph"
	"rolegraph/internal/query"
	"rolegraph/tests/testdb"
)

const twoRoles = `
CREATE (a:Role {id: 'a', name: 'A'})-[:USES {source: 's'}]->(t:Tool {id: 't', name: 'T'}),
       (b:Role {id: 'b', name: 'B'})-[:USES]->(t)`

func prepared(t *testing.T, db testdb.DB) *query.Runner {
	t.Helper()
	db.Run(t, "CREATE CONSTRAINT role_id FOR (r:Role) REQUIRE r.id IS UNIQUE", nil)
	db.Run(t, twoRoles, nil)
	return query.New(graph.New(db.Driver, ""), query.Config{})
}

func TestRunGivesRowsAndGraph(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		r := prepared(t, db)
		got, err := r.Run(context.Background(), query.Request{
			Query:  "MATCH p = (r:Role {id: $id})-[u:USES]->() RETURN r.name AS name, [1, {path: p}] AS deep, u",
			Params: map[string]any{"id": "a"},
		})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{"name", "deep", "u"}, got.Columns); diff != "" {
			t.Error(diff)
		}
		if name := got.Rows[0][0].V; len(got.Rows) != 1 || name != "A" {
			t.Errorf("%d rows, name %v", len(got.Rows), name)
		}
		if diff := cmp.Diff([]string{"Role a A", "Tool " + got.Graph.Nodes[1].ElementID + " T"}, refs(got.Graph)); diff != "" {
			t.Error(diff)
		}
		if n := len(got.Graph.Relationships); n != 1 {
			t.Errorf("%d relationships, want each once: 1", n)
		}
		want := graph.Cut{Returned: 1, Total: 1}
		if diff := cmp.Diff(want, got.Summary.Cut); diff != "" {
			t.Error(diff)
		}
	})
}

// A relationship alone brings its end nodes along.
func TestEndsOfRelationshipsAreFetched(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		r := prepared(t, db)
		got, err := r.Run(context.Background(), query.Request{Query: "MATCH ()-[u:USES]->() RETURN u"})
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Graph.Nodes) != 3 || len(got.Graph.Relationships) != 2 {
			t.Errorf("%d nodes, %d relationships; want 3 and 2", len(got.Graph.Nodes), len(got.Graph.Relationships))
		}
	})
}

func refs(g graph.Graph) []string {
	var names []string
	for _, n := range g.Nodes {
		names = append(names, n.Label+" "+n.Key+" "+n.Name)
	}
	return names
}

func TestLimitIsTold(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		r := query.New(graph.New(db.Driver, ""), query.Config{})
		for text, want := range map[string]graph.Cut{
			"UNWIND range(1, 100000) AS i RETURN i": {Returned: 3, Total: 4, AtLeast: true, Reason: "limit"},
			"UNWIND range(1, 3) AS i RETURN i":      {Returned: 3, Total: 3},
		} {
			got, err := r.Run(context.Background(), query.Request{Query: text, Limit: 3})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got.Summary.Cut); diff != "" {
				t.Error(text, diff)
			}
		}
	})
}

// A limit stops pulling: the statement below gives ten thousand million rows.
func TestLimitStopsPulling(t *testing.T) {
	r := query.New(graph.New(testdb.Neo4j(t).Driver, ""), query.Config{})
	got, err := r.Run(context.Background(), query.Request{Query: "UNWIND range(1, 100000) AS i UNWIND range(1, 100000) AS j RETURN j", Limit: 3})
	if err != nil || len(got.Rows) != 3 || got.Summary.Reason != "limit" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestErrorsPoint(t *testing.T) {
	cases := []struct {
		query, message, caret string
		code                  graph.Code
		nearest               []string
	}{
		{"MATCH (n)\nRETRUN n", "Invalid input 'RETRUN'", "RETRUN n\n^", graph.BadCypher, nil},
		{"MATCH (role) RETURN rol", "Variable `rol` not defined", "MATCH (role) RETURN rol\n                    ^", graph.BadCypher, []string{"role"}},
		{"PROFILE RETURN toUper('x')", "Unknown function 'toUper'", "PROFILE RETURN toUper('x')\n               ^", graph.BadCypher, []string{"toUpper"}},
		{"CALL db.label()", "There is no procedure with the name `db.label`", "CALL db.label()\n     ^", graph.BadCypher, []string{"db.labels"}},
		{"RETURN 'open", "", "", graph.BadCypher, nil},
		{"  // nothing", "There is no statement", "  // nothing\n            ^", graph.BadCypher, nil},
		{"RETURN 1/0", "/ by zero", "", graph.BadCypher, nil},
		{"RETURN $missing", "missing", "", graph.BadCypher, nil},
	}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		r := query.New(graph.New(db.Driver, ""), query.Config{})
		for _, c := range cases {
			_, err := r.Run(context.Background(), query.Request{Query: c.query})
			var e *graph.Error
			if !errors.As(err, &e) || e.Code != c.code {
				t.Errorf("%s: got %v, want %s", c.query, err, c.code)
				continue
			}
			if c.code == graph.BadCypher && !strings.Contains(e.Message, c.message) {
				t.Errorf("%s: message %q", c.query, e.Message)
			}
			if c.caret != "" && query.Caret(c.query, e.Position) != c.caret {
				t.Errorf("%s: points\n%s\nwant\n%s", c.query, query.Caret(c.query, e.Position), c.caret)
			}
			if len(c.nearest) > 0 && (len(e.Nearest) == 0 || e.Nearest[0] != c.nearest[0]) {
				t.Errorf("%s: nearest %q, want %q first", c.query, e.Nearest, c.nearest)
			}
		}
	})
}

// Neo4j counts columns in UTF-16 units; positions here count code points.
func TestPositionsCountCodePoints(t *testing.T) {
	r := query.New(graph.New(testdb.Neo4j(t).Driver, ""), query.Config{})
	_, err := r.Run(context.Background(), query.Request{Query: "RETURN '😀' + x"})
	var e *graph.Error
	if !errors.As(err, &e) || e.Position == nil || *e.Position != (graph.Position{Offset: 13, Line: 1, Column: 14}) {
		t.Errorf("%v", err)
	}
}

func TestUnknownNamesAreRemarks(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		r := prepared(t, db)
		text := "MATCH (n:Rolle)-[:USED]->(m) RETURN n.nam"
		got, err := r.Run(context.Background(), query.Request{Query: text})
		if err != nil {
			t.Fatal(err)
		}
		var remarks []string
		for _, n := range got.Summary.Notifications {
			_, at, _ := strings.Cut(query.Caret(text, n.Position), "\n")
			remarks = append(remarks, n.Name+" at "+string([]rune(text)[len(at)-1])+" like "+strings.Join(n.Nearest, ","))
		}
		// Neo4j never forgets a name, so names of other tests may be near too.
		for _, want := range []string{"Rolle at R like Role", "USED at U like USES", "nam at n like name"} {
			if !slices.ContainsFunc(remarks, func(r string) bool { return r == want || strings.HasPrefix(r, want+",") }) {
				t.Errorf("remarks %q lack %q", remarks, want)
			}
		}
	})
}

func TestBudget(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		prepared(t, db)
		r := query.New(graph.New(db.Driver, ""), query.Config{Budget: 5})
		q := query.Request{Query: "MATCH (a), (b) RETURN a, b"}
		var e *graph.Error
		if _, err := r.Run(context.Background(), q); !errors.As(err, &e) || e.Code != graph.OverBudget {
			t.Fatalf("got %v, want over budget", err)
		}
		if !regexp.MustCompile(`^CartesianProduct .*is estimated to give \d+ rows, over the budget of 5\.$`).MatchString(e.Message) {
			t.Errorf("%q does not tell operator, estimate and budget", e.Message)
		}
		q.Insist = true
		if got, err := r.Run(context.Background(), q); err != nil || len(got.Rows) != 9 {
			t.Errorf("insisting: %v", err)
		}
	})
}

func TestExplain(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		r := prepared(t, db)
		v, err := r.Explain(context.Background(), query.Request{Query: "MATCH (n:Role) RETURN n UNION MATCH (n:Tool) RETURN n"})
		if err != nil || !v.Allowed || v.Plan == nil {
			t.Fatalf("%+v, %v", v, err)
		}
		text, err := json.Marshal(v.Plan)
		if err != nil || !strings.Contains(string(text), "n:Role") || !strings.Contains(string(text), "n:Tool") {
			t.Errorf("the plan does not show both branches: %s", text)
		}
		v, err = r.Explain(context.Background(), query.Request{Query: "MATCH (n) SET n.x = 1"})
		if err != nil || v.Allowed || v.Code != graph.Refused || !v.Writes {
			t.Errorf("%+v, %v", v, err)
		}
	})
}

func TestProfileCountsRows(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		r := prepared(t, db)
		got, err := r.Run(context.Background(), query.Request{Query: "PROFILE MATCH (n:Role) RETURN n.name"})
		if err != nil {
			t.Fatal(err)
		}
		if p := got.Summary.Plan; p == nil || p.Rows == nil || *p.Rows != 2 {
			t.Errorf("plan %+v", p)
		}
	})
}

func TestWritesWhereAllowed(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		r := query.New(graph.New(db.Driver, ""), query.Config{AllowWrites: true})
		got, err := r.Run(context.Background(), query.Request{Writer: true, Query: "UNWIND range(1, 5) AS i CALL (i) { CREATE (:N {i: i}) } IN TRANSACTIONS OF 2 ROWS"})
		if err != nil || got.Summary.Counters.NodesCreated != 5 {
			t.Errorf("%+v, %v", got, err)
		}
		for _, text := range []string{"LOAD CSV FROM 'file:///etc/passwd' AS l CREATE (:X {l: l})", "CALL dbms.listConfig()", "SHOW SETTINGS", "SHOW DATABASES"} {
			var e *graph.Error
			if _, err := r.Run(context.Background(), query.Request{Writer: true, Query: text}); !errors.As(err, &e) || e.Code != graph.Refused {
				t.Errorf("%s: %v", text, err)
			}
		}
		var e *graph.Error
		if _, err := r.Run(context.Background(), query.Request{Query: "CREATE (:N)"}); !errors.As(err, &e) || e.Code != graph.Refused || e.Hint != "Sign in with the token of a writer." {
			t.Errorf("a reader: %v", err)
		}
	})
}

func TestTimeLimit(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		r := query.New(graph.New(db.Driver, ""), query.Config{})
		_, err := r.Run(context.Background(), query.Request{Query: endless, Timeout: 200 * time.Millisecond})
		var e *graph.Error
		if !errors.As(err, &e) || e.Code != graph.TimedOut {
			t.Errorf("got %v, want timed out", err)
		}
	})
}

const endless = "UNWIND range(1, 1000000) AS i UNWIND range(1, 1000000) AS j WITH i, j WHERE i < 0 RETURN j"

// When nobody waits any more the transaction ends on the server.
func TestCancelEndsTheTransaction(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		r := query.New(graph.New(db.Driver, ""), query.Config{})
		ctx, cancel := context.WithCancel(context.Background())
		ended := make(chan error)
		go func() {
			_, err := r.Run(ctx, query.Request{Query: endless})
			ended <- err
		}()
		waitForRunning(t, db, 1)
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		waitForRunning(t, db, 0)
	})
}

// Rows that are closed half way leave no transaction behind.
func TestCloseHalfWay(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		r := query.New(graph.New(db.Driver, ""), query.Config{})
		rows, err := r.Open(context.Background(), query.Request{Query: "UNWIND range(1, 1000000) AS i RETURN i"})
		if err != nil || !rows.Next() {
			t.Fatal(err)
		}
		waitForRunning(t, db, 1)
		rows.Close()
		waitForRunning(t, db, 0)
	})
}

// waitForRunning waits until n statements of the tests above run on the server.
func waitForRunning(t *testing.T, db testdb.DB, n int) {
	t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	for time.Now().Before(deadline) {
		rows := db.Run(t, "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND' RETURN count(*)", nil)
		if rows[0].Values[0] == int64(n) {
			return
		}
	}
	t.Fatalf("never saw %d statements run", n)
}

func TestTooManyAtOnce(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		r := query.New(graph.New(db.Driver, ""), query.Config{Running: 1, Wait: time.Millisecond})
		rows, err := r.Open(context.Background(), query.Request{Query: "RETURN 1"})
		if err != nil {
			t.Fatal(err)
		}
		var e *graph.Error
		if _, err := r.Open(context.Background(), query.Request{Query: "RETURN 1"}); !errors.As(err, &e) || e.Code != query.Busy {
			t.Errorf("got %v, want busy", err)
		}
		rows.Close()
		if _, err := r.Run(context.Background(), query.Request{Query: "RETURN 1"}); err != nil {
			t.Error(err)
		}
		if s := r.Stats(); s.Running != 0 || s.Refused[query.Busy] != 1 {
			t.Errorf("%+v", s)
		}
	})
}
