package testdb

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// Server starts a real Neo4j of the test's own and returns its URI; user neo4j
// has the password. It is for what the shared one cannot show: authentication,
// a database that stops. It ends with the test, or earlier by the function.
func Server(t testing.TB, password string) (uri string, stop func()) {
	t.Helper()
	return ServerAt(t, "", password)
}

// ServerAt is Server with the data in a folder that outlives it; without a password
// it wants none.
func ServerAt(t testing.TB, home, password string) (uri string, stop func()) {
	t.Helper()
	if os.Getenv("NEO4J_TEST_URI") == "" {
		Missing(t, "neo4j", "no real Neo4j on this machine (make test starts one when Java 17 and Maven are there)")
	}
	cmd := exec.Command(launcher())
	cmd.Env = append(os.Environ(), "NEO4J_PORT=0", "NEO4J_HOME="+home, "NEO4J_PASSWORD="+password)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	stop = func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		_ = cmd.Wait()
	}
	t.Cleanup(stop)
	ready, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		stop()
		t.Fatalf("Neo4j did not start: %v\n%s", err, said.String())
	}
	return strings.TrimPrefix(strings.TrimSpace(ready), "ready bolt="), stop
}

// launcher is tests/neo4j/run.sh, wherever the test runs.
func launcher() string {
	_, here, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(here), "..", "neo4j", "run.sh")
}
