// Package faults lets things go wrong around a running api: the process is told
// to stop, a render worker is killed, the database stops, restarts, stalls or
// cuts the line, the disk is full, the graph is a monster to draw. Every fault must
// end in a clear error, never in a wrong answer, and be over without a restart when
// its cause is.
package faults

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"rolegraph/tests/testdb"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// client keeps no connection open, so that none is left after a test.
var client = &http.Client{Transport: &http.Transport{DisableKeepAlives: true, DisableCompression: true}}

// fetch returns the status and the body of an address.
func fetch(t testing.TB, url string) (int, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(context.Background(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	return send(request)
}

// send returns the status and the body of a reply; 0 and the error when there is
// none.
func send(request *http.Request) (int, string) {
	response, err := client.Do(request)
	if err != nil {
		return 0, err.Error()
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return 0, err.Error()
	}
	return response.StatusCode, string(text)
}

// frame is one line of a streamed answer.
type frame struct {
	Header, Summary map[string]any
	Row             []any
	Error           *struct {
		Code   string
		Status int
		Detail string
	}
}

// lines reads a stream frame by frame.
type lines struct {
	t       testing.TB
	scanner *bufio.Scanner
	close   func() error
}

// stream starts a streamed answer.
func stream(t testing.TB, url, query string) *lines {
	t.Helper()
	return streamFor(t, url, query, 120)
}

// streamFor is stream with a time limit in seconds; 0 means the server's own.
func streamFor(t testing.TB, url, query string, seconds float64) *lines {
	t.Helper()
	body, _ := json.Marshal(map[string]any{"query": query, "timeout": seconds})
	request, err := http.NewRequestWithContext(context.Background(), http.MethodPost, url+"/api/v1/cypher", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/x-ndjson")
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(response.Body)
		t.Fatalf("%d %s", response.StatusCode, text)
	}
	l := &lines{t: t, scanner: bufio.NewScanner(response.Body), close: response.Body.Close}
	t.Cleanup(func() { _ = l.close() })
	return l
}

// next reads one frame; false at the end of the stream.
func (l *lines) next() (frame, bool) {
	l.t.Helper()
	var f frame
	if !l.scanner.Scan() {
		return f, false
	}
	if err := json.Unmarshal(l.scanner.Bytes(), &f); err != nil {
		l.t.Errorf("a line that is no frame: %.100s (%v)", l.scanner.Text(), err)
	}
	return f, true
}

// rest reads to the end: how many rows came, and the last frame.
func (l *lines) rest() (rows int, last frame) {
	l.t.Helper()
	for f, more := l.next(); more; f, more = l.next() {
		if last = f; f.Row != nil {
			rows++
		}
	}
	return rows, last
}

// eventually waits until what becomes true.
func eventually(t testing.TB, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if is() {
			return
		}
	}
	t.Fatalf("never: %s", what)
}

// tangle makes a graph that takes the layout most of a second. Each picture of it
// with a title of its own is laid out anew, as the number of nodes differs.
func tangle(t testing.TB, db testdb.DB) {
	t.Helper()
	db.Run(t, "CREATE CONSTRAINT FOR (k:Knot) REQUIRE k.id IS UNIQUE", nil)
	db.Run(t, "UNWIND range(0, 219) AS i CREATE (:Knot {id: i, name: 'Knot ' + i})", nil)
	db.Run(t, "UNWIND range(0, 399) AS i MATCH (a:Knot {id: (i * 7919) % 220}), (b:Knot {id: (i * i * 31 + 17) % 220}) CREATE (a)-[:TIED]->(b)", nil)
}

// tangled is the address of the i-th picture of the tangle.
func tangled(url string, i int) string {
	query := fmt.Sprintf("MATCH (a:Knot)-[r:TIED]->(b:Knot) WHERE a.id < %d RETURN a, r, b", 219-i)
	return url + "/api/v1/diagrams/cypher.svg?limit=2000&query=" + strings.ReplaceAll(strings.ReplaceAll(query, " ", "%20"), ">", "%3E")
}
