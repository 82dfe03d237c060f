package api_test

import (
	"bufio"
	"context"
	"math"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"rolegraph/graph"
	"rolegraph/internal/api"
	"rolegraph/internal/query"
	"rolegraph/tests/testdb"
)

func TestCypherAnswersWhole(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		s := start(t, db)
		response, text := s.do(t, "POST", "/api/v1/cypher", cypherBody(
			"MATCH p = (r:Role {id: $id})-[:USES]->(t) RETURN t.name AS tool, $big AS big, $day AS day, p ORDER BY tool",
			`"params":{"id":"ml-engineer","big":{"$type":"Integer","_value":"9007199254740993"},"day":{"$type":"Date","_value":"2020-02-29"},"none":null}`))
		if response.StatusCode != http.StatusOK {
			t.Fatal(text)
		}
		got := decode[query.Result](t, text)
		if len(got.Rows) != 2 || got.Rows[0][0].V != "Docker" || got.Rows[1][0].V != "TensorFlow" || got.Rows[0][1].V != int64(9007199254740993) {
			t.Errorf("rows %s", text)
		}
		if !strings.Contains(text, `{"$type":"Date","_value":"2020-02-29"}`) {
			t.Errorf("the date is lost in %s", text)
		}
		if len(got.Graph.Nodes) != 3 || len(got.Graph.Relationships) != 2 || got.Graph.Nodes[0].Key != "ml-engineer" {
			t.Errorf("graph %+v", got.Graph)
		}
	})
}

// The table of the refusals: each with its code and reason.
func TestCypherRefuses(t *testing.T) {
	refused := map[string]string{
		"CREATE (n)": "changes data or schema",
		"LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l":   "LOAD CSV",
		"LOAD CSV FROM 'http://127.0.0.1:9/x' AS l RETURN l": "LOAD CSV",
		"CALL dbms.listConfig()":                             "dbms.listConfig",
		"TERMINATE TRANSACTIONS 'neo4j-transaction-1'":       "TERMINATE",
		"SHOW SETTINGS":                                       "SHOW SETTINGS",
		"SHOW TRANSACTIONS":                                   "SHOW TRANSACTIONS",
		"CALL { CREATE (n) RETURN n } RETURN n":               "changes data or schema",
		"CALL () { CREATE (n) RETURN n } RETURN n":            "changes data or schema",
		"RETURN 1 AS x; CREATE (n)":                           "one statement",
		"CALL { CALL { CREATE (n) } } IN TRANSACTIONS":        "",
		"CALL { WITH 1 AS i CREATE (n) } IN TRANSACTIONS":     "changes data or schema",
		"MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS":     "changes data or schema",
		"RETURN 1 AS n UNION LOAD CSV FROM 'x' AS n RETURN n": "LOAD CSV",
		"LOAD CSV FROM 'x' AS n RETURN n UNION RETURN 1 AS n": "LOAD CSV",
	}
	disguises := []string{"%s", "PROFILE %s", "EXPLAIN %s", "CYPHER 5 %s", "cypher 5 runtime=slotted profile %s", "/* x */ // y\n\t%s", "\u00a0\u2003%s ;", "PROFILE/**/\r\n%s"}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		s := start(t, db)
		for text, reason := range refused {
			for _, disguise := range disguises {
				disguised := strings.Replace(disguise, "%s", text, 1)
				p := s.refused(t, http.StatusForbidden, "POST", "/api/v1/cypher", cypherBody(disguised))
				if p.Code != "refused" || !strings.Contains(p.Detail, reason) || p.Position == nil || p.Line == "" {
					t.Errorf("%s: %+v", disguised, p)
				}
			}
		}
		if n := db.Run(t, "MATCH (n) RETURN count(n)", nil)[0].Values[0]; n != int64(0) {
			t.Errorf("the database holds %v nodes", n)
		}
	})
}

func TestCypherErrors(t *testing.T) {
	cases := []struct {
		body, code, neo4j, line string
		status                  int
		nearest                 string
	}{
		{cypherBody("MATCH (role)\nRETURN rle"), "bad_cypher", "Neo.ClientError.Statement.SyntaxError", "RETURN rle\n       ^", 400, "role"},
		{cypherBody("RETURN toUper('x')"), "bad_cypher", "Neo.ClientError.Statement.SyntaxError", "RETURN toUper('x')\n       ^", 400, "toUpper"},
		{cypherBody("MATCH (a), (b), (c), (d), (e), (f), (g), (h) RETURN *"), "over_budget", "", "MATCH (a), (b), (c), (d), (e), (f), (g), (h) RETURN *\n^", 422, ""},
		{cypherBody("UNWIND range(1,1000000) AS i UNWIND range(1,1000000) AS j WITH i WHERE i < 0 RETURN i", `"timeout":0.2`), "timed_out", "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", "", 504, ""},
		{cypherBody("RETURN 1", `"limit":10001`), "bad_argument", "", "", 422, ""},
		{`{"query":"RETURN 1","limit":-1}`, "bad_argument", "", "", 422, ""},
		{`{"query":"RETURN 1","limits":1}`, "bad_argument", "", "", 422, ""},
		{`{"query":""}`, "bad_argument", "", "", 422, ""},
		{`{"query":`, "bad_request", "", "", 400, ""},
	}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		s := start(t, db)
		for _, c := range cases {
			for _, accept := range []string{"application/json", "application/x-ndjson"} {
				if accept != "application/json" && (c.code == "timed_out" || strings.Contains(c.body, "10001")) {
					continue // a stream has begun by then, or takes any limit
				}
				p := s.refused(t, c.status, "POST", "/api/v1/cypher", c.body, "Accept", accept)
				if p.Code != c.code || p.Neo4j != c.neo4j && c.code != "timed_out" || p.Line != c.line {
					t.Errorf("%s: %+v", c.body, p)
				}
				if c.nearest != "" && (len(p.Nearest) == 0 || p.Nearest[0] != c.nearest) {
					t.Errorf("%s: nearest %q", c.body, p.Nearest)
				}
			}
		}
	})
}

func TestStreamHasHeaderRowsSummary(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		s := start(t, db)
		_, text := s.do(t, "POST", "/api/v1/cypher", cypherBody("UNWIND range(1, 5) AS i RETURN i, [i, 1.0]", `"limit":2`), "Accept", "application/x-ndjson")
		lines := strings.Split(strings.TrimSpace(text), "\n")
		want := []string{`{"header":{"columns":["i","[i, 1.0]"]}}`, `{"row":[1,[1,{"$type":"Float","_value":"1.0"}]]}`, `{"row":[2,[2,{"$type":"Float","_value":"1.0"}]]}`}
		if len(lines) != 4 || lines[0] != want[0] || lines[1] != want[1] || lines[2] != want[2] {
			t.Fatalf("got %s", text)
		}
		summary := decode[api.Frame](t, lines[3]).Summary
		if summary == nil || summary.Cut != (graph.Cut{Returned: 2, Total: 3, AtLeast: true, Reason: "limit"}) {
			t.Errorf("summary %s", lines[3])
		}
	})
}

// A statement that fails half way ends the stream with an error frame.
func TestStreamEndsWithItsError(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		s := start(t, db)
		_, text := s.do(t, "POST", "/api/v1/cypher", cypherBody("UNWIND range(5000, 0, -1) AS i RETURN 1/i"), "Accept", "application/x-ndjson")
		lines := strings.Split(strings.TrimSpace(text), "\n")
		last := decode[api.Frame](t, lines[len(lines)-1])
		if last.Error == nil || last.Error.Code != "bad_cypher" || last.Error.Status != 400 {
			t.Errorf("last frame %s", lines[len(lines)-1])
		}
	})
}

// A million rows go through without being gathered.
func TestMillionRowsStreamFlat(t *testing.T) {
	if testing.Short() {
		t.Skip("a million rows take their time")
	}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		s := start(t, db)
		scanner, leave := s.stream(t, "UNWIND range(1, 1000000) AS i RETURN i", `"timeout":120`)
		defer leave()
		rows, before, most := 0, uint64(0), uint64(0)
		last := ""
		for scanner.Scan() {
			if rows++; rows%200_000 == 0 {
				most = max(most, heap())
			}
			if rows == 1000 {
				before = heap()
			}
			last = scanner.Text()
		}
		if rows != 1_000_002 || !strings.HasPrefix(last, `{"summary":{"returned":1000000,"total":1000000,`) {
			t.Errorf("%d lines, the last %.80s", rows, last)
		}
		if most > before+8<<20 {
			t.Errorf("the heap grew from %d to %d bytes", before, most)
		}
	})
}

// heap is what is in use after a collection. The server goes on meanwhile and
// makes garbage, so the least of several looks counts.
func heap() uint64 {
	least := uint64(math.MaxUint64)
	for range 5 {
		var now runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&now)
		least = min(least, now.HeapAlloc)
	}
	return least
}

// A client that leaves ends the transaction on the server.
func TestClientGoneEndsTheTransaction(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		s := start(t, db)
		for _, text := range []string{
			"UNWIND range(1, 1000000) AS i RETURN i, 'a text that fills the buffers between server and client' AS text",
			"UNWIND range(1, 1000000) AS i UNWIND range(1, 1000000) AS j WITH i, j WHERE i < 0 RETURN j",
		} {
			scanner, leave := s.stream(t, text)
			if !scanner.Scan() || !strings.HasPrefix(scanner.Text(), `{"header":`) {
				t.Fatalf("no header but %q", scanner.Text())
			}
			waitForStatements(t, db, 1)
			leave()
			waitForStatements(t, db, 0)
		}
	})
}

// stream starts a streamed answer; leave closes the connection.
func (s *server) stream(t *testing.T, query string, more ...string) (scanner *bufio.Scanner, leave func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL+"/api/v1/cypher", strings.NewReader(cypherBody(query, more...)))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/x-ndjson")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	return bufio.NewScanner(response.Body), func() {
		cancel()
		_ = response.Body.Close()
	}
}

// waitForStatements waits until n statements that begin with UNWIND run.
func waitForStatements(t *testing.T, db testdb.DB, n int) {
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

func TestExplainTellsPriceAndVerdict(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		s := start(t, db)
		_, text := s.do(t, "POST", "/api/v1/cypher/explain", cypherBody("MATCH (n) RETURN n"))
		if v := decode[query.Verdict](t, text); !v.Allowed || v.Plan == nil || v.Plan.Operator != "ProduceResults" {
			t.Errorf("%s", text)
		}
		_, text = s.do(t, "POST", "/api/v1/cypher/explain", cypherBody("MATCH (n) DELETE n"))
		if v := decode[query.Verdict](t, text); v.Allowed || v.Code != graph.Refused || v.Position == nil || v.Position.Column != 11 {
			t.Errorf("%s", text)
		}
		if p := s.refused(t, 400, "POST", "/api/v1/cypher/explain", cypherBody("MATCH (n) RETRUN n")); p.Line != "MATCH (n) RETRUN n\n          ^" {
			t.Errorf("%+v", p)
		}
	})
}
