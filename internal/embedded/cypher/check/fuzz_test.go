package check_test

import (
	"errors"
	"testing"

	"rolegraph/internal/embedded/cypher/check"
	"rolegraph/internal/embedded/cypher/syntax"
)

// FuzzCheck demands that every statement that can be parsed is accepted with a
// result or refused with an error that lies in the source.
func FuzzCheck(f *testing.F) {
	for _, src := range []string{
		"MATCH (n:A|B {x: 1})-[r:R*1..2]->() WHERE n.x > 1 AND NOT (n)-->() RETURN DISTINCT n.x AS x ORDER BY x SKIP 1 LIMIT 2",
		"MATCH (x) CALL (x) { RETURN 1 AS y UNION ALL RETURN 2 AS y } IN TRANSACTIONS OF 10 ROWS RETURN *",
		"MATCH p = SHORTEST 2 ((a)-[:R]->(b) WHERE a.x < b.x){1,3} RETURN [x IN nodes(p) WHERE x:A|B | x.y]",
		"UNWIND [1, 'a'] AS x RETURN CASE x WHEN < 3, IS NULL THEN 'a' ELSE 1.5e3 END, x[1..], x + 1, count(*), max(x)",
		"MATCH (n) CALL { WITH n RETURN n.x AS y } WITH n, count(*) AS c, y ORDER BY c WHERE c > 1 RETURN n {.*, y}, EXISTS { (n)-->() }",
		"CALL db.labels() YIELD label AS l WHERE l = 'a' RETURN l", "SHOW INDEXES YIELD name AS n WHERE n = 'a' RETURN n",
		"MERGE (a)-[r:R {x: 1}]->(b) ON CREATE SET a:B, a.y = r.x, b += {z: [(a)--(c) | c.x]} FOREACH (x IN [1] | DELETE a)",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		statement, err := syntax.Parse(src)
		if err != nil {
			return
		}
		result, err := check.Check(statement, src, catalogWith(testProcedures))
		var failure *syntax.Error
		switch {
		case err == nil && result == nil:
			t.Fatal("neither result nor error")
		case err != nil && (!errors.As(err, &failure) || failure.Offset < 0 || failure.Offset > len(src) || failure.Detail == ""):
			t.Fatalf("%#v", err)
		}
	})
}
