package differential

import "strings"

// update changes the graph after what was read, and returns what shows that
// later clauses see it. What is written depends on one row's own node, so the
// order of rows doesn't matter.
func (q *query) update() {
	for range q.upTo(1, 2) {
		n := q.node()
		q.clauses = append(q.clauses, strings.ReplaceAll(q.pick(q.updates()...), "$n", n))
	}
	q.add("%s", q.pick("RETURN count(*) AS n", "WITH count(*) AS n MATCH (k:C) RETURN n, count(k) AS c", "WITH DISTINCT 1 AS one MATCH (k) RETURN k", "FINISH"))
}

// updates are templates; $n is a node of the row.
func (q *query) updates() []string {
	return []string{
		"CREATE (:C {id: 100, of: $n.id})",
		"CREATE (:C {id: 100})-[:R {id: 100, w: 1}]->(:A:C {x: " + q.integer(0) + "})",
		"SET $n.y = " + q.pick("1", "null", "$n.id", "-$n.id"),
		"SET $n:C", "SET $n:C:A", "REMOVE $n:A", "REMOVE $n.x", "SET $n += {x: 'set'}", "SET $n = {id: $n.id, z: true}",
		"MERGE (:A {id: 3})", "MERGE (m:C {y: 1}) ON CREATE SET m.made = true ON MATCH SET m.seen = coalesce(m.seen, 0) + 1 WITH *",
		"MERGE (m:A {id: coalesce($n.id, -1)}) ON CREATE SET m.made = true WITH *",
		"FOREACH (i IN [1, 2] | CREATE (:C {id: i}))",
		"FOREACH (i IN CASE WHEN $n.y > 1 THEN [1] ELSE [] END | SET $n.z = i)",
		"WITH DISTINCT $n DETACH DELETE $n WITH count(*) AS gone OPTIONAL MATCH ($n:B)",
		"CALL { CREATE (c:C {id: 7}) RETURN c.id AS made" + q.fresh("m") + " }",
		"WITH DISTINCT $n WHERE $n IS NOT NULL MERGE ($n)-[:R]->(:C {id: 9}) WITH $n",
		"WITH DISTINCT $n WHERE $n IS NOT NULL MERGE ($n)-[:S {w: 1}]->($n) WITH $n",
		"WITH $n MATCH (o:B) CREATE (o)-[:T]->(:C) WITH $n",
	}
}
