package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime/pprof"
	"strings"
	"time"

	"rolegraph/internal/embedded"
)

// process is the embedded database in a process of its own, so that its memory
// is nobody else's.
type process struct {
	cmd    *exec.Cmd
	stdin  io.Closer
	stdout *bufio.Reader
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
	p := &process{cmd: cmd, stdin: stdin, stdout: bufio.NewReader(stdout)}
	line, err := p.stdout.ReadString('\n')
	if err == nil {
		_, err = fmt.Sscan(line, &p.uri, &p.opened)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("the embedded database did not start: %w", err), cmd.Process.Kill())
	}
	return p, nil
}

// stop ends the process and returns the most memory that it had resident, in MB.
func (p *process) stop() (megabytes float64, err error) {
	closed := p.stdin.Close()
	_, err = fmt.Fscan(p.stdout, &megabytes)
	return megabytes, errors.Join(closed, err, p.cmd.Wait())
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
	if _, err = io.Copy(io.Discard, os.Stdin); err != nil {
		return errors.Join(err, db.Close())
	}
	fmt.Println(peakMemory())
	return db.Close()
}

// peakMemory is the most memory that this process had resident, in MB; 0 where
// there is no /proc to tell.
func peakMemory() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		var kilobytes float64
		if n, _ := fmt.Sscanf(line, "VmHWM: %f kB", &kilobytes); n == 1 {
			return kilobytes / 1000
		}
	}
	return 0
}
