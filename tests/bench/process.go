package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime/pprof"
	"syscall"
	"time"

	"rolegraph/internal/embedded"
)

// process is the embedded database in a process of its own, so that its memory
// is nobody else's.
type process struct {
	cmd    *exec.Cmd
	stdin  io.Closer
	uri    string
	opened time.Duration // how long it took to open the file
}

// startProcess runs this program again to serve a file.
func startProcess(file, profile string) (*process, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(self, "-serve", file, "-cpuprofile", profile)
	cmd.Stderr = os.Stderr
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p := &process{cmd: cmd, stdin: stdin}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err == nil {
		_, err = fmt.Sscan(line, &p.uri, &p.opened)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("the embedded database did not start: %w", err), cmd.Process.Kill())
	}
	return p, nil
}

// stop ends the process and returns the most memory that it had resident, in MB.
func (p *process) stop() (float64, error) {
	if err := errors.Join(p.stdin.Close(), p.cmd.Wait()); err != nil {
		return 0, err
	}
	usage, ok := p.cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0, errors.New("this system does not tell what memory a process used")
	}
	return float64(usage.Maxrss) / 1000, nil // Linux counts in kilobytes
}

// serve opens the file, says where and how long that took, and ends with its
// standard input.
func serve(file, profile string) error {
	if profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	start := time.Now()
	db, err := embedded.Start(embedded.Options{Path: file})
	if err != nil {
		return err
	}
	fmt.Println(db.URI(), int64(time.Since(start)))
	_, err = io.Copy(io.Discard, os.Stdin)
	return errors.Join(err, db.Close())
}
