package api_test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"rolegraph/graph"
	"rolegraph/internal/api"
	"rolegraph/internal/query"
	"rolegraph/tests/testdb"
)

// Clients that take nothing of their streams hold no one up, and lose their turns
// and their transactions after a while.
func TestSlowReadersHoldNobodyUp(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		s := start(t, db, func(c *api.Config) {
			c.Stall = 2 * time.Second
			c.Queries = query.New(graph.New(db.Driver, ""), query.Config{Running: 4, PerClient: 3})
		})
		for range 3 {
			slow := dial(t, s)
			body := cypherBody("UNWIND range(1, 10000000) AS i RETURN i, 'a text that fills the buffers between server and client' AS text")
			fmt.Fprintf(slow, "POST /api/v1/cypher HTTP/1.1\r\nHost: x\r\nAccept: application/x-ndjson\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
		}
		waitForStatements(t, db, 3)
		for range 5 {
			if r, text := s.do(t, "GET", "/api/v1/roles", ""); r.StatusCode != http.StatusOK {
				t.Errorf("%d %s", r.StatusCode, text)
			}
			if r, text := s.do(t, "GET", "/api/v1/diagrams/schema.svg", ""); r.StatusCode != http.StatusOK {
				t.Errorf("%d %s", r.StatusCode, text)
			}
		}
		waitForStatements(t, db, 0)
		if r, text := s.do(t, "POST", "/api/v1/cypher", cypherBody("RETURN 1")); r.StatusCode != http.StatusOK {
			t.Errorf("%d %s", r.StatusCode, text)
		}
	})
}

// dial opens a bare connection to the server.
func dial(t *testing.T, s *server) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", s.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	return conn
}

// With every turn taken the API says so at once, with a time to come back; health
// checks and the page are answered.
func TestOverloadSaysSo(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		s := start(t, db, func(c *api.Config) { c.AtOnce = 1 })
		_, leave := s.stream(t, "UNWIND range(1, 100000000) AS i RETURN i")
		waitForStatements(t, db, 1)
		replies := make(chan *http.Response, 40)
		var all sync.WaitGroup
		for range cap(replies) {
			all.Go(func() {
				r, err := http.Get(s.URL + "/api/v1/queries")
				if err != nil {
					t.Error(err)
					return
				}
				_, _ = io.Copy(io.Discard, r.Body)
				_ = r.Body.Close()
				replies <- r
			})
		}
		for _, path := range []string{"/healthz", "/readyz", "/"} {
			if r, text := s.do(t, "GET", path, ""); r.StatusCode != http.StatusOK {
				t.Errorf("%s: %d %s", path, r.StatusCode, text)
			}
		}
		all.Wait()
		close(replies)
		for r := range replies {
			if r.StatusCode != http.StatusServiceUnavailable || r.Header.Get("Retry-After") == "" {
				t.Errorf("status %d, headers %v", r.StatusCode, r.Header)
			}
		}
		leave()
		waitForStatements(t, db, 0)
		if r, text := s.do(t, "GET", "/api/v1/queries", ""); r.StatusCode != http.StatusOK {
			t.Errorf("afterwards: %d %s", r.StatusCode, text)
		}
	})
}

// A body that is too large or does not come is refused.
func TestBodiesAreBounded(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		s := start(t, db)
		if p := s.refused(t, http.StatusRequestEntityTooLarge, "POST", "/api/v1/cypher", `{"query":"`+strings.Repeat("x", 4<<20)+`"}`); p.Code != "too_large" {
			t.Errorf("%+v", p)
		}
	})
}

// Fifty equal requests for a picture at once make one render.
func TestFiftyEqualRendersAtOnce(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		s := start(t, db)
		pictures := make([]string, 50)
		var all sync.WaitGroup
		for i := range pictures {
			all.Go(func() {
				r, err := http.Get(s.URL + "/api/v1/diagrams/org.svg?rel=MEMBER_OF:up")
				if err != nil {
					t.Error(err)
					return
				}
				defer r.Body.Close()
				text, _ := io.ReadAll(r.Body)
				pictures[i] = fmt.Sprintf("%d %s", r.StatusCode, text)
			})
		}
		all.Wait()
		for i, picture := range pictures {
			if picture != pictures[0] || !strings.HasPrefix(picture, "200 ") || wellFormed(picture[4:]) != nil {
				t.Fatalf("picture %d: %.300s", i, picture)
			}
		}
		if _, text := s.do(t, "GET", "/metrics", ""); !strings.Contains(text, "\nrolegraph_draw_renders_total 1\n") {
			t.Error("more than one render")
		}
	})
}
