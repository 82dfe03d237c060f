package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
	"github.com/pb33f/libopenapi/datamodel"
	"go.uber.org/goleak"

	"rolegraph/graph"
	"rolegraph/internal/api"
	"rolegraph/internal/draw"
	"rolegraph/internal/query"
	"rolegraph/seed"
	"rolegraph/tests/testdb"
)

// The test binary is its own render worker, as the program is.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "render" {
		if err := draw.Worker(os.Stdin, os.Stdout); err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	goleak.VerifyTestMain(m)
}

// server is a running API and the database below it.
type server struct {
	*httptest.Server
	db  testdb.DB
	log *lockedBuffer
}

// start serves the API on a database, with the seed and a few odd names loaded.
func start(t testing.TB, db testdb.DB, change ...func(*api.Config)) *server {
	t.Helper()
	studio, err := draw.Start(draw.Config{Command: []string{os.Args[0], "render"}})
	if err != nil {
		t.Fatal(err)
	}
	log := &lockedBuffer{}
	c := api.Config{
		Graph: graph.New(db.Driver, ""), Queries: query.New(graph.New(db.Driver, ""), query.Config{}), Studio: studio,
		Ping: db.Driver.VerifyConnectivity, Logger: slog.New(slog.NewJSONHandler(log, nil)),
	}
	for _, f := range change {
		f(&c)
	}
	handler, err := api.New(c).Handler()
	if err != nil {
		t.Fatal(err)
	}
	s := &server{Server: httptest.NewServer(handler), db: db, log: log}
	t.Cleanup(func() {
		s.Close()
		http.DefaultClient.CloseIdleConnections()
		_ = studio.Close()
	})
	return s
}

// load runs the seed and adds tools whose keys a URL must escape.
func load(t testing.TB, db testdb.DB) {
	t.Helper()
	for _, statement := range strings.Split(seed.Script, ";\n") {
		if strings.Trim(statement, " \n") != "" {
			db.Run(t, statement, nil)
		}
	}
	for _, key := range oddKeys {
		db.Run(t, "MATCH (r:Role {id: 'devops-engineer'}) CREATE (r)-[:USES {source: 'test'}]->(:Tool {id: $key, name: $key})", map[string]any{"key": key})
	}
	db.Run(t, "CALL db.awaitIndexes()", nil)
}

var oddKeys = []string{"c++", "c#", "as/400 database", "100%", "a?b&c=d", "日本語 ツール", "🦊", "..", "x%2Fy", `"quoted" \back`}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// do sends a request; every reply of the API is checked against its description.
func (s *server) do(t testing.TB, method, path, body string, headers ...string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(context.Background(), method, s.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
		if headers[i] == "Host" {
			request.Host = headers[i+1]
		}
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	conforms(t, request, response, text)
	return response, string(text)
}

// conforms checks a JSON reply against the OpenAPI description.
func conforms(t testing.TB, request *http.Request, response *http.Response, body []byte) {
	t.Helper()
	if !strings.HasPrefix(request.URL.Path, "/api/v1/") || response.Header.Get("Content-Encoding") != "" || strings.Contains(request.URL.Path, "/openapi") || !strings.Contains(response.Header.Get("Content-Type"), "json") || response.StatusCode == http.StatusMethodNotAllowed {
		return
	}
	if strings.Contains(response.Header.Get("Content-Type"), "ndjson") || strings.Contains(string(body), `"no_route"`) || strings.Contains(request.URL.Path, "/diagrams/") && response.StatusCode == http.StatusOK {
		return
	}
	copied := *response
	copied.Body = io.NopCloser(bytes.NewReader(body))
	ok, errs := described().ValidateHttpResponse(request, &copied)
	if ok {
		return
	}
	for _, e := range errs {
		t.Errorf("%s %s: the reply does not conform: %s %s", request.Method, request.URL.Path, e.Message, e.Reason)
		for _, detail := range e.SchemaValidationErrors {
			t.Errorf("  %s at %s", detail.Reason, detail.FieldPath)
		}
	}
}

var described = sync.OnceValue(func() validator.Validator {
	text, err := api.OpenAPI()
	if err != nil {
		panic(err)
	}
	document, err := libopenapi.NewDocumentWithConfiguration(text, &datamodel.DocumentConfiguration{IgnoreArrayCircularReferences: true})
	if err != nil {
		panic(err)
	}
	v, errs := validator.NewValidator(document)
	if len(errs) > 0 {
		panic(errs[0])
	}
	return v
})

// get reads a 200 answer.
func get[T any](t testing.TB, s *server, path string) T {
	t.Helper()
	response, text := s.do(t, http.MethodGet, path, "")
	if response.StatusCode != http.StatusOK {
		t.Fatalf("GET %s: %d %s", path, response.StatusCode, text)
	}
	return decode[T](t, text)
}

func decode[T any](t testing.TB, text string) T {
	t.Helper()
	var v T
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return v
}

// refused sends a request that fails and returns its problem.
func (s *server) refused(t testing.TB, status int, method, path, body string, headers ...string) api.Problem {
	t.Helper()
	response, text := s.do(t, method, path, body, headers...)
	if response.StatusCode != status || response.Header.Get("Content-Type") != "application/problem+json" {
		t.Fatalf("%s %s: got %d %s %s, want problem %d", method, path, response.StatusCode, response.Header.Get("Content-Type"), text, status)
	}
	p := decode[api.Problem](t, text)
	if p.RequestID == "" || p.RequestID != response.Header.Get("X-Request-ID") || p.Status != status || p.Code == "" || p.Detail == "" {
		t.Errorf("%s %s: the problem lacks something: %s", method, path, text)
	}
	return p
}

// cypherBody is the body of POST /cypher.
func cypherBody(query string, more ...string) string {
	text, _ := json.Marshal(query)
	return `{"query":` + string(text) + strings.Join(append([]string{""}, more...), ",") + "}"
}
