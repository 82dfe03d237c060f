// Package operations runs what OPERATIONS.md tells an operator to do: every
// command of it, from top to bottom; and holds its table of settings to the
// program's own.
package operations

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"rolegraph/tests/program"
	"rolegraph/tests/testdb"
)

const guide = "../../OPERATIONS.md"

var shellBlock = regexp.MustCompile("(?s)```sh\n(.*?)```")

// TestCommands runs the commands as one script that stops at the first failure.
// The ports of the guide become free ones, and make only says what it would do.
func TestCommands(t *testing.T) {
	for _, tool := range []string{"bash", "curl", "openssl"} {
		if _, err := exec.LookPath(tool); err != nil {
			testdb.Missing(t, "operations", tool+" is not installed")
		}
	}
	script := "set -euo pipefail -m\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\nmake() { command make -C \"$ROOT\" -n \"$@\" >/dev/null; }\n"
	for _, m := range shellBlock.FindAllStringSubmatch(read(t), -1) {
		script += m[1]
	}
	http, bolt := freePort(t), freePort(t)
	script = strings.NewReplacer("127.0.0.1:8080", http, "127.0.0.1:7687", bolt).Replace(script)
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	bin := filepath.Dir(program.Build(t, "api"))
	program.Build(t, "loader")
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "bash", "-c", script)
	cmd.Dir = t.TempDir()
	cmd.WaitDelay = time.Second
	cmd.Env = append(program.Environment(), "ROOT="+root, "PATH="+bin+":"+os.Getenv("PATH"), "ROLEGRAPH_HTTP="+http, "ROLEGRAPH_BOLT="+bolt)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		log, _ := os.ReadFile(filepath.Join(cmd.Dir, "api.log"))
		t.Fatalf("%v\n%s\n%s", err, out.String(), log)
	}
	for _, want := range []string{`{"database":"ok","worker":"ok"}`, "rolegraph_database_up 1", `"code":"refused"`, `"act":"refused"`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the commands do not print %s in\n%s", want, out.String())
		}
	}
}

func freePort(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

func read(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

var flagOfHelp = regexp.MustCompile(`(?m)^\s+(?:-\w, )?--([a-z-]+)`)

// The table of settings has every flag of the program and no other, each with its
// variable.
func TestSettingsAreAllThere(t *testing.T) {
	help, err := exec.Command(program.Build(t, "api"), "--help").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := read(t)
	flags := map[string]bool{}
	for _, m := range flagOfHelp.FindAllStringSubmatch(string(help), -1) {
		if flags[m[1]] = true; m[1] == "help" || m[1] == "version" {
			continue
		}
		if !strings.Contains(text, fmt.Sprintf("`--%s`", m[1])) {
			t.Errorf("the guide lacks --%s", m[1])
		}
	}
	for _, m := range regexp.MustCompile("(?m)^\\| `--([a-z-]+)`.*?`((?:ROLEGRAPH|NEO4J)_[A-Z_0-9]+)`").FindAllStringSubmatch(text, -1) {
		if !flags[m[1]] {
			t.Errorf("the guide has --%s, the program has not", m[1])
		}
		if !strings.Contains(string(help), "$"+m[2]) {
			t.Errorf("the guide has %s, the program has not", m[2])
		}
	}
}
