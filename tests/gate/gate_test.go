// Package gate attacks the read-only gate with a corpus of statements that would
// write, read files, call addresses, manage the server or hide that they do, and
// proves with another that honest questions pass. Both are text files beside this
// one, run on every database.
package gate

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"go.uber.org/goleak"

	"rolegraph/graph"
	"rolegraph/internal/query"
	"rolegraph/seed"
	"rolegraph/tests/testdb"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// attempt is one line of a corpus: the statement, and the code and reason with
// which it must be refused.
type attempt struct {
	line         int
	text         string
	code, reason string
}

var numbered = regexp.MustCompile(`<U\+([0-9A-F]{4})>`)

// read reads a corpus and puts the values of the placeholders in.
func read(t *testing.T, file string, values map[string]string) []attempt {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []attempt
	code, reason := "", ""
	for i, line := range strings.Split(string(text), "\n") {
		if head, ok := strings.CutPrefix(line, "## "); ok {
			code, reason, _ = strings.Cut(head, ":")
			reason = strings.TrimSpace(reason)
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		line = strings.ReplaceAll(line, "⏎", "\n")
		line = numbered.ReplaceAllStringFunc(line, func(m string) string {
			n, _ := strconv.ParseUint(m[3:7], 16, 32)
			return string(rune(n))
		})
		for name, value := range values {
			line = strings.ReplaceAll(line, "{"+name+"}", value)
		}
		all = append(all, attempt{i + 1, line, code, reason})
	}
	return all
}

// params are the parameters that every statement is given.
func params(url, file string) map[string]any {
	return map[string]any{
		"props": map[string]any{"a": int64(3)}, "text": "a'; CREATE (n) //", "url": url, "file": file,
		"list": []any{"a", "b"}, "name": "Role",
	}
}

func TestAttemptsAreRefused(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		touched := listen(t)
		file := canary(t)
		victim := longRunning(t, db)
		attempts := read(t, "refused.txt", map[string]string{"file": file, "url": touched.url, "victim": victim.id})
		if len(attempts) < 300 {
			t.Fatalf("only %d attempts", len(attempts))
		}
		before := everything(t, db)
		r := query.New(graph.New(db.Driver, ""), query.Config{})
		for _, a := range attempts {
			check(t, r, db, a, params(touched.url, file))
		}
		if after := everything(t, db); after != before {
			t.Errorf("the database has changed:\n%s\nwas\n%s", after, before)
		}
		if n := touched.calls.Load(); n > 0 {
			t.Errorf("%d connections were made", n)
		}
		if text, err := os.ReadFile(file); err != nil || string(text) != secret {
			t.Errorf("the file was changed: %q %v", text, err)
		}
		victim.finish(t)
	})
}

// check runs an attempt and wants it refused with its reason. The embedded
// database may also not know the statement at all.
func check(t *testing.T, r *query.Runner, db testdb.DB, a attempt, params map[string]any) {
	t.Helper()
	result, err := r.Run(context.Background(), query.Request{Query: a.text, Params: params, Insist: true})
	var e *graph.Error
	switch {
	case err == nil:
		t.Errorf("line %d ran: %s\n%+v", a.line, a.text, result.Rows)
	case !errors.As(err, &e):
		t.Errorf("line %d: %s\nfailed: %v", a.line, a.text, err)
	case db.Name == "embedded" && e.Code == graph.BadCypher && e.Neo4j == "Neo.ClientError.Statement.SyntaxError":
	case string(e.Code) != a.code || !strings.Contains(e.Message, a.reason):
		t.Errorf("line %d: %s\ngot  %v\nwant %s: … %s …", a.line, a.text, err, a.code, a.reason)
	case e.Position == nil:
		t.Errorf("line %d: %s\nno position: %v", a.line, a.text, err)
	case strings.Contains(err.Error(), secret):
		t.Errorf("line %d: %s\ntells the secret", a.line, a.text)
	}
}

func TestHonestQuestionsPass(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		questions := read(t, "honest.txt", nil)
		if len(questions) < 300 {
			t.Fatalf("only %d questions", len(questions))
		}
		r := query.New(graph.New(db.Driver, ""), query.Config{})
		for _, q := range questions {
			verdict, err := r.Explain(context.Background(), query.Request{Query: q.text, Params: params("u", "f")})
			var e *graph.Error
			switch {
			case err != nil && db.Name == "embedded" && errors.As(err, &e) && e.Code == graph.BadCypher:
				t.Logf("line %d is not known here: %s", q.line, q.text)
			case err != nil:
				t.Errorf("line %d: %s\n%v", q.line, q.text, err)
			case !verdict.Allowed || verdict.Writes:
				t.Errorf("line %d: %s\n%s %s", q.line, q.text, verdict.Code, verdict.Reason)
			}
		}
	})
}

// load loads the seed, and an index and a constraint that attempts try to drop.
func load(t *testing.T, db testdb.DB) {
	t.Helper()
	for _, statement := range append(strings.Split(seed.Script, ";\n"), "CREATE INDEX canary_names FOR (n:Canary) ON (n.name)", "CREATE CONSTRAINT canary_ids FOR (n:Canary) REQUIRE n.id IS UNIQUE") {
		if strings.TrimSpace(statement) != "" {
			db.Run(t, statement, nil)
		}
	}
	db.Run(t, "CALL db.awaitIndexes()", nil)
}

// everything is the whole database as text, so that any change shows.
func everything(t *testing.T, db testdb.DB) string {
	t.Helper()
	var lines []string
	for _, statement := range []string{
		"MATCH (n) RETURN elementId(n), labels(n), properties(n)",
		"MATCH ()-[r]->() RETURN elementId(r), elementId(startNode(r)), type(r), elementId(endNode(r)), properties(r)",
		"SHOW INDEXES YIELD name, type, labelsOrTypes, properties",
		"SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties",
		"CALL db.labels()", "CALL db.relationshipTypes()", "CALL db.propertyKeys()",
	} {
		for _, record := range db.Run(t, statement, nil) {
			lines = append(lines, fmt.Sprint(record.Values))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// listener is an address that nobody may call.
type listener struct {
	url   string
	calls atomic.Int64
}

func listen(t *testing.T) *listener {
	t.Helper()
	socket, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := &listener{url: "http://" + socket.Addr().String()}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			conn, err := socket.Accept()
			if err != nil {
				return
			}
			l.calls.Add(1)
			_, _ = io.WriteString(conn, "HTTP/1.0 200 OK\r\n\r\na,b\r\n")
			_ = conn.Close()
		}
	}()
	t.Cleanup(func() {
		_ = socket.Close()
		<-done
	})
	return l
}

const secret = "canary,5ab9e2\n"

// canary is a file that nobody may read or write.
func canary(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "canary.csv")
	if err := os.WriteFile(path, []byte(secret), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// victim is somebody else's open transaction.
type victim struct {
	id      string
	session neo4j.SessionWithContext
	tx      neo4j.ExplicitTransaction
}

func longRunning(t *testing.T, db testdb.DB) *victim {
	t.Helper()
	ctx := context.Background()
	v := &victim{session: db.Driver.NewSession(ctx, neo4j.SessionConfig{})}
	var err error
	if v.tx, err = v.session.BeginTransaction(ctx, neo4j.WithTxMetadata(map[string]any{"of": "victim"})); err != nil {
		t.Fatal(err)
	}
	if _, err := v.tx.Run(ctx, "MATCH (n:Role) RETURN count(n)", nil); err != nil {
		t.Fatal(err)
	}
	rows := db.Run(t, "SHOW TRANSACTIONS YIELD transactionId, metaData WHERE metaData.of = 'victim' RETURN transactionId", nil)
	if len(rows) != 1 {
		t.Fatalf("%d victims", len(rows))
	}
	v.id = rows[0].Values[0].(string)
	return v
}

// finish proves that the transaction lived through it all.
func (v *victim) finish(t *testing.T) {
	t.Helper()
	ctx := context.Background()
	if result, err := v.tx.Run(ctx, "RETURN 1", nil); err != nil {
		t.Errorf("the transaction was ended: %v", err)
	} else if _, err := result.Consume(ctx); err != nil {
		t.Errorf("the transaction was ended: %v", err)
	}
	_ = v.tx.Rollback(ctx)
	_ = v.session.Close(ctx)
}
