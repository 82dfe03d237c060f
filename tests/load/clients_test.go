package load

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"rolegraph/tests/program"
)

// How the load is made up. Clients of one address share what the server gives to
// one client; each sends its next request when the one before is answered.
const (
	greedy    = 500 // clients on one address
	addresses = 50  // of the others
	modest    = 10  // clients on each of those
	slow      = 20  // readers of one byte a second, on an address of their own
)

// greedyAddress is where the clients of the greedy one are.
const greedyAddress = "127.0.0.2"

// kinds are what clients ask for, one after the other.
var kinds = []kind{
	{name: "question", path: "/api/v1/compare?roles=ml-engineer,ml-researcher"},
	{name: "question", path: "/api/v1/roles/ml-engineer"},
	{name: "question", path: "/api/v1/search?q=tensorflo"},
	{name: "question", path: "/api/v1/paths?from=Role:ml-engineer&to=Role:ml-researcher"},
	{name: "stream", path: "/api/v1/cypher", body: `{"query": "UNWIND range(1, 500) AS i RETURN i, 'some text' AS text"}`},
	{name: "picture", path: "/api/v1/diagrams/org.svg"},
	{name: "picture", path: "/api/v1/diagrams/compare.svg?roles=ml-engineer,ml-researcher"},
	{name: "page", path: "/"},
}

type kind struct{ name, path, body string }

// takesTurn tells whether requests of the kind share the server's places.
func (k kind) takesTurn() bool { return k.name != "page" }

// A thousand clients at once get the right answer or, quickly, 503 with a time to
// come back; none gets what belongs to another; the health check stays green; and
// afterwards the server holds no more than before. ROLEGRAPH_LOAD sets for how
// long; make soak asks for 10 minutes.
func TestThousandClients(t *testing.T) {
	during := 30 * time.Second
	if text := os.Getenv("ROLEGRAPH_LOAD"); text != "" {
		var err error
		if during, err = time.ParseDuration(text); err != nil {
			t.Fatalf("ROLEGRAPH_LOAD=%q: %v", text, err)
		}
	}
	p := program.API(t, "--data", ":memory:", "--bolt", "127.0.0.1:0", "--stall", "5s")
	want := make([]string, len(kinds))
	for i, k := range kinds {
		c := newClient("127.0.0.1")
		status, text, err := c.ask(p.URL, k)
		c.close()
		if err != nil || status != http.StatusOK {
			t.Fatalf("%s: %d %s %v", k.path, status, text, err)
		}
		want[i] = text
	}
	run(t, p, want, 3*time.Second) // fills pools and caches
	before := settled(t, p, holdings{})
	made := run(t, p, want, during)
	made.report(t, during)
	after := settled(t, p, before)
	t.Logf("before %+v, after %+v", before, after)
}

// tally is what clients of one address got.
type tally struct {
	answered, busy atomic.Int64
	mu             sync.Mutex
	took           map[string][]time.Duration // by kind, of what was answered
}

type tallies struct {
	byAddress map[string]*tally
	health    atomic.Int64 // checks that were green
}

// run lets all clients loose for a while.
func run(t *testing.T, p *program.Running, want []string, during time.Duration) *tallies {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), during)
	defer cancel()
	all := &tallies{byAddress: map[string]*tally{}}
	var running sync.WaitGroup
	start := func(address string, clients int) {
		mine := &tally{took: map[string][]time.Duration{}}
		all.byAddress[address] = mine
		for i := range clients {
			running.Go(func() { loop(t, ctx, p.URL, address, i, want, mine) })
		}
	}
	start(greedyAddress, greedy)
	for i := range addresses {
		start(fmt.Sprintf("127.0.1.%d", i+1), modest)
	}
	for range slow {
		running.Go(func() { readSlowly(ctx, p.URL, "127.0.0.3") })
	}
	running.Go(func() { watchHealth(t, ctx, p.URL, &all.health) })
	running.Wait()
	return all
}

// loop is one client.
func loop(t *testing.T, ctx context.Context, url, address string, offset int, want []string, mine *tally) {
	c := newClient(address)
	defer c.close()
	for n := offset; ctx.Err() == nil; n++ {
		k, begun := kinds[n%len(kinds)], time.Now()
		status, text, err := c.ask(url, k)
		switch {
		case err != nil:
			t.Errorf("%s: %v", k.path, err)
			return
		case status == http.StatusOK && text == want[n%len(kinds)]:
			mine.mu.Lock()
			mine.took[k.name] = append(mine.took[k.name], time.Since(begun))
			mine.mu.Unlock()
			if k.takesTurn() {
				mine.answered.Add(1)
			}
		case status == http.StatusServiceUnavailable && strings.Contains(text, `"code":"busy"`):
			mine.busy.Add(1)
			select { // it is told to come back in a moment
			case <-ctx.Done():
			case <-time.After(time.Second):
			}
		default:
			t.Errorf("%s: %d %.300s", k.path, status, text)
			return
		}
	}
}

// report prints what the load came to, and fails where those who asked for little
// were turned away more often than the one who asked for much.
func (all *tallies) report(t *testing.T, during time.Duration) {
	t.Helper()
	took := map[string][]time.Duration{}
	var much, little share
	for address, one := range all.byAddress {
		for name, list := range one.took {
			took[name] = append(took[name], list...)
		}
		if address == greedyAddress {
			much.add(one)
		} else {
			little.add(one)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(took)) {
		list := took[name]
		slices.Sort(list)
		t.Logf("%-8s %6d answered, p50 %v, p99 %v", name, len(list), list[len(list)/2].Round(time.Millisecond), list[len(list)*99/100].Round(time.Millisecond))
	}
	t.Logf("%d clients, %.0f answers a second; %d clients on one address: %v; %d clients on each of %d: %v; %d health checks",
		greedy+addresses*modest, float64(much.answered+little.answered)/during.Seconds(), greedy, much, modest, addresses, little, all.health.Load())
	if little.rate() < much.rate() {
		t.Errorf("those who ask for little got %v, the one who asks for much %v", little, much)
	}
	if all.health.Load() == 0 {
		t.Error("no health check was answered")
	}
}

// share is how many requests were answered and how many were turned away.
type share struct{ answered, busy int64 }

func (s *share) add(one *tally) {
	s.answered += one.answered.Load()
	s.busy += one.busy.Load()
}

func (s share) rate() float64 { return float64(s.answered) / float64(max(s.answered+s.busy, 1)) }

func (s share) String() string {
	return fmt.Sprintf("%d answered, %d told to come back (%.0f %%)", s.answered, s.busy, 100*(1-s.rate()))
}

// watchHealth asks for the process's health all the time.
func watchHealth(t *testing.T, ctx context.Context, url string, green *atomic.Int64) {
	c := newClient("127.0.0.4")
	defer c.close()
	for ; ctx.Err() == nil; time.Sleep(20 * time.Millisecond) {
		if status, text, err := c.ask(url, kind{path: "/healthz"}); err != nil || status != http.StatusOK {
			t.Errorf("the health check says %d %s %v", status, text, err)
			return
		}
		green.Add(1)
	}
}

// readSlowly takes a byte of a long stream every second, and asks again when it is
// let go.
func readSlowly(ctx context.Context, url, address string) {
	c := newClient(address)
	defer c.close()
	for ; ctx.Err() == nil; time.Sleep(100 * time.Millisecond) {
		response, err := c.send(ctx, url, kind{name: "stream", path: "/api/v1/cypher", body: `{"query": "UNWIND range(1, 10000000) AS i RETURN i, 'a text that fills the buffers on the way' AS text"}`})
		if err != nil {
			continue
		}
		one := make([]byte, 1)
		for ctx.Err() == nil {
			if _, err := response.Body.Read(one); err != nil {
				break
			}
			select {
			case <-ctx.Done():
			case <-time.After(time.Second):
			}
		}
		_ = response.Body.Close()
	}
}

// testClient is a client with an address and a connection of its own.
type testClient struct{ http.Client }

func newClient(address string) *testClient {
	dialer := &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(address)}}
	return &testClient{http.Client{Transport: &http.Transport{DialContext: dialer.DialContext, MaxIdleConnsPerHost: 1, DisableCompression: true}, Timeout: 2 * time.Minute}}
}

func (c *testClient) close() { c.CloseIdleConnections() }

func (c *testClient) send(ctx context.Context, url string, k kind) (*http.Response, error) {
	method, body := http.MethodGet, io.Reader(nil)
	if k.body != "" {
		method, body = http.MethodPost, strings.NewReader(k.body)
	}
	request, err := http.NewRequestWithContext(ctx, method, url+k.path, body)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	if k.name == "stream" {
		request.Header.Set("Accept", "application/x-ndjson")
	}
	return c.Do(request)
}

// ask returns the status and what was answered. Of a stream that is all but the
// summary, which tells times; of the page all but its nonce.
func (c *testClient) ask(url string, k kind) (int, string, error) {
	response, err := c.send(context.Background(), url, k)
	if err != nil {
		return 0, "", err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return 0, "", err
	}
	if response.StatusCode == http.StatusServiceUnavailable && response.Header.Get("Retry-After") == "" {
		return 0, "", errors.New("503 without Retry-After")
	}
	switch {
	case k.name == "stream" && response.StatusCode == http.StatusOK:
		text, err = withoutSummary(text)
	case k.name == "page":
		text = nil
	}
	return response.StatusCode, string(text), err
}

// withoutSummary takes the last frame off a stream, which must be one.
func withoutSummary(text []byte) ([]byte, error) {
	last := bytes.LastIndexByte(bytes.TrimSuffix(text, []byte("\n")), '\n') + 1
	var frame struct {
		Summary *struct{ Returned int }
	}
	if err := json.Unmarshal(text[last:], &frame); err != nil || frame.Summary == nil || frame.Summary.Returned != 500 {
		return nil, fmt.Errorf("the stream ends with %.300s", text[last:])
	}
	return text[:last], nil
}

// holdings are what a process holds.
type holdings struct{ goroutines, files, heap int }

// settled waits until the server holds little more than at an earlier time, zero
// for any, and returns what it holds.
func settled(t *testing.T, p *program.Running, earlier holdings) holdings {
	t.Helper()
	var now holdings
	for deadline := time.Now().Add(4 * time.Minute); time.Now().Before(deadline); time.Sleep(time.Second) {
		now = holdings{metric(t, p, "go_goroutines"), p.OpenFiles(t), metric(t, p, "go_memstats_heap_inuse_bytes")}
		quiet := metric(t, p, "rolegraph_requests_running") == 0 && metric(t, p, "rolegraph_queries_running") == 0 && metric(t, p, "rolegraph_draw_workers_busy") == 0
		same := now.goroutines <= earlier.goroutines+20 && now.files <= earlier.files+20 && now.heap <= earlier.heap*3/2+(16<<20)
		if quiet && (same || earlier == holdings{}) {
			return now
		}
	}
	t.Errorf("the server held %+v before and holds %+v now", earlier, now)
	return now
}

// metric reads one of the server's metrics.
func metric(t *testing.T, p *program.Running, name string) int {
	t.Helper()
	response, err := client.Get(p.URL + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	for lines := bufio.NewScanner(response.Body); lines.Scan(); {
		if value, found := strings.CutPrefix(lines.Text(), name+" "); found {
			number, err := strconv.ParseFloat(value, 64)
			if err != nil {
				t.Fatal(err)
			}
			return int(number)
		}
	}
	t.Fatalf("no metric %s", name)
	return 0
}
