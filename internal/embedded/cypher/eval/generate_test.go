package eval_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Generated expressions have the same value here and in Neo4j. They are the same in
// every run, since Neo4j rewrites a few so that errors disappear.
func TestGeneratedExpressionsAgreeWithNeo4j(t *testing.T) {
	ask := neo4jAsker(t)
	expressions := rapid.Custom(func(t *rapid.T) string {
		kind := rapid.SampledFrom([]string{"number", "text", "truth", "list", "map", "moment", "duration", "anything"}).Draw(t, "kind")
		return generator{t}.expression(kind, 3)
	})
	for seed := range 500 {
		if d := difference(ask, expressions.Example(seed)); d != "" {
			t.Error(d)
		}
	}
}

// A generator draws expressions of a kind; at depth 0 only literals.
type generator struct{ t *rapid.T }

var literals = map[string][]string{
	"number":   {"0", "1", "-1", "2", "7", "-3", "1.5", "-0.5", "0.0", "1000000007", "9007199254740993", "1e300", "null"},
	"text":     {"''", "'a'", "'B'", "'abc'", "' é '", "'😀x'", "'12'", "'1.5'", "'true'", "null"},
	"truth":    {"true", "false", "null"},
	"list":     {"[]", "[1]", "[1, 2, 3]", "['a', null]", "[[1], [2]]", "[null]", "[1.0, 'a', true]", "null"},
	"map":      {"{}", "{a: 1}", "{a: null, b: 'x'}", "{c: {d: [1]}}", "null"},
	"moment":   {"date('2020-02-29')", "date('1999-12-31')", "localdatetime('2021-03-28T02:30')", "datetime('2021-03-28T02:30[Europe/Paris]')", "datetime('2020-01-01T00:00-03:30')", "localtime('23:59:59.999')", "time('10:00+01:00')", "null"},
	"duration": {"duration('P1M')", "duration('P-1D')", "duration('PT36H')", "duration('P1Y2M3DT4.5S')", "duration('PT-0.000000001S')", "null"},
}

// productions are the ways to build an expression of a kind of others; <kind>
// stands for one.
var productions = map[string][]string{
	"number": {
		"(<number> + <number>)", "(<number> - <number>)", "(<number> * <number>)", "(<number> / <number>)", "(<number> % <number>)", "(-<number>)",
		"size(<list>)", "size(<text>)", "abs(<number>)", "sign(<number>)", "round(<number>, 1)",
		"toInteger(<text>)", "toInteger(<number>)", "toFloat(<text>)", "toFloat(<number>)", "(<duration>).days", "(<duration>).seconds",
		"reduce(s = 0, x IN [1, <number>] | s + x)", "coalesce(<number>, <number>)", "CASE WHEN <truth> THEN <number> ELSE <number> END",
	},
	"text": {
		"(<text> + <text>)", "(<text> || <text>)", "(<text> + <number>)", "toString(<number>)", "toString(<truth>)", "toString(<moment>)", "toString(<duration>)",
		"toUpper(<text>)", "toLower(<text>)", "trim(<text>)", "btrim(<text>, 'a')", "reverse(<text>)", "left(<text>, 2)", "right(<text>, 1)", "substring(<text>, 1)",
		"substring(<text>, 0, 2)", "replace(<text>, <text>, <text>)", "valueType(<anything>)", "coalesce(<text>, <text>)", "nullIf(<text>, <text>)",
	},
	"truth": {
		"(<truth> AND <truth>)", "(<truth> OR <truth>)", "(<truth> XOR <truth>)", "(NOT <truth>)", "(<number> < <number>)", "(<number> <= <number>)",
		"(<number> = <number>)", "(<number> <> <number>)", "(<text> > <text>)", "(<text> STARTS WITH <text>)", "(<text> CONTAINS <text>)", "(<text> ENDS WITH <text>)",
		"(<anything> = <anything>)", "(<anything> < <anything>)", "(<anything> >= <anything>)", "(<anything> IN <list>)", "(<list> = <list>)", "(<list> < <list>)", "(<map> = <map>)",
		"(<anything> IS NULL)", "(<anything> IS NOT NULL)", "isEmpty(<list>)", "isEmpty(<text>)", "isEmpty(<map>)", "(<moment> < <moment>)", "(<moment> = <moment>)", "(<duration> = <duration>)",
		"all(x IN <list> WHERE x = <number>)", "any(x IN <list> WHERE x > <number>)", "none(x IN <list> WHERE x IS NULL)", "single(x IN <list> WHERE x = <anything>)",
		"(<anything> IS :: INTEGER)", "(<anything> IS :: LIST<ANY>)", "(<anything> IS NOT :: STRING NOT NULL)", "toBoolean(<text>)", "isNaN(<number>)",
	},
	"list": {
		"(<list> + <list>)", "(<list> || <list>)", "<list>[1..]", "<list>[..-1]", "<list>[0..<number>]", "tail(<list>)", "reverse(<list>)", "[x IN <list> WHERE x IS NOT NULL]",
		"[x IN <list> | [x, <number>]]", "[<anything>, <anything>]", "keys(<map>)", "split(<text>, 'a')", "toStringList(<list>)", "toIntegerList(<list>)", "toFloatList(<list>)", "range(0, 5, 2)",
	},
	"map":      {"{a: <anything>, b: <number>}", "head([m IN [<map>] | m {.a, z: <number>}])", "head([m IN [<map>] | m {.*, z: <text>}])", "coalesce(<map>, {})", "properties(<map>)"},
	"moment":   {"(<moment> + <duration>)", "(<moment> - <duration>)", "coalesce(<moment>, <moment>)"},
	"duration": {"(<duration> + <duration>)", "(<duration> - <duration>)", "(duration('P1Y2M3DT4.5S') * <number>)", "(<duration> / 2)", "duration.between(date('2020-02-29'), <moment>)", "duration.inSeconds(datetime('2020-02-29T12:00Z'), <moment>)"},
	"anything": {"head(<list>)", "last(<list>)", "<list>[0]", "<list>[<number>]", "(<map>).a", "<map>['b']", "coalesce(<anything>, <anything>)", "CASE <anything> WHEN <anything> THEN <anything> ELSE <anything> END"},
}

func (g generator) expression(kind string, depth int) string {
	if kind == "anything" && (depth == 0 || rapid.Bool().Draw(g.t, "other kind")) {
		kind = rapid.SampledFrom([]string{"number", "text", "truth", "list", "map", "moment", "duration"}).Draw(g.t, "kind")
	}
	if depth == 0 {
		return rapid.SampledFrom(literals[kind]).Draw(g.t, "literal")
	}
	production := rapid.SampledFrom(productions[kind]).Draw(g.t, "production")
	for _, inner := range []string{"number", "text", "truth", "list", "map", "moment", "duration", "anything"} {
		hole := fmt.Sprintf("<%s>", inner)
		for strings.Contains(production, hole) {
			depth := rapid.IntRange(0, depth-1).Draw(g.t, "depth")
			production = strings.Replace(production, hole, strings.ReplaceAll(g.expression(inner, depth), "<", "\x00"), 1)
		}
	}
	return strings.ReplaceAll(production, "\x00", "<")
}
