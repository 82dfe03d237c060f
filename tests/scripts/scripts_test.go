package scripts

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolegraph/tests/testdb"
)

func TestScripts(t *testing.T) {
	var scripts []*script
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".script" {
			return err
		}
		s, err := read(path)
		scripts = append(scripts, s)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("ROLEGRAPH_REWRITE") != "" {
		rewrite(t, scripts)
		return
	}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		for _, s := range scripts {
			t.Run(s.path, func(t *testing.T) {
				for _, c := range s.cases {
					check(t, db, s, c)
				}
			})
		}
	})
}

// check runs a case and compares what it answers with what the file says.
func check(t *testing.T, db testdb.DB, s *script, c *scriptCase) {
	db.Wipe(t)
	got, err := ask(context.Background(), db.Driver, c)
	if err != nil {
		t.Errorf("%s:%d %s: %v", s.path, c.line, c.title, err)
		return
	}
	want := answer{rows: c.get("rows"), counters: c.get("counters"), failure: c.get("error"), plan: c.get("plan")}
	for _, operator := range want.plan {
		if !slices.Contains(got.plan, operator) {
			t.Errorf("%s:%d %s: the plan %q lacks %s", s.path, c.line, c.title, got.plan, operator)
		}
	}
	got.plan, want.plan = nil, nil
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(answer{})); diff != "" {
		t.Errorf("%s:%d %s (-want +got):\n%s", s.path, c.line, c.title, diff)
	}
}

// rewrite writes Neo4j's answers into the scripts.
func rewrite(t *testing.T, scripts []*script) {
	db := testdb.Neo4j(t)
	for _, s := range scripts {
		var got []answer
		for _, c := range s.cases {
			db.Wipe(t)
			a, err := ask(context.Background(), db.Driver, c)
			if err != nil {
				t.Fatalf("%s:%d %s: %v", s.path, c.line, c.title, err)
			}
			got = append(got, a)
		}
		if err := s.write(got); err != nil {
			t.Fatal(err)
		}
	}
}
