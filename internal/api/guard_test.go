package api_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"

	"rolegraph/internal/api"
	"rolegraph/tests/testdb"
)

func TestForeignHostsAndOriginsAreRefused(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		s := start(t, db, func(c *api.Config) { c.Hosts = api.Loopback })
		if p := s.refused(t, 403, "GET", "/api/v1/queries", "", "Host", "evil.example:80"); p.Code != "bad_host" {
			t.Errorf("%+v", p)
		}
		for _, origin := range []string{"http://evil.example", "null", "https://" + strings.TrimPrefix(s.URL, "http://") + ".evil.example"} {
			if p := s.refused(t, 403, "GET", "/api/v1/queries", "", "Origin", origin); p.Code != "bad_origin" {
				t.Errorf("%s: %+v", origin, p)
			}
		}
		for _, host := range []string{"localhost:1", "127.0.0.1", "[::1]:8080"} {
			if r, text := s.do(t, "GET", "/healthz", "", "Host", host); r.StatusCode != 200 {
				t.Errorf("%s: %s", host, text)
			}
		}
		if r, _ := s.do(t, "GET", "/api/v1/queries", "", "Origin", s.URL); r.StatusCode != 200 {
			t.Errorf("the page's own origin got %d", r.StatusCode)
		}
	})
}

func TestHeadersAndRequestIDs(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		s := start(t, db)
		r, _ := s.do(t, "GET", "/api/v1/queries", "", "X-Request-ID", "my-id.7")
		if id := r.Header.Get("X-Request-ID"); id != "my-id.7" || !strings.Contains(s.log.String(), `"request":"my-id.7"`) {
			t.Errorf("request id %q, log %s", id, s.log.String())
		}
		r, _ = s.do(t, "GET", "/api/v1/queries", "", "X-Request-ID", "bad id\x7f"[:6])
		if id := r.Header.Get("X-Request-ID"); id == "bad id" || id == "" {
			t.Errorf("request id %q", id)
		}
		for _, path := range []string{"/", "/api/v1/queries", "/healthz", "/api/v1/docs"} {
			r, _ := s.do(t, "GET", path, "")
			policy := r.Header.Get("Content-Security-Policy")
			if !strings.HasPrefix(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") || r.Header.Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("%s: headers %v", path, r.Header)
			}
		}
		if p := s.refused(t, 405, "DELETE", "/api/v1/queries", ""); p.Code != "bad_method" {
			t.Errorf("%+v", p)
		}
		if p := s.refused(t, 404, "GET", "/api/v1/nothing", ""); p.Code != "no_route" {
			t.Errorf("%+v", p)
		}
	})
}

func TestPageAndItsFiles(t *testing.T) {
	page := fstest.MapFS{
		"index.html":       {Data: []byte(`<meta property="csp-nonce" nonce="{{nonce}}">`)},
		"assets/app-1a.js": {Data: []byte("let a")},
	}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		s := start(t, db, func(c *api.Config) { c.Page = page })
		r, first := s.do(t, "GET", "/things/Role/ml-engineer?x=1", "")
		_, second := s.do(t, "GET", "/", "")
		nonce := strings.TrimSuffix(strings.SplitN(first, `nonce="`, 2)[1], `">`)
		if first == second || !strings.Contains(r.Header.Get("Content-Security-Policy"), "style-src 'self' 'nonce-"+nonce+"'") {
			t.Errorf("nonce %q, policy %s", nonce, r.Header.Get("Content-Security-Policy"))
		}
		if r, text := s.do(t, "GET", "/assets/app-1a.js", ""); text != "let a" || !strings.Contains(r.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s %v", text, r.Header)
		}
		if r, _ := s.do(t, "GET", "/assets/app-0.js", ""); r.StatusCode != 404 {
			t.Errorf("an old file gives %d", r.StatusCode)
		}
		s = start(t, db)
		if _, text := s.do(t, "GET", "/", ""); !strings.Contains(text, "make web") {
			t.Errorf("without a page: %s", text)
		}
	})
}

func TestOperations(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		s := start(t, db)
		if _, text := s.do(t, "GET", "/readyz", ""); text != `{"database":"ok","worker":"ok"}` {
			t.Error(text)
		}
		s.do(t, "POST", "/api/v1/cypher", cypherBody("CREATE (n)"))
		_, text := s.do(t, "GET", "/metrics", "")
		for _, want := range []string{
			`http_request_duration_seconds_count{code="403",method="POST",route="/api/v1/cypher"} 1`,
			`rolegraph_queries_refused_total{code="refused"} 1`, "rolegraph_queries_running 0", "rolegraph_draw_workers ", "go_goroutines ",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("metrics lack %s", want)
			}
		}
		gone := start(t, db, func(c *api.Config) { c.Ping = func(context.Context) error { return http.ErrServerClosed } })
		if r, text := gone.do(t, "GET", "/readyz", ""); r.StatusCode != 503 || text != `{"database":"does not answer","worker":"ok"}` {
			t.Errorf("%d %s", r.StatusCode, text)
		}
	})
}

// The reference is whole without any other host.
func TestReference(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		s := start(t, db)
		_, page := s.do(t, "GET", "/api/v1/docs", "")
		for _, want := range []string{"/api/v1/compare", "Which roles share what", `id="type-Comparison"`, `href="#type-Problem"`} {
			if !strings.Contains(page, want) {
				t.Errorf("the reference lacks %s", want)
			}
		}
		for _, foreign := range []string{"http://", "https://", "<script", "style=\""} {
			if strings.Contains(page, foreign) {
				t.Errorf("the reference holds %s", foreign)
			}
		}
		for _, path := range []string{"/api/v1/docs.css", "/api/v1/openapi.json", "/api/v1/openapi.yaml"} {
			if r, _ := s.do(t, "GET", path, ""); r.StatusCode != 200 {
				t.Errorf("%s: %d", path, r.StatusCode)
			}
		}
	})
}
