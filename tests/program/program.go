// Package program builds the programs and runs them as processes of their own,
// for tests of what only a whole process shows: signals, memory, open files.
//
// Start reading at [API].
package program

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Running is an api process that serves.
type Running struct {
	URL  string
	Bolt string // of the embedded database; "" when there is a --uri
	PID  int
	Log  *Log // what it wrote to standard error
	cmd  *exec.Cmd
	done chan struct{}
}

var readyLine = regexp.MustCompile(`^ready http=(https?://\S+?)(?: bolt=(\S+))?\n$`)

// API starts the api on a free port with more arguments, and ends it with the
// test. Variables of the environment that it reads are not inherited.
func API(t testing.TB, args ...string) *Running {
	t.Helper()
	return By(t, nil, args...)
}

// By is API by another program that ends in executing it.
func By(t testing.TB, other []string, args ...string) *Running {
	t.Helper()
	command := append(slices.Clone(other), Build(t, "api"), "--http", "127.0.0.1:0")
	command = append(command, args...)
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env = Environment()
	cmd.Dir = t.TempDir()
	r := &Running{Log: &Log{}, cmd: cmd, done: make(chan struct{})}
	cmd.Stderr = r.Log
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	r.PID = cmd.Process.Pid
	line, err := bufio.NewReader(out).ReadString('\n')
	m := readyLine.FindStringSubmatch(line)
	go func() {
		_, _ = io.Copy(io.Discard, out)
		_ = cmd.Wait()
		close(r.done)
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		<-r.done
	})
	if m == nil {
		<-r.done
		t.Fatalf("the api is not ready (%v): %q\n%s", err, line, r.Log)
	}
	r.URL, r.Bolt = m[1], m[2]
	return r
}

// Environment is this process's without the variables that the programs read.
func Environment() []string {
	var kept []string
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "NEO4J_") && !strings.HasPrefix(v, "ROLEGRAPH_") && !strings.HasPrefix(v, "OTEL_") {
			kept = append(kept, v)
		}
	}
	return kept
}

// Stop sends SIGTERM and returns the exit code; -1 when it ended by a signal.
func (r *Running) Stop(t testing.TB) int {
	t.Helper()
	if err := r.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	return r.Wait(t)
}

// Wait waits for the end of the process and returns its exit code.
func (r *Running) Wait(t testing.TB) int {
	t.Helper()
	select {
	case <-r.done:
	case <-time.After(time.Minute):
		t.Fatalf("the api did not end\n%s", r.Log)
	}
	return r.cmd.ProcessState.ExitCode()
}

// Workers are the process ids of its render workers.
func (r *Running) Workers(t testing.TB) []int {
	t.Helper()
	return Children(t, r.PID)
}

// Children are the ids of a process's own processes that have not ended.
func Children(t testing.TB, parent int) []int {
	t.Helper()
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil || len(stats) == 0 {
		t.Skip("this system has no /proc")
	}
	var pids []int
	for _, path := range stats {
		text, _ := os.ReadFile(path) // it may have ended since
		// proc(5): pid (command) state ppid …; a command may hold anything.
		fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
		if len(fields) > 1 && fields[1] == strconv.Itoa(parent) && fields[0] != "Z" {
			pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(path)))
			pids = append(pids, pid)
		}
	}
	return pids
}

// Resident is the memory that the process and its workers hold, in bytes.
func (r *Running) Resident(t testing.TB) int64 {
	t.Helper()
	total := int64(0)
	for _, pid := range append(r.Workers(t), r.PID) {
		text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
		if fields := strings.Fields(string(text)); len(fields) > 1 {
			pages, _ := strconv.ParseInt(fields[1], 10, 64)
			total += pages * int64(os.Getpagesize())
		}
	}
	return total
}

// OpenFiles counts its file descriptors.
func (r *Running) OpenFiles(t testing.TB) int {
	t.Helper()
	entries, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", r.PID))
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}

var (
	building sync.Mutex
	built    = map[string]string{}
)

// Build builds one of the programs, once for a test process, and returns its path.
func Build(t testing.TB, name string) string {
	t.Helper()
	building.Lock()
	defer building.Unlock()
	if path, ok := built[name]; ok {
		return path
	}
	_, here, _, _ := runtime.Caller(0)
	root := filepath.Join(filepath.Dir(here), "..", "..")
	path := filepath.Join(root, "build", "programs", name)
	cmd := exec.Command("go", "build", "-trimpath", "-o", path, "./cmd/"+name)
	cmd.Dir = root
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("building %s: %v\n%s", name, err, out)
	}
	built[name] = path
	return path
}

// Log collects what a process writes. It is safe for concurrent use.
type Log struct {
	mu sync.Mutex
	b  bytes.Buffer
}

// Write implements [io.Writer].
func (l *Log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *Log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
