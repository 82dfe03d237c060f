package worker

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

// The test binary is its own worker; its first argument says how it behaves.
const (
	goodWorker = "worker-good" // Serve
	dieWorker  = "worker-die"  // dies of every job
	hangWorker = "worker-hang" // never answers a job
)

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && strings.HasPrefix(os.Args[1], "worker-") {
		behave(os.Args[1])
		return
	}
	goleak.VerifyTestMain(m)
}

func behave(how string) {
	if how == goodWorker {
		_ = Serve(os.Stdin, os.Stdout)
		return
	}
	_ = writeFrame(os.Stdout, reply("ok", nil))
	_, _ = readFrame(os.Stdin)
	if how == hangWorker {
		_, _ = io.Copy(io.Discard, os.Stdin)
	}
}

// start starts a pool of workers of one sort and closes it after the test.
func start(t *testing.T, how string, change func(*Config)) *Pool {
	t.Helper()
	c := Config{Command: []string{os.Args[0], how}, Workers: 1, Queue: 10, MaxJobs: 100, MaxBytes: 1 << 30}
	if change != nil {
		change(&c)
	}
	p, err := Start(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

func job(engine, source string) Job { return Job{Engine: engine, Source: source, Budget: time.Minute} }

func TestDoLaysOut(t *testing.T) {
	p := start(t, goodWorker, nil)
	out, err := p.Do(context.Background(), job("dot", "digraph { a -> b }"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(out, []byte(`"bb": "0,0,54,108"`)) {
		t.Errorf("two nodes on two ranks have another box: %s", out)
	}
}

func TestBadSourceIsAnAnswerNotACrash(t *testing.T) {
	p := start(t, goodWorker, nil)
	for _, bad := range []Job{job("dot", "digraph {"), job("neato", "digraph {}")} {
		var complaint *GraphvizError
		if _, err := p.Do(context.Background(), bad); !errors.As(err, &complaint) {
			t.Errorf("%v: got %v, want a GraphvizError", bad, err)
		}
	}
	if got := p.Stats().Restarts; got != 0 {
		t.Errorf("%d restarts", got)
	}
}

func TestKilledWorkerCostsNothing(t *testing.T) {
	p := start(t, goodWorker, nil)
	p.idle[0].kill()
	if _, err := p.Do(context.Background(), job("dot", "digraph { a }")); err != nil {
		t.Fatal(err)
	}
	if got := p.Stats().Restarts; got != 1 {
		t.Errorf("%d restarts, want 1", got)
	}
}

func TestJobThatKillsItsWorkerIsTriedTwice(t *testing.T) {
	p := start(t, dieWorker, nil)
	if _, err := p.Do(context.Background(), job("dot", "digraph {}")); !errors.Is(err, ErrCrashed) {
		t.Fatalf("got %v, want ErrCrashed", err)
	}
	if got := p.Stats().Restarts; got != 2 {
		t.Errorf("%d restarts, want 2", got)
	}
}

func TestBudgetEndsAJob(t *testing.T) {
	p := start(t, hangWorker, nil)
	j := job("dot", "digraph {}")
	j.Budget = time.Millisecond
	if _, err := p.Do(context.Background(), j); !errors.Is(err, ErrTimeout) {
		t.Fatalf("got %v, want ErrTimeout", err)
	}
	if s := p.Stats(); s.Restarts != 1 || s.Busy != 0 {
		t.Errorf("after the budget: %+v", s)
	}
}

func TestQueueIsBounded(t *testing.T) {
	p := start(t, hangWorker, func(c *Config) { c.Queue = 1 })
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 2)
	for range 2 {
		go func() {
			_, err := p.Do(ctx, job("dot", "digraph {}"))
			done <- err
		}()
	}
	for s := p.Stats(); s.Busy != 1 || s.Waiting != 1; s = p.Stats() {
		runtime.Gosched()
	}
	if _, err := p.Do(ctx, job("dot", "digraph {}")); !errors.Is(err, ErrBusy) {
		t.Errorf("got %v, want ErrBusy", err)
	}
	cancel()
	for range 2 {
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want context.Canceled", err)
		}
	}
}

func TestWorkersRetire(t *testing.T) {
	p := start(t, goodWorker, func(c *Config) { c.MaxJobs = 2 })
	for range 5 {
		if _, err := p.Do(context.Background(), job("dot", "digraph { a }")); err != nil {
			t.Fatal(err)
		}
	}
	if s := p.Stats(); s.Retired != 2 || s.Restarts != 0 {
		t.Errorf("after 5 jobs, 2 for each worker: %+v", s)
	}
}

func TestWorkersRetireByMemory(t *testing.T) {
	if residentBytes() == 0 {
		t.Skip("this system does not tell a process's memory")
	}
	p := start(t, goodWorker, func(c *Config) { c.MaxBytes = 1 })
	if _, err := p.Do(context.Background(), job("dot", "digraph { a }")); err != nil {
		t.Fatal(err)
	}
	if got := p.Stats().Retired; got != 1 {
		t.Errorf("%d retired, want 1", got)
	}
}

func TestFreshSfdpIsTheSame(t *testing.T) {
	p := start(t, goodWorker, nil)
	j := job("sfdp", "digraph { a -> b -> c -> a; c -> d -> e -> c; a -> f; a -> g }")
	j.Fresh = true
	var outs [][]byte
	for range 3 {
		out, err := p.Do(context.Background(), j)
		if err != nil {
			t.Fatal(err)
		}
		outs = append(outs, out)
	}
	if !bytes.Equal(outs[0], outs[1]) || !bytes.Equal(outs[1], outs[2]) {
		t.Error("three fresh runs of sfdp differ")
	}
}

func TestStartFailsWithoutACommand(t *testing.T) {
	for _, command := range [][]string{nil, {"/no/such/program"}} {
		if _, err := Start(Config{Command: command, Workers: 1}); err == nil {
			t.Errorf("%q started", command)
		}
	}
}

func TestClosedPoolRefuses(t *testing.T) {
	p := start(t, goodWorker, nil)
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Do(context.Background(), job("dot", "digraph {}")); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v, want ErrClosed", err)
	}
}

func FuzzReadFrame(f *testing.F) {
	f.Add([]byte{0, 0, 0, 3, 'a', 'b', 'c'})
	f.Add([]byte{0, 0, 0, 0})
	f.Add([]byte{0xff, 0xff, 0xff, 0xff})
	f.Add([]byte{0, 0, 0, 9, 'a'})
	f.Fuzz(func(t *testing.T, stream []byte) {
		payload, err := readFrame(bytes.NewReader(stream))
		if err != nil {
			return
		}
		var again bytes.Buffer
		if err := writeFrame(&again, payload); err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(stream, again.Bytes()) {
			t.Errorf("%q was read as %q", stream, payload)
		}
	})
}
