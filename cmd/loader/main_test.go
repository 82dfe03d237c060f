package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"rolegraph/tests/testdb"
)

// The scripts in testdata/script show the command line as a user sees it. Their
// loader is this test binary, started anew as the program.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"loader": main})
}

func TestCommandLine(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		testscript.RunT(inTurn{t}, testscript.Params{
			Dir: "testdata/script",
			Setup: func(env *testscript.Env) error {
				db.Wipe(t)
				env.Setenv("NEO4J_URI", db.URI)
				return nil
			},
			Cmds: map[string]func(*testscript.TestScript, bool, []string){
				"rows":  func(ts *testscript.TestScript, _ bool, args []string) { rows(ts, t, db, args) },
				"exits": exits,
				"wipe":  func(*testscript.TestScript, bool, []string) { db.Wipe(t) },
			},
		})
	})
}

// rows 'QUERY' 'a b' 'c d' demands that the query's rows are these.
func rows(ts *testscript.TestScript, t *testing.T, db testdb.DB, args []string) {
	var got []string
	for _, record := range db.Run(t, args[0], nil) {
		got = append(got, strings.Trim(fmt.Sprint(record.Values), "[]"))
	}
	if want := args[1:]; strings.Join(got, "\n") != strings.Join(want, "\n") {
		ts.Fatalf("%s\ngot  %q\nwant %q", args[0], got, want)
	}
}

// exits CODE COMMAND… demands the exit code.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	code := 0
	var ended *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &ended) {
		code = ended.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// inTurn runs scripts one after the other, since they share a database.
type inTurn struct{ *testing.T }

func (inTurn) Parallel() {}

func (t inTurn) Verbose() bool { return testing.Verbose() }

func (t inTurn) Run(name string, f func(testscript.T)) {
	t.T.Run(name, func(t *testing.T) { f(inTurn{t}) })
}

func TestStopsAtASignal(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		var stdout, stderr strings.Builder
		code := run(ctx, []string{"script", "-", "--uri", db.URI}, strings.NewReader("CREATE (:A);"), &stdout, &stderr)
		if code != exitFailed {
			t.Errorf("exit code %d", code)
		}
	})
}

func TestMissingFileIsNamed(t *testing.T) {
	var stdout, stderr strings.Builder
	code := run(t.Context(), []string{"script", "nowhere.cypher"}, os.Stdin, &stdout, &stderr)
	if code != exitFailed || !strings.Contains(stderr.String(), "nowhere.cypher: no such file") {
		t.Errorf("exit code %d, said %q", code, stderr.String())
	}
}
