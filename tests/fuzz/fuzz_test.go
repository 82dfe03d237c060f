// Package fuzz lets an independent tool, Schemathesis, ask the api whatever its
// OpenAPI description allows and much that it forbids. No request may bring a
// status of 500 or more, and every answer must be as it is described.
package fuzz

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"rolegraph/tests/program"
	"rolegraph/tests/testdb"
)

// Whatever is asked, the status, the type and the body of the answer are among
// those that the description names for the route.
func TestAnswersConform(t *testing.T) {
	fuzz(t, "conform.toml", 60, "--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,"+
		"response_schema_conformance,unsupported_method,allow_header_conformance,missing_required_header,stream_is_whole")
}

// A question that the description allows is not refused for its form. Left out is
// what no schema can say: whether a statement is Cypher, whether there are two roles
// to compare, whether each branch of a list is a node.
func TestDescribedQuestionsAreTaken(t *testing.T) {
	fuzz(t, "accepted.toml", 25, "--checks", "positive_data_acceptance", "--mode", "positive", "--phases", "examples,coverage,fuzzing",
		"--include-method", "GET", "--exclude-path-regex", "/compare|/org|/diagrams/cypher")
}

// fuzz runs Schemathesis against an api with the seed, for so many seconds. It asks
// the same in every run; as long as ROLEGRAPH_FUZZ says, it draws anew and prints
// from which number.
func fuzz(t *testing.T, config string, seconds int, args ...string) {
	t.Helper()
	tool := install(t)
	p := program.API(t, "--data", ":memory:", "--bolt", "127.0.0.1:0")
	limit := cmp.Or(os.Getenv("ROLEGRAPH_FUZZ"), strconv.Itoa(seconds)+"s")
	duration, err := time.ParseDuration(limit)
	if err != nil {
		t.Fatalf("ROLEGRAPH_FUZZ=%q: %v", limit, err)
	}
	args = append([]string{
		"--config-file", config, "--no-color", "run", p.URL + "/api/v1/openapi.json", "--max-time", strconv.Itoa(int(duration.Seconds())),
		"--generation-database", "none", "--request-timeout", "30", "--output-truncate", "false",
	}, args...)
	if os.Getenv("ROLEGRAPH_FUZZ") == "" {
		args = append(args, "--seed", "1")
	}
	out, err := exec.Command(tool, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s\n%s", err, out, errorsOf(p.Log))
	}
	_, summary, _ := strings.Cut(string(out), " SUMMARY ")
	t.Log(summary)
	if log := errorsOf(p.Log); log != "" {
		t.Errorf("the api logged\n%s", log)
	}
}

// errorsOf are the lines of a log that tell of a defect.
func errorsOf(log *program.Log) string {
	var lines strings.Builder
	for line := range strings.Lines(log.String()) {
		if strings.Contains(line, "level=ERROR") {
			lines.WriteString(line)
		}
	}
	return lines.String()
}

// install fetches Schemathesis into a folder outside version control, in the
// versions of requirements.txt, and returns its program. Without Python, or
// without a registry to fetch from, the test is skipped.
func install(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("../../build/schemathesis")
	if err != nil {
		t.Fatal(err)
	}
	python := filepath.Join(dir, "bin", "python")
	commands := [][]string{{python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", "requirements.txt"}}
	if _, err := os.Stat(python); err != nil {
		commands = append([][]string{{"python3", "-m", "venv", dir}}, commands...)
	}
	for _, command := range commands {
		if out, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
			testdb.Missing(t, "schemathesis", fmt.Sprintf("%q: %v %s", command, err, out))
		}
	}
	return filepath.Join(dir, "bin", "schemathesis")
}
