// Package differential asks the embedded database and a real Neo4j the same
// generated statements on the same random graphs and demands the same answers:
// columns, rows, counters, error codes, and the graph that an update leaves.
//
// It also asks the embedded database alone with planner rules switched off. A
// normal run draws a few graphs from a fixed seed; ROLEGRAPH_CHECKS sets how
// many, and the flags of rapid (-rapid.seed, -rapid.checks) override both.
//
// A statement is drawn so that its answer does not depend on the order in which
// a database finds rows. Start reading at statement; pattern.go, expression.go
// and update.go draw its parts.
package differential

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"
)

// query is a statement in the making and the variables that it can speak of.
type query struct {
	t             *rapid.T
	clauses       []string
	nodes         []string // variables that hold nodes, or null
	relationships []string
	values        []string // variables that hold integers, or null
	names         int
}

// statement draws a statement.
func statement(t *rapid.T) string {
	q := &query{t: t}
	if q.chance(4) {
		q.unwind()
	}
	for range q.upTo(1, 2) {
		q.match()
	}
	if q.chance(4) {
		q.call()
	}
	if q.chance(4) {
		q.with()
	}
	if q.chance(3) && len(q.nodes) > 0 {
		q.update()
		return q.text()
	}
	q.end()
	return q.text()
}

func (q *query) text() string { return strings.Join(q.clauses, "\n") }

func (q *query) add(format string, args ...any) {
	q.clauses = append(q.clauses, fmt.Sprintf(format, args...))
}

// pick draws one of the choices.
func (q *query) pick(choices ...string) string {
	return rapid.SampledFrom(choices).Draw(q.t, "pick")
}

// chance is true once in n draws.
func (q *query) chance(n int) bool { return q.upTo(1, n) == n }

func (q *query) upTo(low, high int) int { return rapid.IntRange(low, high).Draw(q.t, "number") }

// fresh returns a new variable.
func (q *query) fresh(prefix string) string {
	q.names++
	return fmt.Sprint(prefix, q.names)
}

func (q *query) unwind() {
	v := q.fresh("u")
	q.add("UNWIND %s AS %s", q.pick("[1, 2, null]", "[3]", "[]", "range(0, 3)", "null"), v)
	q.values = append(q.values, v)
}

func (q *query) match() {
	optional := ""
	if q.chance(3) {
		optional = "OPTIONAL "
	}
	q.add("%sMATCH %s", optional, q.pattern())
	if q.chance(2) {
		q.add("WHERE %s", q.predicate(2))
	}
}

// call adds a subquery that counts or finds something for each row.
func (q *query) call() {
	v := q.fresh("c")
	if len(q.nodes) == 0 {
		q.add("CALL () { MATCH (k:A) RETURN count(k) AS %s }", v)
	} else {
		n := q.node()
		q.add(q.pick(
			"CALL (%[1]s) { MATCH (%[1]s)-->(k) RETURN count(k) AS %[2]s }",
			"CALL (%[1]s) { MATCH (%[1]s)-[:R]-(k) RETURN k.id AS %[2]s }",
			"CALL (%[1]s) { RETURN %[1]s.id AS %[2]s UNION MATCH (k:B) RETURN k.id AS %[2]s }",
			"CALL (%[1]s) { OPTIONAL MATCH (%[1]s)<--(k) RETURN max(k.y) AS %[2]s }",
		), n, v)
	}
	q.values = append(q.values, v)
}

// with keeps some variables, groups, or keeps all.
func (q *query) with() {
	v := q.fresh("w")
	if len(q.nodes) == 0 || q.chance(2) {
		q.add("WITH *, %s AS %s", q.integer(1), v)
		q.values = append(q.values, v)
	} else {
		n := q.node()
		q.add("WITH %s, count(*) AS %s", n, v)
		q.nodes, q.relationships, q.values = []string{n}, nil, []string{v}
	}
	if q.chance(2) {
		q.add("WHERE %s", q.predicate(1))
	}
}

// end returns rows: as they are, distinct, grouped, or in an order that leaves
// only equal rows beside each other.
func (q *query) end() {
	switch q.upTo(1, 5) {
	case 1:
		q.add("RETURN %s", q.aggregates())
	case 2:
		q.add("RETURN %s AS g, %s", q.expression(1), q.aggregates())
	case 3:
		q.add("RETURN DISTINCT %s AS d", q.expression(1))
	case 4:
		q.add("RETURN %s AS a, %s", q.expression(2), q.everything())
	default:
		q.add("RETURN %s AS a, %s AS b", q.expression(2), q.expression(1))
		q.add("ORDER BY %s", q.order())
		if q.chance(2) {
			q.add("SKIP %d LIMIT %d", q.upTo(0, 3), q.upTo(0, 5))
		}
	}
}

func (q *query) aggregates() string {
	if len(q.nodes) > 0 && q.chance(4) {
		return "count(DISTINCT " + q.node() + ") AS n"
	}
	n := q.integer(1)
	return q.pick(
		"count(*) AS n",
		"count(DISTINCT "+n+") AS n, sum("+n+") AS s",
		"min("+q.expression(1)+") AS lowest, max("+q.expression(1)+") AS highest",
		"collect("+q.expression(1)+") AS all",
		"count("+q.expression(1)+") + 1 AS n",
		"avg(DISTINCT "+q.pick("1", "null", "7")+") AS average, collect(DISTINCT "+n+") AS all",
	)
}

// everything returns each variable, so that what was matched is compared too.
func (q *query) everything() string {
	all := append(append(append([]string{"1 AS one"}, q.nodes...), q.relationships...), q.values...)
	return strings.Join(all, ", ")
}

// order orders by what is returned and then by all that tells rows apart.
func (q *query) order() string {
	keys := []string{"a" + q.pick("", " DESC")}
	for _, v := range append(append([]string{}, q.nodes...), q.relationships...) {
		keys = append(keys, v+".id"+q.pick("", " DESC"))
	}
	keys = append(keys, q.values...)
	return strings.Join(append(keys, "b"), ", ")
}
