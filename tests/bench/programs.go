package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// measurePrograms runs the built loader and API as somebody would, each a process
// of its own, and prints how long they took and the most memory they had resident.
func measurePrograms(ctx context.Context, o settings, folder string) error {
	t := &timetable{bin: o.programs, data: o.data}
	fmt.Println("| program | s | MB at most | goal | met |\n|---|---:|---:|---:|---:|")
	file := filepath.Join(folder, "programs.db")
	t.row("loader onet into a new file, database included", limits{seconds: 15}, "onet", o.data, "--data", file)
	t.row("the same again, nothing to change", limits{}, "onet", o.data, "--data", file)
	if esco := t.esco(); esco != nil {
		t.row("loader esco into the same file", limits{}, append(esco, "--data", file)...)
	}
	t.serving("api opens that file", file, func() {})
	served := filepath.Join(folder, "served.db")
	t.serving("api while the loader fills it", served, func() {
		t.row("loader onet into an api's database", limits{megabytes: 200}, "onet", o.data, "--data", served)
	})
	others, err := connect(o.others)
	if err != nil {
		return err
	}
	for _, other := range others {
		if err := other.wipe(ctx); err != nil {
			return err
		}
		t.row("loader onet into "+other.name, limits{megabytes: 200}, "onet", o.data, "--uri", other.uri)
	}
	return t.err
}

// timetable prints a row for each program and keeps the first error.
type timetable struct {
	bin, data string
	err       error
}

// limits are goals; 0 means none.
type limits struct{ seconds, megabytes float64 }

// row runs the loader.
func (t *timetable) row(what string, most limits, args ...string) {
	if t.err != nil {
		return
	}
	cmd := exec.Command(filepath.Join(t.bin, "loader"), append(args, "--quiet")...)
	cmd.Env = plainEnvironment()
	said := &strings.Builder{}
	cmd.Stderr = said
	start := time.Now()
	err := cmd.Run()
	if code := cmd.ProcessState.ExitCode(); err != nil && code != doneWithRejects {
		t.err = fmt.Errorf("%s: %w: %s", what, err, said)
		return
	}
	t.print(what, time.Since(start), peakOf(cmd), most)
}

// doneWithRejects is how the loader ends when a source had rows that it can't use.
const doneWithRejects = 3

// serving starts the API on a file, does something meanwhile, and ends it.
func (t *timetable) serving(what, file string, meanwhile func()) {
	if t.err != nil {
		return
	}
	cmd := exec.Command(filepath.Join(t.bin, "api"), "--data", file, "--no-seed", "--http", "127.0.0.1:0", "--bolt", "127.0.0.1:0")
	cmd.Env = plainEnvironment()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.err = err
		return
	}
	start := time.Now()
	if t.err = cmd.Start(); t.err != nil {
		return
	}
	lines := bufio.NewReader(out)
	line, err := lines.ReadString('\n')
	took := time.Since(start)
	if err != nil || !strings.HasPrefix(line, "ready ") {
		t.err = errors.Join(fmt.Errorf("%s: %q instead of being ready", what, line), err, cmd.Process.Kill(), cmd.Wait())
		return
	}
	meanwhile()
	stopped := cmd.Process.Signal(syscall.SIGTERM)
	_, _ = io.Copy(io.Discard, lines)
	t.err = errors.Join(t.err, stopped, cmd.Wait())
	t.print(what, took, peakOf(cmd), limits{})
}

func (t *timetable) print(what string, took time.Duration, megabytes float64, most limits) {
	aim, met := "", ""
	switch {
	case most.seconds > 0:
		aim, met = fmt.Sprintf("< %.0f s", most.seconds), yes(took.Seconds() < most.seconds)
	case most.megabytes > 0:
		aim, met = fmt.Sprintf("< %.0f MB", most.megabytes), yes(megabytes < most.megabytes)
	}
	fmt.Printf("| %s | %.2f | %.0f | %s | %s |\n", what, took.Seconds(), megabytes, aim, met)
}

// esco is the loader's command line for ESCO; nil when its files are not beside
// O*NET's.
func (t *timetable) esco() []string {
	folder := filepath.Dir(t.data)
	args := []string{"esco",
		filepath.Join(folder, "ESCO dataset - v1.1.1 - classification - en - csv.zip"),
		filepath.Join(folder, "ESCO dataset - v1.1.1 - classification -  - csv.zip"),
		"--crosswalk", filepath.Join(folder, "esco_onet_crosswalk_Nov2020.csv")}
	for _, file := range []string{args[1], args[2], args[4]} {
		if _, err := os.Stat(file); err != nil {
			return nil
		}
	}
	return args
}

// peakOf is the most memory that an ended process had resident, in MB.
func peakOf(cmd *exec.Cmd) float64 {
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return float64(usage.Maxrss) / 1000
}

// plainEnvironment is this process's without what would change the programs'
// settings.
func plainEnvironment() []string {
	var kept []string
	for _, entry := range os.Environ() {
		if !strings.HasPrefix(entry, "NEO4J_") && !strings.HasPrefix(entry, "ROLEGRAPH_") {
			kept = append(kept, entry)
		}
	}
	return kept
}

func yes(ok bool) string {
	if ok {
		return "yes"
	}
	return "no"
}
