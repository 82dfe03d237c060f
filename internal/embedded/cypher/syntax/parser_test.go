package syntax

import (
	"errors"
	"strings"
	"testing"
)

func TestDeepNestingIsRefused(t *testing.T) {
	const n = 10_000
	for name, src := range map[string]string{
		"parentheses":   "RETURN " + strings.Repeat("(", n) + "1" + strings.Repeat(")", n),
		"lists":         "RETURN " + strings.Repeat("[", n) + strings.Repeat("]", n),
		"maps":          "RETURN " + strings.Repeat("{a: ", n) + "1" + strings.Repeat("}", n),
		"signs":         "RETURN " + strings.Repeat("- ", n) + "1",
		"not":           "RETURN " + strings.Repeat("NOT ", n) + "true",
		"case":          "RETURN " + strings.Repeat("CASE WHEN ", n) + "true",
		"calls":         "RETURN " + strings.Repeat("abs(", n) + "1" + strings.Repeat(")", n),
		"comprehension": "RETURN " + strings.Repeat("[x IN ", n) + "[]" + strings.Repeat("]", n),
		"paths":         "MATCH " + strings.Repeat("(", n) + "(a)-->(b)" + strings.Repeat(")", n) + " RETURN 1",
		"labels":        "MATCH (n:" + strings.Repeat("(", n) + "A" + strings.Repeat(")", n) + ") RETURN n",
		"bangs":         "MATCH (n:" + strings.Repeat("!", n) + "A) RETURN n",
		"subqueries":    strings.Repeat("CALL { ", n) + "RETURN 1 AS x" + strings.Repeat(" }", n),
		"exists":        "RETURN " + strings.Repeat("EXISTS { MATCH (n) WHERE ", n) + "true" + strings.Repeat(" }", n),
		"foreach":       strings.Repeat("FOREACH (x IN [] | ", n) + "CREATE ()" + strings.Repeat(")", n),
		"types":         "RETURN 1 IS :: " + strings.Repeat("LIST<", n) + "INT" + strings.Repeat(">", n),
		"properties":    "MATCH " + strings.Repeat("(n {a: [(n)-->() | ", n),
	} {
		_, err := Parse(src)
		var failure *Error
		if !errors.As(err, &failure) || !strings.Contains(failure.Message, "nested too deeply") {
			t.Errorf("%s: got %.200v", name, err)
		}
	}
}

// Long is not deep: operators of one level and clauses in sequence have no limit.
func TestLongStatementsAreParsed(t *testing.T) {
	const n = 10_000
	for name, src := range map[string]string{
		"sum":      "RETURN 1" + strings.Repeat(" + 1", n),
		"or":       "MATCH (n) WHERE n.x = 1" + strings.Repeat(" OR n.x = 1", n) + " RETURN n",
		"list":     "RETURN [1" + strings.Repeat(", 1", n) + "]",
		"clauses":  strings.Repeat("CREATE (:A) ", n),
		"path":     "MATCH (a)" + strings.Repeat("-->()", n) + " RETURN a",
		"indexes":  "RETURN $p" + strings.Repeat("[0]", n),
		"labels":   "MATCH (n:A" + strings.Repeat("|A", n) + ") RETURN n",
		"bars":     "RETURN [x IN [1] WHERE x:A" + strings.Repeat("|A", n) + " | x]",
		"brackets": "RETURN 1" + strings.Repeat(" + size([x IN [1] WHERE x:A|B | x])", n),
	} {
		statement, err := Parse(src)
		if err != nil {
			t.Errorf("%s: %.200v", name, err)
			continue
		}
		checkFixedPoint(t, statement)
	}
}

func TestErrorsPoint(t *testing.T) {
	_, err := Parse("MATCH (é)\nRETURN é.x +")
	var failure *Error
	if !errors.As(err, &failure) {
		t.Fatalf("got %v", err)
	}
	const src, want = "MATCH (é)\nRETURN é.x +", "Invalid input '': expected an expression (line 2, column 13 (offset: 22))\n" +
		"\"RETURN é.x +\"\n             ^"
	if got := failure.In(src); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if failure.Code != SyntaxError || failure.Detail != UnexpectedSyntax {
		t.Errorf("got %s %s", failure.Code, failure.Detail)
	}
}

func TestColumnNames(t *testing.T) {
	statement, err := Parse("RETURN n.x +  1, (2 /* c */ ), `a b`, n {.x}, 1 AS `c d`")
	if err != nil {
		t.Fatal(err)
	}
	query := statement.Body.(*Query)
	items := query.Parts[0].Clauses[0].(*Return).Projection.Items
	for i, want := range []string{"n.x +  1", "(2 /* c */ )", "a b", "n", "c d"} {
		if got := items[i].Column(); got != want {
			t.Errorf("column %d: got %q, want %q", i, got, want)
		}
	}
}

func TestWalkVisitsEveryVariable(t *testing.T) {
	const src = "MATCH p = (a:A {x: b})-[c*1..2 {y: d}]->(e WHERE f) WHERE all(g IN h WHERE i) " +
		"CALL (j) { WITH k AS l RETURN m } SET n.x = o, q += r FOREACH (s IN t | DELETE u) " +
		"RETURN [v IN w WHERE x | y] AS z, CASE aa WHEN bb THEN cc ELSE dd END AS ee, ff {.g, hh, ii: jj}, " +
		"reduce(kk = ll, mm IN nn | oo), [(pp)-->() WHERE qq | rr], EXISTS { (ss) } ORDER BY tt SKIP uu LIMIT vv"
	statement, err := Parse(src)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	Walk(statement, func(n Node) bool {
		if v, ok := n.(*Variable); ok {
			got = append(got, v.Name)
		}
		return true
	})
	want := "p a b c d e f g h i j k l m n o q r s t u v w x y z aa bb cc dd ee ff hh jj kk ll mm nn oo pp qq rr ss tt uu vv"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

func FuzzParse(f *testing.F) {
	for _, src := range []string{
		"MATCH (n:A|B {x: 1})-[r:R*1..2]->() WHERE n.x > 1 AND NOT (n)-->() RETURN DISTINCT n.x AS x ORDER BY x SKIP 1 LIMIT 2",
		"CALL (x) { RETURN 1 AS y UNION ALL RETURN 2 AS y } IN TRANSACTIONS OF 10 ROWS RETURN *",
		"MATCH p = SHORTEST 2 ((a)-[:R]->(b) WHERE a.x < b.x){1,3} RETURN [x IN nodes(p) WHERE x:A|B | x.y]",
		"RETURN CASE x WHEN < 3, IS NULL THEN 'a\\u0041' ELSE 1.5e3 END, -9223372036854775808, `a``b`, $`p q`, x[1..], x {.*, y: 1}",
		"CREATE CONSTRAINT c IF NOT EXISTS FOR (n:L) REQUIRE (n.a, n.b) IS NODE KEY OPTIONS {a: 1}",
		"SHOW INDEXES YIELD name WHERE name = 'a' RETURN name", "EXPLAIN CYPHER 5 runtime=slotted RETURN 1;",
		"FOREACH (x IN [1] | MERGE (a) ON CREATE SET a:$(x), a.y = 1 ON MATCH SET a += {})", "RETURN ((((", "RETURN 'a",
		"LOAD CSV WITH HEADERS FROM $u AS row FIELDTERMINATOR ';' RETURN reduce(a = 0, b IN row | a + b) :: LIST<INT NOT NULL> | STRING",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		statement, err := Parse(src)
		if err == nil {
			checkFixedPoint(t, statement)
			checkSpans(t, statement, src)
			return
		}
		var failure *Error
		if !errors.As(err, &failure) || failure.Offset < 0 || failure.Offset > len(src) {
			t.Fatalf("%#v", err)
		}
		_ = failure.In(src)
	})
}

func BenchmarkParse(b *testing.B) {
	const src = "MATCH (a:Role {id: $a})-[:USES]->(t:Tool)<-[:USES]-(b:Role) WHERE b.id IN $ids AND t.hot = true " +
		"WITH b, count(t) AS shared, collect(t.name) AS names ORDER BY shared DESC LIMIT 10 RETURN b.name AS name, shared, names[..5]"
	b.ReportAllocs()
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if _, err := Parse(src); err != nil {
			b.Fatal(err)
		}
	}
}
