package query_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"rolegraph/graph"
	"rolegraph/internal/query"
	"rolegraph/tests/testdb"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// Each statement is refused with code, reason and the place of what is refused.
var refusals = []struct{ query, reason, at string }{
	{"CREATE (n)", "changes data or schema", "CREATE"},
	{"MATCH (n) SET n.x = 1", "changes data or schema", "SET"},
	{"MATCH (n) DETACH DELETE n", "changes data or schema", "DELETE"},
	{"MATCH (n) REMOVE n.x", "changes data or schema", "REMOVE"},
	{"MERGE (n:A {id: 1})", "changes data or schema", "MERGE"},
	{"UNWIND [1] AS x FOREACH (y IN [x] | CREATE (:A))", "changes data or schema", "FOREACH"},
	{"CREATE INDEX foo FOR (n:X) ON (n.y)", "changes data or schema", "CREATE"},
	{"DROP INDEX foo IF EXISTS", "changes data or schema", "DROP"},
	{"CREATE CONSTRAINT c FOR (n:X) REQUIRE n.y IS UNIQUE", "changes data or schema", "CREATE"},
	{"CALL { CREATE (n) RETURN n } RETURN n", "changes data or schema", "CREATE"},
	{"CALL { WITH 1 AS x CREATE (n) RETURN n UNION MATCH (n) RETURN n } RETURN n", "changes data or schema", "CREATE"},
	{"MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS", "changes data or schema", "SET"},
	{"PROFILE CREATE (n)", "changes data or schema", "CREATE"},
	{"EXPLAIN CREATE (n)", "changes data or schema", "CREATE"},
	{"CYPHER 5 CREATE (n)", "changes data or schema", "CREATE"},
	{"cypher 5 runtime=slotted pRoFiLe CREATE (n)", "changes data or schema", "CREATE"},
	{"/* MATCH */ // RETURN\n\t\u00a0\u2003PROFILE\n/**/CREATE\n(n)", "changes data or schema", "CREATE"},
	{"LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", "LOAD CSV reads files", "LOAD"},
	{"LOAD CSV FROM 'http://127.0.0.1:1/' AS line RETURN line", "LOAD CSV reads files", "LOAD"},
	{"PROFILE LOAD/**/CSV FROM 'file:///etc/passwd' AS line RETURN line", "LOAD CSV reads files", "LOAD"},
	{"CALL { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line", "LOAD CSV reads files", "LOAD"},
	{"CALL { LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l[0] AS n UNION MATCH (n) RETURN n.x AS n } RETURN n", "LOAD CSV reads files", "LOAD"},
	{"LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l UNION ALL RETURN [1] AS l UNION ALL RETURN [2] AS l", "LOAD CSV reads files", "LOAD"},
	{"MATCH (n) CALL { LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l } MATCH (m) RETURN n, l, m", "LOAD CSV reads files", "LOAD"},
	{"CALL dbms.listConfig()", "procedure dbms.listConfig is not among", "dbms"},
	{"CALL dbms.listConfig", "procedure dbms.listConfig is not among", "dbms"},
	{"CALL `dbms` . /**/ `listConfig`()", "procedure dbms.listConfig is not among", "`dbms`"},
	{"RETURN COUNT { CALL dbms.listConfig() YIELD name RETURN name } AS c", "procedure dbms.listConfig is not among", "dbms"},
	{"CALL db.createLabel('X')", "procedure db.createLabel is not among", "db"},
	{"TERMINATE TRANSACTIONS 'neo4j-transaction-1'", "TERMINATE TRANSACTIONS ends", "TERMINATE"},
	{"SHOW SETTINGS", "SHOW SETTINGS tells", "SHOW"},
	{"SHOW TRANSACTIONS", "SHOW TRANSACTIONS tells", "SHOW"},
	{"SHOW TRANSACTIONS YIELD transactionId AS t TERMINATE TRANSACTIONS t YIELD message RETURN message", "TRANSACTIONS", ""},
	{"SHOW USERS", "Commands for databases, users", "SHOW"},
	{"SHOW DATABASES", "Commands for databases, users", "SHOW"},
	{"CREATE USER eve SET PASSWORD 'x1234567'", "Commands for databases, users", "CREATE"},
	{"RETURN 1; CREATE (n)", "Only one statement", "CREATE"},
	{"RETURN 1;;\n RETURN 2;", "Only one statement", "RETURN 2"},
	{"CYPHER debug=tostring RETURN 1", "option debug is not among", "debug"},
	{"\\u0043REATE (n)", "Unicode escape outside a string", "\\"},
}

func TestRefusals(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		r := query.New(graph.New(db.Driver, ""), query.Config{})
		for _, c := range refusals {
			checkRefusal(t, r, db, c.query, c.reason, c.at)
		}
		if n := db.Run(t, "MATCH (n) RETURN count(n)", nil)[0].Values[0]; n != int64(0) {
			t.Errorf("the database holds %d nodes", n)
		}
	})
}

func checkRefusal(t *testing.T, r *query.Runner, db testdb.DB, text, reason, at string) {
	t.Helper()
	_, err := r.Open(context.Background(), query.Request{Query: text})
	var e *graph.Error
	if db.Name == "embedded" && errors.As(err, &e) && e.Neo4j == "Neo.ClientError.Statement.SyntaxError" {
		return // it has no such command
	}
	if !errors.As(err, &e) || e.Code != graph.Refused || !strings.Contains(e.Message, reason) {
		t.Errorf("%s: got %v, want refused: … %s …", text, err, reason)
		return
	}
	if e.Position == nil {
		t.Errorf("%s: no position", text)
		return
	}
	if rest := string([]rune(text)[e.Position.Offset:]); !strings.HasPrefix(rest, at) {
		t.Errorf("%s: points at %q, want %q", text, rest, at)
	}
}

// honest statements all pass.
var honest = []string{
	"RETURN 1",
	"RETURN 1;",
	"  // a comment\nRETURN 'CREATE (n); LOAD CSV' AS `DELETE` // SET",
	"EXPLAIN MATCH (n) RETURN n",
	"PROFILE MATCH (n) RETURN n",
	"CYPHER 5 runtime=slotted MATCH (n) RETURN n",
	"cypher 5 explain match (n) return n",
	"MATCH (create:Set {merge: 1}) RETURN create.delete",
	"MATCH p = (a)-[:X*1..3]->(b) RETURN p, nodes(p), length(p)",
	"MATCH p = shortestPath((a:A)-[*]-(b:B)) RETURN p",
	"MATCH p = SHORTEST 2 (a)-[:X]->+(b:B) RETURN p",
	"MATCH (a)((x)-->(y)){1,3}(b) RETURN a, [n IN x | n.name]",
	"MATCH (n) WHERE EXISTS { (n)-->(m) WHERE m.x = 1 } RETURN COUNT { (n)--() }, COLLECT { MATCH (n)--(m) RETURN m.name }",
	"MATCH (n) CALL (n) { MATCH (n)-->(m) RETURN count(m) AS c } RETURN n, c ORDER BY c DESC SKIP 1 LIMIT 5",
	"MATCH (n) WHERE n.a IN [1] AND (n)-->() OR n.b STARTS WITH 'x' RETURN DISTINCT n",
	"OPTIONAL MATCH (n) RETURN n UNION MATCH (n:B) RETURN n",
	"RETURN date.truncate('month', date('2020-02-03')) AS d, point.distance(point({x: 1, y: 1}), point({x: 2, y: 2})) AS p, duration.between(date('2020-01-01'), date('2020-02-03')) AS b",
	"RETURN datetime.fromEpoch(0, 0).year AS y, vector.similarity.cosine([1.0], [1.0]) AS v",
	"UNWIND range(1, 3) AS i WITH i, collect(i) AS c RETURN reduce(s = 0, x IN c | s + x) AS s",
	"CALL db.labels() YIELD label RETURN label",
	"CALL db.schema.visualization()",
	"SHOW INDEXES YIELD name",
	"SHOW CONSTRAINTS",
	"SHOW PROCEDURES YIELD name RETURN count(*)",
	"SHOW FUNCTIONS",
	"MATCH (n) FINISH",
}

func TestHonestStatementsPass(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		r := query.New(graph.New(db.Driver, ""), query.Config{})
		for _, text := range honest {
			rows, err := r.Open(context.Background(), query.Request{Query: text})
			if err != nil {
				t.Errorf("%s: %v", text, err)
				continue
			}
			for rows.Next() {
			}
			if _, err := rows.Summary(); err != nil {
				t.Errorf("%s: %v", text, err)
			}
			rows.Close()
		}
	})
}
