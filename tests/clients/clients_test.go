// Package clients talks to the databases through the official drivers of other
// languages and through cypher-shell: each connects, runs transactions with
// every kind of value, streams 100,000 rows, gets an error, runs into a timeout
// and connects again. The programs print a line per step.
package clients

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolegraph/tests/testdb"
)

const want = "values ok\ngraph ok\nstream ok\nerror ok\nafter error ok\ncancel ok\nreconnect ok\n"

func TestPython(t *testing.T) {
	python := filepath.Join(build(t, "python"), "bin", "python")
	install(t, python, "python3", "-m", "venv", build(t, "python"))
	run(t, python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", "python/requirements.txt")
	talk(t, want, python, "python/client.py")
}

func TestJavaScript(t *testing.T) {
	install(t, "javascript/node_modules/neo4j-driver", "npm", "ci", "--silent", "--no-audit", "--no-fund", "--prefix", "javascript")
	talk(t, want, "node", "javascript/client.mjs")
}

func TestJava(t *testing.T) {
	talk(t, want, "java", "-cp", jars(t)+"/*", "java/Client.java")
}

func TestCypherShell(t *testing.T) {
	expected, err := os.ReadFile("shell/expected.txt")
	if err != nil {
		t.Fatal(err)
	}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		got := run(t, "java", "-cp", jars(t)+"/*", "org.neo4j.shell.Main", "-a", db.URI, "--format", "plain", "-f", "shell/script.cypher")
		if diff := cmp.Diff(string(expected), got); diff != "" {
			t.Error(diff)
		}
	})
}

// talk runs a client program against every database.
func talk(t *testing.T, want string, command ...string) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		if diff := cmp.Diff(want, run(t, append(command, db.URI)...)); diff != "" {
			t.Error(diff)
		}
	})
}

// jars fetches the Java driver and cypher-shell and returns their folder.
func jars(t *testing.T) string {
	dir := build(t, "java")
	install(t, dir, "mvn", "-q", "-B", "-f", "java/pom.xml", "dependency:copy-dependencies", "-DoutputDirectory="+dir)
	return dir
}

// build is a folder outside version control for what one client needs.
func build(t *testing.T, client string) string {
	t.Helper()
	dir, err := filepath.Abs("../../build/clients/" + client)
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// install runs command unless what it makes is there; without the command's
// program the test is skipped.
func install(t *testing.T, makes string, command ...string) {
	t.Helper()
	if _, err := os.Stat(makes); err == nil {
		return
	}
	if _, err := exec.LookPath(command[0]); err != nil {
		testdb.Missing(t, "clients", command[0]+" is not installed")
	}
	run(t, command...)
}

// run returns what a command prints; its failure fails the test.
func run(t *testing.T, command ...string) string {
	t.Helper()
	cmd := exec.Command(command[0], command[1:]...)
	var errors strings.Builder
	cmd.Stderr = &errors
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", command[0], err, out, errors.String())
	}
	return string(out)
}
