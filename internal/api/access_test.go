package api_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"rolegraph/graph"
	"rolegraph/internal/access"
	"rolegraph/internal/api"
	"rolegraph/internal/query"
	"rolegraph/tests/testdb"
)

const (
	readerToken = "reader-secret-0123456789"
	writerToken = "writer-secret-0123456789"
)

// guarded serves with the tokens of a reader and a writer.
func guarded(t testing.TB, db testdb.DB, change ...func(*api.Config)) *server {
	t.Helper()
	path := filepath.Join(t.TempDir(), "tokens")
	if err := os.WriteFile(path, []byte("rita reader "+readerToken+"\nwill writer "+writerToken+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tokens, err := access.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return start(t, db, append(change, func(c *api.Config) { c.Tokens = tokens })...)
}

func bearer(token string) []string { return []string{"Authorization", "Bearer " + token} }

func TestTokensOpenTheAPI(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		s := guarded(t, db)
		for _, given := range []string{"", "Bearer ", "Bearer reader-secret", "Bearer " + readerToken + "x", "Basic " + readerToken, readerToken} {
			if p := s.refused(t, 401, "GET", "/api/v1/queries", "", "Authorization", given); p.Code != "token_required" {
				t.Errorf("%q: %+v", given, p)
			}
		}
		for _, path := range []string{"/api/v1/queries", "/metrics"} {
			if r, _ := s.do(t, "GET", path, "", bearer(readerToken)...); r.StatusCode != 200 {
				t.Errorf("%s: %d", path, r.StatusCode)
			}
		}
		if p := s.refused(t, 401, "GET", "/api/v1/queries?token="+readerToken, ""); p.Code != "token_required" {
			t.Errorf("a token in an address: %+v", p)
		}
		for _, path := range []string{"/healthz", "/readyz", "/"} {
			if r, _ := s.do(t, "GET", path, ""); r.StatusCode != 200 {
				t.Errorf("%s wants a token", path)
			}
		}
		if strings.Contains(s.log.String(), "secret") {
			t.Error("a token is in the log")
		}
	})
}

// cookieOf is what a browser sends back, and how it was told to keep it.
func cookieOf(t *testing.T, r *http.Response) (send string, c *http.Cookie) {
	t.Helper()
	for _, c := range r.Cookies() {
		if c.Name == "rolegraph_session" {
			return c.Name + "=" + c.Value, c
		}
	}
	t.Fatalf("no cookie in %v", r.Header)
	return "", nil
}

func TestPageSignsIn(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		s := guarded(t, db)
		if got := get[api.Session](t, s, "/api/v1/session"); got != (api.Session{Tokens: true}) {
			t.Errorf("before: %+v", got)
		}
		if p := s.refused(t, 401, "POST", "/api/v1/session", `{"token":"wrong-secret-0123456789"}`); p.Code != "bad_token" {
			t.Errorf("%+v", p)
		}
		r, text := s.do(t, "POST", "/api/v1/session", `{"token":"`+readerToken+`"}`, "Origin", s.URL)
		if got := decode[api.Session](t, text); got != (api.Session{Tokens: true, Name: "rita", Role: access.Reader}) {
			t.Errorf("signed in as %+v", got)
		}
		cookie, kept := cookieOf(t, r)
		if !kept.HttpOnly || kept.SameSite != http.SameSiteStrictMode || kept.Path != "/" || kept.MaxAge <= 0 || strings.Contains(kept.Value, "secret") {
			t.Errorf("cookie %+v", kept)
		}
		if r, _ := s.do(t, "GET", "/api/v1/queries", "", "Cookie", cookie); r.StatusCode != 200 {
			t.Errorf("with the cookie: %d", r.StatusCode)
		}
		if r, _ := s.do(t, "GET", "/api/v1/queries", "", "Cookie", cookie+"x"); r.StatusCode != 401 {
			t.Errorf("with a changed cookie: %d", r.StatusCode)
		}
		r, _ = s.do(t, "DELETE", "/api/v1/session", "", "Cookie", cookie, "Origin", s.URL)
		if _, cleared := cookieOf(t, r); cleared.MaxAge >= 0 {
			t.Errorf("signing out leaves %+v", cleared)
		}
	})
}

// A cookie is taken from the page of this server only: other pages' forms and
// scripts cannot act with it.
func TestCookieIsSafeFromOtherSites(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		s := guarded(t, db)
		r, _ := s.do(t, "POST", "/api/v1/session", `{"token":"`+writerToken+`"}`)
		cookie, _ := cookieOf(t, r)
		body := cypherBody("RETURN 1")
		for _, headers := range [][]string{{}, {"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Sec-Fetch-Site", "none"}} {
			if p := s.refused(t, 403, "POST", "/api/v1/cypher", body, append(headers, "Cookie", cookie)...); p.Code != "cross_site" {
				t.Errorf("%q: %+v", headers, p)
			}
		}
		if p := s.refused(t, 403, "POST", "/api/v1/cypher", body, "Cookie", cookie, "Origin", "http://evil.example"); p.Code != "bad_origin" {
			t.Errorf("%+v", p)
		}
		for _, headers := range [][]string{{"Origin", s.URL}, {"Sec-Fetch-Site", "same-origin"}} {
			if r, text := s.do(t, "POST", "/api/v1/cypher", body, append(headers, "Cookie", cookie)...); r.StatusCode != 200 {
				t.Errorf("%q: %d %s", headers, r.StatusCode, text)
			}
		}
	})
}

// Writing takes both: a server that allows it, and the token of a writer. A
// picture never writes.
func TestOnlyWritersWrite(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		s := guarded(t, db, func(c *api.Config) {
			c.Queries = query.New(graph.New(db.Driver, ""), query.Config{AllowWrites: true, Listen: api.Record(c.Logger, 0)})
		})
		body := cypherBody("CREATE (n:Made {by: $by}) RETURN n.by", `"params":{"by":"private"}`)
		if p := s.refused(t, 403, "POST", "/api/v1/cypher", body, bearer(readerToken)...); p.Code != "refused" || p.Hint != "Sign in with the token of a writer." {
			t.Errorf("%+v", p)
		}
		if r, text := s.do(t, "POST", "/api/v1/cypher", body, bearer(writerToken)...); r.StatusCode != 200 {
			t.Errorf("%d %s", r.StatusCode, text)
		}
		if p := s.refused(t, 403, "GET", "/api/v1/diagrams/cypher.svg?query=CREATE%20(n:Made)%20RETURN%20n", "", bearer(writerToken)...); p.Code != "refused" {
			t.Errorf("%+v", p)
		}
		if n := db.Run(t, "MATCH (n:Made) RETURN count(n)", nil)[0].Values[0]; n != int64(1) {
			t.Errorf("%v nodes were made", n)
		}
		log := s.log.String()
		for _, want := range []string{
			`"msg":"audit","request":"`, `"client":"rita","role":"reader","statement":"CREATE (n:Made {by: $by}) RETURN n.by"`, `"act":"refused"`,
			`"client":"will","role":"writer","statement":"CREATE (n:Made {by: $by}) RETURN n.by"`, `"act":"wrote"`,
		} {
			if !strings.Contains(log, want) {
				t.Errorf("the audit log lacks %s in\n%s", want, log)
			}
		}
		if strings.Contains(log, "private") || strings.Contains(log, "secret") {
			t.Errorf("a parameter or a token is in the log\n%s", log)
		}
	})
}

func TestSignedLinkOpensThatPictureOnly(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		s := guarded(t, db)
		for _, body := range []string{
			`{"kind":"schema","format":"svg","parameters":{}}`,
			`{"kind":"thing","format":"png","parameters":{"label":"Tool","key":"c++"}}`,
			`{"kind":"cypher","format":"svg","parameters":{"query":"MATCH p = (:Role)-[:USES]->(:Tool) RETURN p","limit":30}}`,
			`{"kind":"cypher","format":"svg","parameters":{"query":"` + strings.Repeat("// a long comment\\n", 40) + `MATCH (n:Tool) RETURN n"}}`,
		} {
			_, text := s.do(t, "POST", "/api/v1/diagrams", body, bearer(readerToken)...)
			link := decode[api.PictureLink](t, text)
			if link.Expires == nil || strings.Contains(link.URL, "secret") || link.Length != len(link.URL) {
				t.Fatalf("%s gives %+v", body, link)
			}
			r, picture := s.do(t, "GET", link.URL, "", "Sec-Fetch-Site", "cross-site")
			if r.StatusCode != 200 || r.Header.Get("Cross-Origin-Resource-Policy") != "cross-origin" || strings.Contains(picture, "sig=") {
				t.Errorf("%s: %d %v %.200s", link.URL, r.StatusCode, r.Header, picture)
			}
			for _, changed := range []string{link.URL + "&theme=dark", strings.Replace(link.URL, "?", "?theme=dark&", 1)} {
				if r, _ := s.do(t, "GET", changed, ""); r.StatusCode != 403 {
					t.Errorf("%s: %d", changed, r.StatusCode)
				}
			}
			_, query, _ := strings.Cut(link.URL, "?")
			if r, _ := s.do(t, "GET", "/api/v1/roles?"+query, ""); r.StatusCode != 401 {
				t.Errorf("the signature opens something else: %d", r.StatusCode)
			}
		}
		if p := s.refused(t, 401, "GET", "/api/v1/diagrams/schema.svg", ""); p.Code != "token_required" {
			t.Errorf("unsigned: %+v", p)
		}
	})
}

// Without tokens a page elsewhere may show pictures, but not run statements.
func TestForeignPagesRunNoStatements(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		s := start(t, db)
		statement := "/api/v1/diagrams/cypher.svg?query=" + url.QueryEscape("MATCH (n:Team) RETURN n")
		if p := s.refused(t, 403, "GET", statement, "", "Sec-Fetch-Site", "cross-site"); p.Code != "cross_site" {
			t.Errorf("%+v", p)
		}
		for _, site := range []string{"same-origin", "none"} {
			if r, _ := s.do(t, "GET", statement, "", "Sec-Fetch-Site", site); r.StatusCode != 200 || r.Header.Get("Cross-Origin-Resource-Policy") != "same-origin" {
				t.Errorf("%s: %d %v", site, r.StatusCode, r.Header)
			}
		}
		if r, _ := s.do(t, "GET", "/api/v1/diagrams/schema.svg", "", "Sec-Fetch-Site", "cross-site"); r.StatusCode != 200 || r.Header.Get("Cross-Origin-Resource-Policy") != "cross-origin" {
			t.Errorf("%d %v", r.StatusCode, r.Header)
		}
		if r, _ := s.do(t, "GET", "/api/v1/roles", ""); r.Header.Get("Cross-Origin-Resource-Policy") != "same-origin" || r.Header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%v", r.Header)
		}
	})
}

// The page lets itself be framed where the setting says so, and only when it is
// asked for as a frame's content.
func TestFramesBySetting(t *testing.T) {
	page := fstest.MapFS{"index.html": {Data: []byte("<p>")}}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		frames := func(s *server, path string) (ancestors, options string) {
			r, err := http.Get(s.URL + path)
			if err != nil {
				t.Fatal(err)
			}
			_, _ = io.Copy(io.Discard, r.Body)
			_ = r.Body.Close()
			_, ancestors, _ = strings.Cut(r.Header.Get("Content-Security-Policy"), "frame-ancestors ")
			return ancestors, r.Header.Get("X-Frame-Options")
		}
		open := start(t, db, func(c *api.Config) { c.Page, c.FrameHosts = page, []string{"https://wiki.example"} })
		if ancestors, options := frames(open, "/org?embed=1"); ancestors != "https://wiki.example" || options != "" {
			t.Errorf("frame-ancestors %s, %s", ancestors, options)
		}
		if ancestors, options := frames(open, "/org"); ancestors != "'none'" || options != "DENY" {
			t.Errorf("frame-ancestors %s, %s", ancestors, options)
		}
		closed := start(t, db, func(c *api.Config) { c.Page = page })
		if ancestors, options := frames(closed, "/org?embed=1"); ancestors != "'none'" || options != "DENY" {
			t.Errorf("frame-ancestors %s, %s", ancestors, options)
		}
	})
}

// When the clock jumps ahead, sign-ins and links end early; when it comes back they
// open again. Neither way is more opened than was signed, and questions do not care.
func TestClockJumps(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		var ahead atomic.Int64
		s := guarded(t, db, func(c *api.Config) {
			c.Now = func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }
		})
		r, _ := s.do(t, "POST", "/api/v1/session", `{"token":"`+readerToken+`"}`)
		cookie, _ := cookieOf(t, r)
		_, text := s.do(t, "POST", "/api/v1/diagrams", `{"kind":"schema","format":"svg","days":1,"parameters":{}}`, bearer(readerToken)...)
		link := decode[api.PictureLink](t, text).URL
		for _, jump := range []struct {
			by           time.Duration
			cookie, link int
		}{
			{0, 200, 200}, {13 * time.Hour, 401, 200}, {49 * time.Hour, 401, 403}, {-1000 * time.Hour, 200, 200}, {0, 200, 200},
		} {
			ahead.Store(int64(jump.by))
			if r, _ := s.do(t, "GET", "/api/v1/roles", "", "Cookie", cookie); r.StatusCode != jump.cookie {
				t.Errorf("the clock is %v ahead: the sign-in gets %d, want %d", jump.by, r.StatusCode, jump.cookie)
			}
			if r, _ := s.do(t, "GET", link, ""); r.StatusCode != jump.link {
				t.Errorf("the clock is %v ahead: the link gets %d, want %d", jump.by, r.StatusCode, jump.link)
			}
			if r, _ := s.do(t, "GET", "/api/v1/roles", "", bearer(readerToken)...); r.StatusCode != 200 {
				t.Errorf("the clock is %v ahead: a question gets %d", jump.by, r.StatusCode)
			}
		}
	})
}

// Without a token no operation of the description answers but those of the sign-in.
func TestEveryOperationWantsAToken(t *testing.T) {
	description, err := api.OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	var all struct {
		Paths map[string]map[string]json.RawMessage
	}
	if err := json.Unmarshal(description, &all); err != nil {
		t.Fatal(err)
	}
	s := guarded(t, testdb.Embedded(t))
	asked := 0
	for path, methods := range all.Paths {
		for method := range methods {
			if path == "/api/v1/session" {
				continue
			}
			path := strings.NewReplacer("{format}", "svg", "{id}", "x", "{label}", "Role", "{key}", "x").Replace(path)
			if p := s.refused(t, 401, strings.ToUpper(method), path, ""); p.Code != "token_required" {
				t.Errorf("%s %s: %+v", method, path, p)
			}
			asked++
		}
	}
	if asked < 30 {
		t.Errorf("only %d operations were asked", asked)
	}
}
