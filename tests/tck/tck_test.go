package tck

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"rolegraph/tests/testdb"
)

func TestNeo4j(t *testing.T) {
	folder := kit(t)
	if os.Getenv("ROLEGRAPH_TCK_NEO4J") == "" {
		t.Skip("the TCK takes Neo4j minutes and says nothing about this project: ROLEGRAPH_TCK_NEO4J=1 asks for it")
	}
	db := testdb.Neo4j(t)
	runAll(t, target{driver: db.Driver, folder: folder}, "neo4j.txt")
}

// kit is the folder of the kit, which fetch.sh makes.
func kit(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("ROLEGRAPH_TCK")
	if folder == "" {
		folder = "../../build/tck"
	}
	if _, err := os.Stat(folder); err != nil {
		testdb.Missing(t, "tck", "no openCypher TCK (tests/tck/fetch.sh fetches it by Maven)")
	}
	return folder
}

// runAll runs the whole kit and holds the failures against the list of those
// that are known.
func runAll(t *testing.T, target target, list string) {
	scenarios, err := readScenarios(target.folder + "/features")
	if err != nil {
		t.Fatal(err)
	}
	if len(scenarios) != 3897 {
		t.Errorf("the kit has %d scenarios, not 3,897", len(scenarios))
	}
	known := readList(t, list)
	passed, without := 0, 0
	for _, s := range scenarios {
		err := target.run(context.Background(), s)
		reason, listed := known[s.name]
		delete(known, s.name)
		switch {
		case errors.Is(err, errProcedures):
			without++
		case err == nil && listed:
			t.Errorf("%s passes; take it off %s (%s)", s.name, list, reason)
		case err != nil && !listed:
			t.Errorf("%s\n%v", s.name, err)
		}
		if err == nil {
			passed++
		}
	}
	for name := range known {
		t.Errorf("%s names %q, which is no scenario", list, name)
	}
	t.Logf("%d of %d scenarios pass (%.1f %%); %d need procedures that cannot be registered here",
		passed, len(scenarios), 100*float64(passed)/float64(len(scenarios)), without)
}

// readList reads a list of known failures: a scenario and its reason a line,
// parted by a tab; lines that start with # are comments.
func readList(t *testing.T, file string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]string{}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, reason, found := strings.Cut(line, "\t")
		if !found {
			t.Fatalf("%s: no reason in %q", file, line)
		}
		known[name] = reason
	}
	return known
}
