package cypher_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rolegraph/internal/embedded/cypher"
	"rolegraph/internal/embedded/store"
)

// The shortest paths are those of all paths that have the least length.
func TestShortestPaths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := store.Memory()
		e := cypher.New(s, cypher.Options{})
		for _, statement := range graphOf(t) {
			if rows := ask(t, e, statement); rows != nil {
				t.Fatalf("%s: %v", statement, rows)
			}
		}
		steps := rapid.SampledFrom([]string{"-[r:R%s]->", "-[r:R|S%s]-", "<-[r%s]-", "-[r:S%s {none: null}]-", "-[r%s]->"}).Draw(t, "steps")
		// No shortest path between ten nodes is longer than nine.
		length := rapid.SampledFrom([][2]string{{"*", "*..9"}, {"*..3", "*..3"}, {"*1..2", "*..2"}}).Draw(t, "length")
		shortest, all := fmt.Sprintf(steps, length[0]), fmt.Sprintf(steps, length[1])
		ends := "MATCH (a), (b) WHERE a.id < b.id "
		got := sorted(ask(t, e, ends+"MATCH p = allShortestPaths((a)"+shortest+"(b)) RETURN id(a), id(b), [x IN r | id(x)] AS rels"))
		want := sorted(ask(t, e, ends+"MATCH p = (a)"+all+`(b) WITH a, b, collect(r) AS found, min(length(p)) AS least
			UNWIND [x IN found WHERE size(x) = least] AS r RETURN id(a), id(b), [x IN r | id(x)] AS rels`))
		if !slices.Equal(got, want) {
			t.Fatalf("%s\n got %q\nwant %q", shortest, got, want)
		}
		one := sorted(ask(t, e, ends+"MATCH p = shortestPath((a)"+shortest+"(b)) RETURN id(a), id(b), length(p)"))
		least := sorted(ask(t, e, ends+"MATCH p = (a)"+all+"(b) RETURN id(a), id(b), min(length(p))"))
		if !slices.Equal(one, least) {
			t.Fatalf("%s\n got %q\nwant %q", shortest, one, least)
		}
	})
}
