// Package browser runs the page's browser tests (web/e2e) in real Chromium,
// against the API on a database with the built-in data, and one with made-up
// roles that are related to each other.
package browser

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"rolegraph/tests/testdb"
	"rolegraph/web"
)

const root = "../.."

// TestPage runs `npm run e2e` with ROLEGRAPH_URL set. Each failing browser test
// stands in the output by name.
func TestPage(t *testing.T) {
	needs(t)
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		bin := build(t)
		command(t, filepath.Join(bin, "loader"), "--quiet", "--uri", db.URI)
		url := serve(t, filepath.Join(bin, "api"), db.URI)
		related := testdb.Embedded(t)
		related.Careers(t)
		careers := serve(t, filepath.Join(bin, "api"), related.URI)
		e2e := exec.Command("npm", "--prefix", filepath.Join(root, "web"), "run", "e2e")
		e2e.Env = append(os.Environ(), "ROLEGRAPH_URL="+url, "ROLEGRAPH_CAREERS_URL="+careers)
		if out, err := e2e.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	})
}

// needs skips the test where the browser, the page or its tools are missing.
func needs(t *testing.T) {
	t.Helper()
	if chromium() == "" {
		testdb.Missing(t, "browser", "no Chromium (looked for $CHROMIUM and /usr/bin/chromium)")
	}
	if _, err := os.Stat(filepath.Join(root, "web", "node_modules", "playwright-core")); err != nil {
		testdb.Missing(t, "browser", "web/node_modules is not installed (run `npm ci` in web)")
	}
	if _, built := web.FS(); !built {
		testdb.Missing(t, "browser", "the page is not built (run `make web`)")
	}
}

func chromium() string {
	for _, path := range []string{os.Getenv("CHROMIUM"), "/usr/bin/chromium"} {
		if _, err := os.Stat(path); path != "" && err == nil {
			return path
		}
	}
	return ""
}

// build builds the two programs, as `make build` does, and returns their folder.
func build(t *testing.T) string {
	t.Helper()
	bin := t.TempDir() + string(filepath.Separator)
	command(t, "go", "build", "-o", bin, "rolegraph/cmd/api", "rolegraph/cmd/loader")
	return bin
}

func command(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
}

// serve starts the API on a free port and returns its address; it stops with the test.
func serve(t *testing.T, api, uri string) string {
	t.Helper()
	cmd := exec.Command(api, "--http", "127.0.0.1:0", "--uri", uri)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		_ = cmd.Wait()
	})
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if rest, ready := strings.CutPrefix(lines.Text(), "ready http="); ready {
			url, _, _ := strings.Cut(rest, " ")
			return url
		}
	}
	t.Fatalf("the API did not start:\n%s", said.String())
	return ""
}
