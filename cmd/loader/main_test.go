package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"rolegraph/internal/embedded"
	"rolegraph/tests/madeup"
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

// A process that has the file open but does not serve it yet, such as an api that is
// starting, is waited for.
func TestWaitsForTheFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "waits.db")
	server, err := embedded.Start(embedded.Options{Path: file})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	address, err := os.ReadFile(file + ".addr")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(file + ".addr"); err != nil {
		t.Fatal(err)
	}
	t.Setenv("NEO4J_URI", "")
	verify := func(wait string) (int, string) {
		var stdout, stderr strings.Builder
		code := run(t.Context(), []string{"seed", "--data", file, "--wait", wait}, nil, &stdout, &stderr)
		return code, stderr.String()
	}
	if code, said := verify("1ms"); code != exitFailed || !strings.Contains(said, "another process has the database open: wait until it is done") {
		t.Errorf("exit code %d, said %q", code, said)
	}
	announced := make(chan error)
	go func() {
		time.Sleep(3 * pause)
		announced <- os.WriteFile(file+".addr", address, 0o600)
	}()
	if code, said := verify("1m"); code != exitDone || !strings.Contains(said, "Waiting up to 1m0s for "+file) {
		t.Errorf("exit code %d, said %q", code, said)
	}
	if err := <-announced; err != nil {
		t.Error(err)
	}
}

// The two archives of ESCO, one of which is the other, or something else.
func TestSaysWhichArchiveIsMissing(t *testing.T) {
	onet := madeup.ONET(t)
	classification, relations, crosswalk := madeup.ESCO(t)
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"onet", classification}, `is not the text download of O*NET: it holds no file "Read Me.txt"`},
		{[]string{"esco", relations, classification}, `is not ESCO's classification download, which comes first: it holds no file "occupations_en.csv"`},
		{[]string{"esco", classification, onet}, `is not ESCO's download of relations, which comes second: it holds no file "occupationSkillRelations.csv"`},
		{[]string{"esco", classification, relations, "--crosswalk", crosswalk + "x"}, "no such file"},
	} {
		var stdout, stderr strings.Builder
		code := run(t.Context(), append(c.args, "--data", filepath.Join(t.TempDir(), "none.db")), nil, &stdout, &stderr)
		if code != exitFailed || !strings.Contains(stderr.String(), c.want) || strings.Contains(stderr.String(), "not complete") {
			t.Errorf("%v: exit code %d, said %s", c.args, code, stderr.String())
		}
	}
}
