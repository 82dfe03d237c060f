package faults

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"rolegraph/tests/program"
	"rolegraph/tests/testdb"
)

// people writes a table of who reports to whom, and its mapping.
func people(t *testing.T) string {
	t.Helper()
	var rows bytes.Buffer
	rows.WriteString("id,boss\n")
	for i := range 3000 {
		fmt.Fprintf(&rows, "p%d,p%d\n", i, i/7)
	}
	mapping := `
dataset: {id: people, name: People, version: "1"}
files:
  - file: people.csv
    nodes: [{label: Person, id: id}]
    relationships: [{type: REPORTS_TO, from: {label: Person, id: id}, to: {label: Person, id: boss}}]
`
	folder := t.TempDir()
	for name, text := range map[string]string{"people.csv": rows.String(), "mapping.yaml": mapping} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(folder, "mapping.yaml")
}

// loader prepares a run of the program; what it prints goes to the buffer.
func loader(t *testing.T, by []string, args ...string) (*exec.Cmd, *program.Log) {
	t.Helper()
	command := append(append([]string{}, by...), program.Build(t, "loader"))
	command = append(command, args...)
	cmd, said := exec.Command(command[0], command[1:]...), &program.Log{}
	cmd.Env, cmd.Dir = program.Environment(), t.TempDir()
	cmd.Stdout, cmd.Stderr = said, said
	return cmd, said
}

// load runs the loader, which must not fail, and returns what it printed.
func load(t *testing.T, args ...string) string {
	t.Helper()
	cmd, said := loader(t, nil, args...)
	if err := cmd.Run(); err != nil {
		t.Fatalf("loader %s: %v\n%s", strings.Join(args, " "), err, said)
	}
	return said.String()
}

var printed = regexp.MustCompile(`fingerprint (\w+)`)

func fingerprint(t *testing.T, flags ...string) string {
	t.Helper()
	m := printed.FindStringSubmatch(load(t, append([]string{"verify", "--fingerprint"}, flags...)...))
	if m == nil {
		t.Fatal("no fingerprint")
	}
	return m[1]
}

// A load whose connections are cut, whose network goes silent, or which is told to
// stop, gives after another run the graph of an undisturbed one.
func TestLoadUnderFaults(t *testing.T) {
	mapping := people(t)
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, "table", mapping, "--batch", "100", "--uri", db.URI)
		want := fingerprint(t, "--uri", db.URI)
		network := startProxy(t, db.URI)
		faults := map[string]func(*exec.Cmd){
			"cut for a while": func(*exec.Cmd) {
				network.set(fault{cut: 2000})
				network.drop()
				time.Sleep(2 * time.Second)
				network.set(fault{})
			},
			"cut now and then": func(*exec.Cmd) {
				for range 10 {
					network.drop()
					time.Sleep(30 * time.Millisecond)
				}
			},
			"silent, then stopped": func(cmd *exec.Cmd) {
				network.set(fault{hole: true})
				for range 2 { // the first lets what is under way finish, which it never does
					_ = cmd.Process.Signal(syscall.SIGTERM)
					time.Sleep(200 * time.Millisecond)
				}
			},
			"stopped": func(cmd *exec.Cmd) { _ = cmd.Process.Signal(syscall.SIGTERM) },
		}
		for name, happens := range faults {
			db.Wipe(t)
			network.set(fault{delay: 5 * time.Millisecond})
			cmd, said := loader(t, nil, "table", mapping, "--batch", "100", "--uri", network.uri)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			eventually(t, name+": the load is under way", func() bool {
				return db.Run(t, "MATCH (p:Person) RETURN count(p)", nil)[0].Values[0].(int64) > 500
			})
			happens(cmd)
			late := time.AfterFunc(10*time.Second, func() {
				t.Errorf("%s: the loader does not end\n%s", name, said)
				_ = cmd.Process.Signal(syscall.SIGQUIT)
			})
			_ = cmd.Wait() // it may have got through
			late.Stop()
			if cmd.ProcessState.ExitCode() == 1 && !strings.Contains(said.String(), "Run the same command again") {
				t.Errorf("%s: it does not say how to go on: %s", name, said)
			}
			network.set(fault{})
			network.drop() // as the kernel does with a line that stays silent
			load(t, "table", mapping, "--uri", db.URI)
			if got := fingerprint(t, "--uri", db.URI); got != want {
				t.Errorf("%s: fingerprint %s, want %s\n%s", name, got, want, said)
			}
		}
	})
}

// A load that fills the disk fails with the reason, and with room again gives the
// graph of an undisturbed one.
func TestDiskFillsUnderTheLoader(t *testing.T) {
	mapping, folder := people(t), t.TempDir()
	load(t, "table", mapping, "--data", filepath.Join(folder, "whole.db"))
	want := fingerprint(t, "--data", filepath.Join(folder, "whole.db"))
	data := filepath.Join(folder, "full.db")
	cmd, said := loader(t, full(400), "table", mapping, "--batch", "100", "--data", data)
	if err := cmd.Run(); cmd.ProcessState.ExitCode() != 1 || !strings.Contains(said.String(), "file too large") {
		t.Errorf("on a full disk: %v\n%s", err, said)
	}
	load(t, "table", mapping, "--data", data)
	if got := fingerprint(t, "--data", data); got != want {
		t.Errorf("fingerprint %s, want %s", got, want)
	}
}
