package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"rolegraph/tests/testdb"
)

// The test binary is its own render worker, as the program is.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "render" {
		os.Exit(run(context.Background(), os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
	}
	goleak.VerifyTestMain(m)
}

// started is a program that serves.
type started struct {
	ready string // its one line
	url   string
	stop  func() int // ends it and returns the exit code
}

func startProgram(t *testing.T, args ...string) *started {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	out, in := io.Pipe()
	var log bytes.Buffer
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, append([]string{"--http", "127.0.0.1:0"}, args...), streams{strings.NewReader(""), in, &log})
		_ = in.Close()
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("no ready line (%v), exit code %d: %s", err, <-code, log.String())
	}
	m := regexp.MustCompile(`^ready http=(http://127\.0\.0\.1:\d+)( bolt=bolt://127\.0\.0\.1:\d+)?\n$`).FindStringSubmatch(line)
	if m == nil {
		t.Fatalf("ready line %q", line)
	}
	s := &started{ready: line, url: m[1]}
	s.stop = func() int {
		cancel()
		http.DefaultClient.CloseIdleConnections()
		return <-code
	}
	return s
}

func fetch(t *testing.T, url string) string {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestServesTheSeedAndStops(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		p := startProgram(t, "--uri", db.URI)
		if text := fetch(t, p.url+"/api/v1/roles/ml-engineer"); !strings.Contains(text, `"name":"TensorFlow"`) {
			t.Errorf("%.300s", text)
		}
		if text := fetch(t, p.url+"/readyz"); text != `{"database":"ok","worker":"ok"}` {
			t.Error(text)
		}
		if code := p.stop(); code != done {
			t.Errorf("exit code %d", code)
		}
		if _, err := http.Get(p.url + "/healthz"); err == nil {
			t.Error("it still answers")
		}
	})
}

// Without a URI the embedded database keeps the data in its file.
func TestEmbeddedDatabaseKeepsItsFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "graph.db")
	for range 2 {
		p := startProgram(t, "--data", file, "--bolt", "127.0.0.1:0", "--uri", "")
		if !strings.Contains(p.ready, " bolt=bolt://") {
			t.Errorf("ready line %q", p.ready)
		}
		if text := fetch(t, p.url+"/api/v1/statistics"); !strings.Contains(text, `"id":"seed"`) {
			t.Errorf("%.300s", text)
		}
		if code := p.stop(); code != done {
			t.Errorf("exit code %d", code)
		}
	}
}

func TestNoSeedLeavesItEmpty(t *testing.T) {
	p := startProgram(t, "--data", memory, "--bolt", "127.0.0.1:0", "--no-seed", "--uri", "")
	if text := fetch(t, p.url+"/api/v1/statistics"); !strings.HasPrefix(text, `{"nodes":0,`) {
		t.Errorf("%.300s", text)
	}
	p.stop()
}

func TestWrongUse(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "tokens")
	if err := os.WriteFile(empty, []byte("# none\n\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		args []string
		code int
		says string
	}{
		{[]string{"--http", "0.0.0.0:0"}, wrongUse, "needs --token-file"},
		{[]string{"--http", ":0"}, wrongUse, "needs --token-file"},
		{[]string{"--allow-writes"}, wrongUse, "--allow-writes needs --token-file"},
		{[]string{"--token-file", empty}, wrongUse, "holds no token"},
		{[]string{"--token-file", empty + "x"}, wrongUse, "no such file"},
		{[]string{"--tls-cert", empty}, wrongUse, "go together"},
		{[]string{"--tls-cert", empty, "--tls-key", empty}, failed, "PEM"},
		{[]string{"--nonsense"}, wrongUse, "--nonsense"},
		{[]string{"--log-format", "xml"}, wrongUse, "log-format"},
		{[]string{"--uri", "http://localhost:7474"}, failed, "bolt://localhost:7687"},
		{[]string{"--uri", "bolt://127.0.0.1:1", "--wait", "0s"}, failed, "Nothing answers at bolt://127.0.0.1:1"},
		{[]string{"--uri", "", "--bolt", "0.0.0.0:0"}, wrongUse, "beyond loopback"},
	}
	for _, c := range cases {
		var out, log bytes.Buffer
		args := append([]string{"--http", "127.0.0.1:0"}, c.args...)
		code := run(context.Background(), args, streams{strings.NewReader(""), &out, &log})
		if code != c.code || !strings.Contains(log.String(), c.says) || out.Len() > 0 {
			t.Errorf("%q: exit code %d, says %q and %q", c.args, code, log.String(), out.String())
		}
	}
}

func TestHelpAndDescription(t *testing.T) {
	for args, want := range map[string]string{"--help": "--token-file", "--version": "api ", "openapi": `"openapi": "3.1.0"`} {
		var out, log bytes.Buffer
		if code := run(context.Background(), []string{args}, streams{strings.NewReader(""), &out, &log}); code != done || !strings.Contains(out.String(), want) {
			t.Errorf("%s: exit code %d, says %.200s %s", args, code, out.String(), log.String())
		}
	}
}
