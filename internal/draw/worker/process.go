package worker

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync/atomic"
	"time"
)

// startLimit is how long a new process may take until it is ready; the first
// one on a machine compiles Graphviz for about a second.
const startLimit = 30 * time.Second

// process is one worker process. One goroutine at a time uses it.
type process struct {
	cmd    *exec.Cmd
	in     *os.File      // the process's standard input
	out    *os.File      // its standard output
	hello  chan error    // holds one value when it is ready, or has failed to be
	gone   chan struct{} // closed when it has ended
	jobs   int
	bytes  atomic.Int64 // resident memory, as it last told
	warmed bool
}

// startProcess starts the command; wait tells when it is ready.
func startProcess(command []string) (*process, error) {
	if len(command) == 0 {
		return nil, errors.New("no worker command")
	}
	stdin, in, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	out, stdout, err := os.Pipe()
	if err != nil {
		return nil, errors.Join(err, stdin.Close(), in.Close())
	}
	p := &process{in: in, out: out, hello: make(chan error, 1), gone: make(chan struct{})}
	p.cmd = exec.Command(command[0], command[1:]...)
	p.cmd.Stdin, p.cmd.Stdout = stdin, stdout
	err = p.cmd.Start()
	_, _ = stdin.Close(), stdout.Close() // the process has its own copies
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start worker: %w", err), in.Close(), out.Close())
	}
	go func() {
		_ = p.cmd.Wait() // how it ended does not matter: its reply is missing
		close(p.gone)
	}()
	go func() {
		_, err := p.read()
		p.hello <- err
	}()
	return p, nil
}

// wait returns when the process is ready for its first job.
func (p *process) wait(ctx context.Context) error {
	if p.warmed {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	select {
	case err := <-p.hello:
		p.warmed = err == nil
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// do sends one job and reads its reply. When ctx ends first, the process is
// killed: nothing else stops a layout.
func (p *process) do(ctx context.Context, job Job) ([]byte, error) {
	stop := context.AfterFunc(ctx, p.kill)
	defer stop()
	p.jobs++
	err := writeFrame(p.in, []byte(job.Engine+"\n"+job.Source))
	if err != nil {
		return nil, errors.Join(ErrCrashed, err)
	}
	return p.read()
}

// read reads a reply: a status line, then the body.
func (p *process) read() ([]byte, error) {
	frame, err := readFrame(p.out)
	if err != nil {
		return nil, errors.Join(ErrCrashed, err)
	}
	line, body, _ := bytes.Cut(frame, []byte("\n"))
	var status string
	var resident int64
	if _, err := fmt.Sscan(string(line), &status, &resident); err != nil {
		return nil, errors.Join(ErrCrashed, err)
	}
	p.bytes.Store(resident)
	if status != "ok" {
		return nil, &GraphvizError{Message: string(body)}
	}
	return body, nil
}

// alive tells whether the process has not ended.
func (p *process) alive() bool {
	select {
	case <-p.gone:
		return false
	default:
		return true
	}
}

func (p *process) kill() { _ = p.cmd.Process.Kill() } // fails only when it has ended

// stop ends the process and waits for its end.
func (p *process) stop() {
	p.kill()
	<-p.gone
	_, _ = p.in.Close(), p.out.Close()
}
