package faults

import (
	"net/http"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"rolegraph/tests/program"
	"rolegraph/tests/testdb"
)

// The database ends without a farewell and is started again, elsewhere even. The
// api says so meanwhile and goes on by itself with the data that were there.
func TestDatabaseRestarts(t *testing.T) {
	t.Run("embedded", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "graph.db")
		databaseRestarts(t, func() (string, func()) {
			p := program.API(t, "--data", file, "--bolt", "127.0.0.1:0", "--no-seed")
			return p.Bolt, func() {
				_ = syscall.Kill(p.PID, syscall.SIGKILL)
				p.Wait(t)
			}
		})
	})
	t.Run("neo4j", func(t *testing.T) {
		home := t.TempDir()
		databaseRestarts(t, func() (string, func()) { return testdb.ServerAt(t, home, "") })
	})
}

func databaseRestarts(t *testing.T, begin func() (uri string, end func())) {
	uri, end := begin()
	network := startProxy(t, uri)
	p := program.API(t, "--uri", network.uri)
	want := wanted(t, p.URL)
	end()
	for _, question := range questions {
		if status, text := fetch(t, p.URL+question); status != http.StatusServiceUnavailable || !strings.Contains(text, `"code":"unavailable"`) {
			t.Errorf("without a database %s: %d %.300s", question, status, text)
		}
	}
	uri, end = begin()
	defer end()
	network.lead(uri)
	for _, question := range questions {
		eventually(t, "an answer to "+question, func() bool {
			status, text := fetch(t, p.URL+question)
			return status == http.StatusOK && text == want[question]
		})
	}
}
