// Package traces is a small OpenTelemetry collector to which a running api sends
// its spans.
package traces

import (
	"encoding/hex"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	"google.golang.org/protobuf/proto"

	"rolegraph/tests/program"
)

// span is what the tests look at.
type span struct{ service, name, id, parent, trace, text string }

// receiver collects what is sent to it.
type receiver struct {
	*httptest.Server
	mu    sync.Mutex
	spans []span
}

func collect(t *testing.T) *receiver {
	t.Helper()
	r := &receiver{}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		body, err := io.ReadAll(request.Body)
		var sent collector.ExportTraceServiceRequest
		if err != nil || request.URL.Path != "/v1/traces" || proto.Unmarshal(body, &sent) != nil {
			t.Errorf("%s %v: %.200q", request.URL.Path, err, body)
		}
		r.take(&sent)
		w.Header().Set("Content-Type", "application/x-protobuf")
	}))
	t.Cleanup(r.Close)
	return r
}

func (r *receiver) take(sent *collector.ExportTraceServiceRequest) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, resource := range sent.ResourceSpans {
		service := ""
		for _, a := range resource.Resource.Attributes {
			if a.Key == "service.name" {
				service = a.Value.GetStringValue()
			}
		}
		for _, scope := range resource.ScopeSpans {
			for _, s := range scope.Spans {
				r.spans = append(r.spans, span{service, s.Name, string(s.SpanId), string(s.ParentSpanId), hex.EncodeToString(s.TraceId), s.String()})
			}
		}
	}
}

// named waits for a span of a trace.
func (r *receiver) named(t *testing.T, trace, name string) span {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		r.mu.Lock()
		i := slices.IndexFunc(r.spans, func(s span) bool { return s.trace == trace && s.name == name })
		r.mu.Unlock()
		if i >= 0 {
			return r.spans[i]
		}
	}
	t.Fatalf("no span %q in trace %s among %+v", name, trace, r.spans)
	return span{}
}

const trace = "4bf92f3577b34da6a3ce929d0e0e4736"

func ask(t *testing.T, url, traceparent string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("traceparent", traceparent)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if text, _ := io.ReadAll(response.Body); response.StatusCode != http.StatusOK {
		t.Fatalf("%d %s", response.StatusCode, text)
	}
}

// start runs an api with variables.
func start(t *testing.T, variables ...string) *program.Running {
	t.Helper()
	return program.By(t, append([]string{"env"}, variables...), "--data", ":memory:", "--bolt", "127.0.0.1:0")
}

// A request, what it asks of the database and the picture become spans of the
// caller's trace, and the log tells which that is.
func TestSpansOfARequest(t *testing.T) {
	r := collect(t)
	p := start(t, "OTEL_EXPORTER_OTLP_ENDPOINT="+r.URL, "OTEL_SERVICE_NAME=roles-of-us", "OTEL_BSP_SCHEDULE_DELAY=50")
	ask(t, p.URL+"/api/v1/diagrams/cypher.svg?query=MATCH%20(n:Team)%20RETURN%20n&title=private", "00-"+trace+"-00f067aa0ba902b7-01")
	request := r.named(t, trace, "GET /api/v1/diagrams/cypher.:format")
	if request.service != "roles-of-us" || hex.EncodeToString([]byte(request.parent)) != "00f067aa0ba902b7" {
		t.Errorf("the request's span is %+v", request)
	}
	statement, render := r.named(t, trace, "statement"), r.named(t, trace, "render svg")
	if statement.parent != request.id || !strings.Contains(statement.text, "MATCH (n:Team) RETURN n") || render.parent != request.id {
		t.Errorf("the spans within are %+v and %+v", statement, render)
	}
	if strings.Contains(request.text, "private") {
		t.Errorf("the request's span tells the query of the address: %s", request.text)
	}
	ask(t, p.URL+"/api/v1/roles", "")
	if code := p.Stop(t); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if !regexp.MustCompile(`path=/api/v1/roles .*trace=[0-9a-f]{32}`).MatchString(p.Log.String()) || !strings.Contains(p.Log.String(), "trace="+trace) {
		t.Errorf("the log lacks a trace:\n%s", p.Log)
	}
}

// Spans that wait when the server is told to stop are sent; a collector that is
// gone costs nothing but a line in the log.
func TestCollectorAtTheEnd(t *testing.T) {
	r := collect(t)
	p := start(t, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT="+r.URL+"/v1/traces", "OTEL_BSP_SCHEDULE_DELAY=600000")
	ask(t, p.URL+"/api/v1/roles", "00-"+trace+"-00f067aa0ba902b7-01")
	p.Stop(t)
	r.named(t, trace, "GET /api/v1/roles")
	p = start(t, "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1", "OTEL_BSP_SCHEDULE_DELAY=10", "OTEL_EXPORTER_OTLP_TIMEOUT=100")
	ask(t, p.URL+"/api/v1/roles", "")
	if code := p.Stop(t); code != 0 || !strings.Contains(p.Log.String(), "traces are not delivered") {
		t.Errorf("exit code %d\n%s", code, p.Log)
	}
}

// Nothing is sent, and no trace told, where the variables do not ask for it.
func TestOffUnlessAskedFor(t *testing.T) {
	r := collect(t)
	for _, variables := range [][]string{
		{"OTEL_SERVICE_NAME=x"},
		{"OTEL_EXPORTER_OTLP_ENDPOINT=" + r.URL, "OTEL_TRACES_EXPORTER=none"},
		{"OTEL_EXPORTER_OTLP_ENDPOINT=" + r.URL, "OTEL_SDK_DISABLED=true"},
		{"OTEL_EXPORTER_OTLP_ENDPOINT=" + r.URL, "OTEL_TRACES_SAMPLER=always_off"},
	} {
		p := start(t, variables...)
		ask(t, p.URL+"/api/v1/roles", "")
		if code := p.Stop(t); code != 0 || len(r.spans) > 0 {
			t.Errorf("%q: exit code %d, %+v\n%s", variables, code, r.spans, p.Log)
		}
	}
}

// Each of OpenTelemetry's variables that the operator's guide names is one that the
// program or the SDK reads.
func TestVariablesOfTheGuide(t *testing.T) {
	guide, err := os.ReadFile("../../OPERATIONS.md")
	if err != nil {
		t.Fatal(err)
	}
	binary, err := os.ReadFile(program.Build(t, "api"))
	if err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile(`OTEL_[A-Z_]+`).FindAllString(string(guide), -1)
	for _, name := range names {
		if !strings.Contains(string(binary), name) {
			t.Errorf("the guide has %s, the program has not", name)
		}
	}
	if len(names) < 8 {
		t.Errorf("the guide names only %q", names)
	}
}
