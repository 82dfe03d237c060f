package embedded_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"go.uber.org/goleak"

	"rolegraph/internal/embedded"
	"rolegraph/tests/testdb"
)

// TestMain is also the process that the tests below watch: it serves a file until
// its standard input ends.
func TestMain(m *testing.M) {
	if path := os.Getenv("ROLEGRAPH_SERVED_FILE"); path != "" {
		serveFile(path)
		return
	}
	goleak.VerifyTestMain(m)
}

func serveFile(path string) {
	if most, err := strconv.ParseUint(os.Getenv("ROLEGRAPH_FILE_LIMIT"), 10, 64); err == nil {
		signal.Ignore(syscall.SIGXFSZ) // writing then fails, as it does on a full disk
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: most, Max: most}); err != nil {
			panic(err)
		}
	}
	db, err := embedded.Start(embedded.Options{Path: path})
	if err != nil {
		panic(err)
	}
	fmt.Println(db.URI())
	_, _ = io.Copy(io.Discard, os.Stdin)
	if err := db.Close(); err != nil {
		panic(err)
	}
}

// served starts the process, by another program if one is given, and returns a
// session and what ends the process.
func served(t *testing.T, path string, env string, by ...string) (neo4j.SessionWithContext, func()) {
	t.Helper()
	args := append(by, os.Args[0])
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), "ROLEGRAPH_SERVED_FILE="+path, env)
	cmd.Stderr = os.Stderr
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	uri, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatalf("the process did not start: %v", err)
	}
	ctx := context.Background()
	driver, err := neo4j.NewDriverWithContext(strings.TrimSpace(uri), neo4j.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	session := driver.NewSession(ctx, neo4j.SessionConfig{})
	return session, func() {
		t.Helper()
		if err := errors.Join(session.Close(ctx), driver.Close(ctx), stdin.Close(), cmd.Wait()); err != nil {
			t.Error(err)
		}
	}
}

// do runs a statement and returns the first value of its first row.
func do(session neo4j.SessionWithContext, query string, params map[string]any) (any, error) {
	ctx := context.Background()
	result, err := session.Run(ctx, query, params)
	if err != nil {
		return nil, err
	}
	rows, err := result.Collect(ctx)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return rows[0].Values[0], nil
}

// Every acknowledged commit was synced before: between the last write to the file
// and the answer that carries the bookmark stands a sync.
func TestSyncedBeforeAcknowledged(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil {
		testdb.Missing(t, "strace", "no strace on this machine")
	}
	const commits = 20
	folder := t.TempDir()
	path, trace := filepath.Join(folder, "graph.db"), filepath.Join(folder, "trace")
	session, stop := served(t, path, "", "strace", "-f", "-y", "-s", "300", "-o", trace, "-e", "trace=write,pwrite64,fdatasync,fsync,sendto,writev")
	for i := range commits {
		if _, err := do(session, "CREATE (:A {x: $i})", map[string]any{"i": i}); err != nil {
			t.Fatal(err)
		}
	}
	stop()
	lines, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	acknowledged, syncs := 0, 0
	unsynced := ""               // the last write to the file that no sync followed
	syncing := map[string]bool{} // threads in a sync of the file
	for line := range strings.Lines(string(lines)) {
		call := systemCall.FindStringSubmatch(line)
		if call == nil {
			continue
		}
		thread, resumed, name, ofFile := call[1], call[2] != "", call[3], strings.Contains(line, "<"+path+">")
		switch {
		case strings.Contains(name, "sync") && (ofFile || resumed && syncing[thread]):
			syncing[thread] = !resumed && strings.Contains(line, "unfinished")
			if !syncing[thread] {
				syncs++
				unsynced = ""
			}
		case resumed:
		case ofFile:
			unsynced = line
		case strings.Contains(line, "bookmark"):
			acknowledged++
			if unsynced != "" {
				t.Errorf("acknowledged before this was synced: %s", unsynced)
			}
		}
	}
	if acknowledged != commits || syncs < commits {
		t.Errorf("%d commits acknowledged and %d syncs in the trace, want %d and at least as many", acknowledged, syncs, commits)
	}
}

// systemCall is a line of strace -f: thread, whether the call goes on, its name.
var systemCall = regexp.MustCompile(`^(\d+) +(<\.\.\. )?(\w+)`)

// A disk that is full fails the transaction, nothing else: what was acknowledged
// is there, reading goes on, and so does writing once there is room.
func TestDiskFull(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	session, stop := served(t, path, "ROLEGRAPH_FILE_LIMIT=1000000")
	text := strings.Repeat("x", 20000)
	acknowledged := 0
	for ; ; acknowledged++ {
		_, err := do(session, "CREATE (:A {x: $i, text: $text})", map[string]any{"i": acknowledged, "text": text})
		if err == nil && acknowledged < 1000 {
			continue
		}
		var failure *neo4j.Neo4jError
		if !errors.As(err, &failure) || failure.Code != "Neo.DatabaseError.Transaction.TransactionCommitFailed" {
			t.Fatalf("after %d commits: %v", acknowledged, err)
		}
		break
	}
	if acknowledged == 0 {
		t.Error("nothing could be written at all")
	}
	for range 2 {
		if n, err := do(session, "MATCH (a:A) RETURN count(a)", nil); err != nil || n != int64(acknowledged) {
			t.Errorf("%v nodes, %v, want %d", n, err, acknowledged)
		}
		if _, err := do(session, "CREATE (:B {text: $text})", map[string]any{"text": strings.Repeat(text, 50)}); err == nil {
			t.Error("what does not fit was acknowledged")
		}
	}
	stop()
	session, stop = served(t, path, "")
	defer stop()
	if n, err := do(session, "MATCH (a:A) RETURN count(DISTINCT a.x)", nil); err != nil || n != int64(acknowledged) {
		t.Errorf("afterwards %v nodes, %v, want %d", n, err, acknowledged)
	}
	if n, err := do(session, "CREATE (b:B {text: $text}) RETURN 1", map[string]any{"text": strings.Repeat(text, 50)}); err != nil || n != int64(1) {
		t.Errorf("with room: %v, %v", n, err)
	}
}
