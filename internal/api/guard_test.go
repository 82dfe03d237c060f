package api_test

import (
	"context"
	"encoding/json"
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

// A list means the same with commas and as several parameters, wherever the
// description has one.
func TestListsInTwoForms(t *testing.T) {
	forms := map[string][2]string{
		"roles":  {"/compare?roles=ml-engineer,ml-researcher", "/compare?roles=ml-engineer&roles=ml-researcher"},
		"via":    {"/roles/ml-engineer/similar?via=tools,skills", "/roles/ml-engineer/similar?via=tools&via=skills"},
		"labels": {"/search?q=machine&labels=Role,Skill", "/search?q=machine&labels=Role&labels=Skill"},
		"types":  {"/paths?from=Role:ml-engineer&to=Role:ml-researcher&types=USES,HOLDS", "/paths?from=Role:ml-engineer&to=Role:ml-researcher&types=USES&types=HOLDS"},
		"rel":    {"/org?rel=MEMBER_OF:up,INCLUDES:down", "/org?rel=MEMBER_OF:up&rel=INCLUDES:down"},
		"cross":  {"/org?cross=WORKS_WITH,RESEMBLES", "/org?cross=WORKS_WITH&cross=RESEMBLES"},
	}
	for name := range describedLists(t) {
		if _, tried := forms[name]; !tried {
			t.Errorf("the list %s is not tried", name)
		}
	}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		s := start(t, db)
		for name, form := range forms {
			_, commas := s.do(t, "GET", "/api/v1"+form[0], "")
			r, several := s.do(t, "GET", "/api/v1"+form[1], "")
			if r.StatusCode != 200 || commas != several {
				t.Errorf("%s: %d %s, want %s", name, r.StatusCode, several, commas)
			}
		}
	})
}

// describedLists are the parameters that are lists with commas.
func describedLists(t *testing.T) map[string]bool {
	description, err := api.OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	var all struct {
		Paths map[string]map[string]struct {
			Parameters []struct {
				Name    string
				Explode bool
				Schema  struct{ Type string }
			}
		}
	}
	if err := json.Unmarshal(description, &all); err != nil {
		t.Fatal(err)
	}
	lists := map[string]bool{}
	for _, methods := range all.Paths {
		for _, operation := range methods {
			for _, p := range operation.Parameters {
				if p.Schema.Type == "array" && !p.Explode {
					lists[p.Name] = true
				}
			}
		}
	}
	if len(lists) < 6 {
		t.Errorf("only %v", lists)
	}
	return lists
}
