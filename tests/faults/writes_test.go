package faults

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"rolegraph/tests/program"
	"rolegraph/tests/testdb"
)

const writer = "will-0123456789abcdef"

// writing are the flags of an api that lets the writer write.
func writing(t *testing.T) []string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "tokens")
	if err := os.WriteFile(path, []byte("will writer "+writer+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return []string{"--no-seed", "--allow-writes", "--token-file", path}
}

// write runs a statement as the writer and returns the status and the body.
func write(t *testing.T, url, query string, params map[string]any) (int, string) {
	t.Helper()
	body, _ := json.Marshal(map[string]any{"query": query, "params": params})
	request, err := http.NewRequestWithContext(context.Background(), http.MethodPost, url+"/api/v1/cypher", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+writer)
	return send(request)
}

// While connections are cut all the time, a write that was acknowledged is there
// once, and one that was not is there once or not at all.
func TestAcknowledgedWritesStay(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		network := startProxy(t, db.URI)
		p := program.API(t, append(writing(t), "--uri", network.uri)...)
		done := make(chan struct{})
		var cutter sync.WaitGroup
		cutter.Go(func() {
			for {
				select {
				case <-done:
					return
				case <-time.After(rand.N(40 * time.Millisecond)):
					network.drop()
				}
			}
		})
		acknowledged, failed := map[int]bool{}, 0
		for i := range 400 {
			switch status, text := write(t, p.URL, "CREATE (:Kept {i: $i})", map[string]any{"i": i}); {
			case status == http.StatusOK:
				acknowledged[i] = true
			case status == http.StatusServiceUnavailable && strings.Contains(text, `"code":"unavailable"`):
				failed++
			default:
				t.Errorf("write %d: %d %s", i, status, text)
			}
		}
		close(done)
		cutter.Wait()
		if len(acknowledged) == 0 || failed == 0 {
			t.Errorf("%d writes were acknowledged and %d failed: the test shows nothing", len(acknowledged), failed)
		}
		kept := map[int]int{}
		for _, record := range db.Run(t, "MATCH (k:Kept) RETURN k.i", nil) {
			kept[int(record.Values[0].(int64))]++
		}
		for i := range 400 {
			if kept[i] > 1 || acknowledged[i] && kept[i] == 0 {
				t.Errorf("write %d (acknowledged %v) is there %d times", i, acknowledged[i], kept[i])
			}
		}
	})
}

// full lets a program write files of at most so many KiB, as on a disk that is
// full then.
func full(kib int) []string {
	return []string{"sh", "-c", fmt.Sprintf(`trap "" XFSZ; ulimit -f %d; exec "$0" "$@"`, 2*kib)}
}

// On a full disk a write fails with a clear error; what was acknowledged stays,
// reading goes on, and with room again so does writing.
func TestDiskFillsUnderTheAPI(t *testing.T) {
	file := filepath.Join(t.TempDir(), "graph.db")
	flags := append(writing(t), "--data", file, "--bolt", "127.0.0.1:0")
	p := program.By(t, full(1000), flags...)
	text := strings.Repeat("x", 20_000)
	acknowledged := 0
	for ; ; acknowledged++ {
		status, reply := write(t, p.URL, "CREATE (:Kept {i: $i, text: $text})", map[string]any{"i": acknowledged, "text": text})
		if status == http.StatusOK && acknowledged < 1000 {
			continue
		}
		if status != http.StatusServiceUnavailable || !strings.Contains(reply, `"code":"unavailable"`) || !strings.Contains(reply, "disk") {
			t.Errorf("after %d writes: %d %s", acknowledged, status, reply)
		}
		break
	}
	counted := func(p *program.Running) {
		t.Helper()
		if status, reply := write(t, p.URL, "MATCH (k:Kept) RETURN count(DISTINCT k.i)", nil); status != http.StatusOK || !strings.Contains(reply, fmt.Sprintf(`"rows":[[%d]]`, acknowledged)) {
			t.Errorf("%d were acknowledged: %d %s", acknowledged, status, reply)
		}
	}
	counted(p)
	if code := p.Stop(t); code != 0 {
		t.Errorf("exit code %d\n%s", code, p.Log)
	}
	p = program.API(t, flags...)
	counted(p)
	if status, reply := write(t, p.URL, "CREATE (:More {text: $text})", map[string]any{"text": text}); status != http.StatusOK {
		t.Errorf("with room: %d %s", status, reply)
	}
}
