package differential

import "strings"

func (q *query) node() string { return q.pick(q.nodes...) }

// atom draws a property of some node or relationship, or a literal.
func (q *query) atom() string {
	all := []string{"null", "1", "'a'", "true", "2.5"}
	for _, n := range q.nodes {
		all = append(all, n+".x", n+".x", n+".missing", n+".id")
	}
	for _, r := range q.relationships {
		all = append(all, r+".w", "type("+r+")")
	}
	return q.pick(append(all, q.values...)...)
}

// integer draws an expression that is an integer or null, without overflow.
func (q *query) integer(depth int) string {
	all := []string{"1", "7", "-3", "null"}
	for _, n := range q.nodes {
		all = append(all, n+".id", n+".y", "size(labels("+n+"))", "COUNT { ("+n+")-[:R]->() }")
	}
	for _, r := range q.relationships {
		all = append(all, r+".w")
	}
	simple := q.pick(append(all, q.values...)...)
	if depth == 0 || q.chance(2) {
		return simple
	}
	return "(" + q.integer(depth-1) + q.pick(" + ", " - ", " * ") + simple + ")"
}

// predicate draws a condition that fails on no row.
func (q *query) predicate(depth int) string {
	if depth > 0 && q.chance(3) {
		return q.pick("NOT (", "(") + q.predicate(depth-1) + q.pick(" AND ", " OR ", " XOR ") + q.predicate(depth-1) + ")"
	}
	if len(q.nodes) > 0 && q.chance(3) {
		return strings.ReplaceAll(q.pick("n:A", "n:A|B", "NOT n:B", "EXISTS { (n)-->(:B) }", "(n)-[:R]-()", "NOT (n)-->()",
			"COUNT { (n)--() } > 1", "EXISTS { MATCH (n)-[:S]->(k) WHERE k.y > n.y }", "n.x IS :: INTEGER", "n.x STARTS WITH 'a'",
			"n.x CONTAINS 'b'", "any(k IN [1, 'a', null] WHERE k = n.x)", "all(k IN [1, 2] WHERE k <> n.x)", "n.id = 3", "n.id IN [1, 2, 5]"), "n", q.node())
	}
	return q.pick(
		q.atom()+q.pick(" = ", " <> ", " < ", " >= ")+q.atom(),
		q.integer(1)+q.pick(" = ", " <> ", " < ", " >= ")+q.integer(1),
		q.atom()+q.pick(" IS NULL", " IS NOT NULL"),
		q.atom()+" IN [1, 'a', "+q.atom()+"]",
		q.integer(0)+" < "+q.integer(0)+" <= "+q.integer(0),
	)
}

// expression draws what may be returned; some of it fails on some rows.
func (q *query) expression(depth int) string {
	if depth == 0 {
		return q.atom()
	}
	inner := q.expression(depth - 1)
	switch q.upTo(1, 12) {
	case 1:
		return "CASE WHEN " + q.predicate(1) + " THEN " + inner + " ELSE " + q.atom() + " END"
	case 2:
		return "coalesce(" + inner + ", " + q.atom() + ")"
	case 3:
		return "[" + inner + ", " + q.atom() + "]" + q.pick("", "[0]", "[-1]", "[5]", "[0..1]", "[1..]", " + [null]")
	case 4:
		return "{k: " + inner + ", l: " + q.integer(1) + "}" + q.pick("", ".k", "['l']")
	case 5:
		return "(" + q.predicate(2) + ")"
	case 6:
		return q.integer(2)
	case 7:
		return q.risky()
	case 8:
		return "toString(" + q.integer(1) + ")" + q.pick("", " + 'z'", " + 1", " + 2.5")
	case 9:
		return "reduce(s = 0, k IN [1, " + q.integer(0) + "] | s + k)"
	case 10:
		return "[k IN [1, 2, " + q.integer(0) + "] WHERE k > 1 | k * 2]"
	case 11:
		return q.temporal()
	}
	return inner
}

// risky draws arithmetic at the ends of integers, and what ends in an error.
func (q *query) risky() string {
	n := q.integer(0)
	return q.pick(
		"9223372036854775807 + ("+n+")", "-9223372036854775808 - ("+n+")", "9223372036854775807 * ("+n+")",
		"("+n+") / 2", "("+n+") % 3", "7 / ("+n+")", "7 % ("+n+")", "("+n+") ^ 2", "-("+n+")", "abs("+n+")",
		"toInteger('12') + ("+n+")", "toInteger('x')", "toFloat("+n+")", "sign("+n+")",
		"left('abc', "+q.pick("0", "2", "9")+")", "substring('abc', "+q.pick("0", "2", "9")+")", "split('a,b', ',')",
		"range(1, "+q.pick("0", "3")+")", "[1, 2, 3]["+n+"]", "size('abc')", "head([])", "last([1, null])",
	)
}

func (q *query) temporal() string {
	n := q.integer(0)
	return q.pick(
		"date('2024-01-31') + duration({months: "+q.pick("1", "-1", "13")+"})",
		"datetime('2024-03-31T01:30:00Z') - duration({days: 1, hours: 25})",
		"duration.between(date('2024-01-31'), date('2024-03-01'))",
		"date('2024-02-29') + duration({days: coalesce("+n+", 0)})",
		"duration({hours: 1, minutes: 90}) * 2", "localtime('23:30') + duration('PT45M')",
		"date('2024-02-29').week", "date({year: 2024, month: 13})", "date('2024-01-01') < date('2024-01-02')",
	)
}
