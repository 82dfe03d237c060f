package cypher_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rolegraph/internal/embedded/cypher"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// FuzzQuery runs any text as a statement on a small graph: it ends, within its
// time and memory, in rows or in an error with a code, and never by a panic.
func FuzzQuery(f *testing.F) {
	for _, query := range scriptQueries(f) {
		f.Add(query)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := store.Memory()
		e := cypher.New(s, cypher.Options{QueryMemory: 1 << 20})
		for _, statement := range []string{
			"CREATE INDEX FOR (n:A) ON (n.x)", "CREATE FULLTEXT INDEX words FOR (n:B) ON EACH [n.name]",
			"CREATE (a:A {x: 1, name: 'one'})-[:R {x: 1}]->(b:B {x: 2, name: 'two words'})-[:S]->(a), (b)-[:R]->(:A:B {x: [1, 2]})-[:R]->(b), (:C {t: date('2020-02-29')})",
		} {
			if rows := ask(t, e, statement); rows != nil {
				t.Fatalf("%s: %v", statement, rows)
			}
		}
		done := make(chan error, 1)
		go func() { done <- drain(e, text, cypher.TxOptions{Timeout: 200 * time.Millisecond}) }()
		select {
		case err := <-done:
			var coded *value.Error
			if err != nil && (!errors.As(err, &coded) || coded.Code == "" || strings.Contains(coded.Message, "internal error")) {
				t.Errorf("%v", err)
			}
		case <-time.After(30 * time.Second):
			t.Fatal("the query did not end")
		}
		if err := drain(e, "MATCH (n) RETURN count(n)", cypher.TxOptions{}); err != nil {
			t.Errorf("afterwards: %v", err)
		}
		if r, err := e.Run(context.Background(), "EXPLAIN "+text, nil, cypher.TxOptions{}); err == nil {
			_ = r.Close()
		}
	})
}

// scriptQueries are the statements that the script cases ask.
func scriptQueries(f *testing.F) []string {
	files, err := filepath.Glob("../../../tests/scripts/*/*.script")
	if err != nil || len(files) == 0 {
		f.Fatal("no scripts: ", err)
	}
	var queries []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, c := range strings.Split(string(text), "\nask\n")[1:] {
			lines := strings.Split(c, "\n")
			end := 0
			for end < len(lines) && lines[end] != "" && lines[end] != "rows" && lines[end] != "counters" && lines[end] != "error" && lines[end] != "plan" {
				end++
			}
			queries = append(queries, strings.Join(lines[:end], "\n"))
		}
	}
	return queries
}
