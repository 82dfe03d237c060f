package bolt

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"go.uber.org/goleak"

	"rolegraph/internal/embedded/value"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// script is a backend whose queries say what they do: "echo" returns the
// parameters' values, "count" the numbers below $n, "fail" a syntax error,
// "hang" waits for its context.
type script struct {
	mu     sync.Mutex
	open   int      // transactions and results that nobody closed yet
	events []string // what was asked, in order
}

func (b *script) Database() string { return "neo4j" }

func (b *script) HasDatabase(name string) bool { return name == "neo4j" }

func (b *script) note(delta int, event string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.open += delta
	b.events = append(b.events, event)
}

func (b *script) Begin(_ context.Context, o TxOptions) (Tx, error) {
	event := "begin"
	if o.ReadOnly {
		event += " r"
	}
	if o.Timeout > 0 {
		event += " " + o.Timeout.String()
	}
	b.note(1, strings.Join(append([]string{event}, o.Bookmarks...), " "))
	return &scriptTx{b}, nil
}

func (b *script) Run(ctx context.Context, query string, params value.Map, _ TxOptions) (Result, error) {
	return b.result(ctx, query, params)
}

func (b *script) result(_ context.Context, query string, params value.Map) (Result, error) {
	if query == "fail" {
		return nil, &Failure{"Neo.ClientError.Statement.SyntaxError", "Invalid input 'fail'"}
	}
	b.note(1, query)
	r := &scriptResult{script: b, hang: query == "hang"}
	for _, e := range params {
		r.columns = append(r.columns, e.Key)
		r.echo = append(r.echo, e.Value)
	}
	r.rows = 1
	if query == "count" {
		r.rows = int(params.Get("n").(value.Integer))
	}
	return r, nil
}

type scriptTx struct{ *script }

func (t *scriptTx) Run(ctx context.Context, query string, params value.Map) (Result, error) {
	return t.result(ctx, query, params)
}

func (t *scriptTx) Commit(context.Context) (string, error) {
	t.note(-1, "commit")
	return "bookmark:7", nil
}

func (t *scriptTx) Rollback(context.Context) error {
	t.note(-1, "rollback")
	return nil
}

type scriptResult struct {
	*script
	columns []string
	echo    []value.Value
	rows    int
	at      int
	hang    bool
	closed  bool
}

func (r *scriptResult) Columns() []string { return r.columns }

func (r *scriptResult) Next(ctx context.Context) ([]value.Value, error) {
	if r.hang {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	if r.at >= r.rows {
		return nil, nil
	}
	r.at++
	if r.rows > 1 {
		return []value.Value{value.Integer(r.at - 1)}, nil
	}
	return r.echo, nil
}

func (r *scriptResult) Discard(context.Context) error {
	r.at = r.rows
	return nil
}

func (r *scriptResult) Summary() Summary {
	return Summary{
		Type:          "w",
		Bookmark:      "bookmark:8",
		Stats:         value.Map{{Key: "nodes-created", Value: value.Integer(3)}},
		Notifications: []Notification{{Code: "Neo.ClientNotification.Statement.UnknownLabelWarning", Title: "t", Description: "d", Severity: "WARNING", Category: "UNRECOGNIZED", GQLStatus: "01N50", Offset: 3, Line: 1, Column: 4}},
	}
}

func (r *scriptResult) Close() error {
	if !r.closed {
		r.closed = true
		r.note(-1, "close")
	}
	return nil
}

// serve starts a server and returns its address.
func serve(t *testing.T, config Config) (*script, string) {
	t.Helper()
	backend := &script{}
	s := NewServer(backend, config)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- s.Serve(l) }()
	t.Cleanup(func() {
		_ = s.Close()
		if err := <-done; err != nil {
			t.Error(err)
		}
		backend.mu.Lock()
		defer backend.mu.Unlock()
		if backend.open != 0 {
			t.Errorf("%d transactions or results were left open", backend.open)
		}
	})
	return backend, l.Addr().String()
}

func open(t *testing.T, uri string, auth neo4j.AuthToken) neo4j.DriverWithContext {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(uri, auth)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = driver.Close(context.Background()) })
	return driver
}

func TestDriver(t *testing.T) {
	for _, scheme := range []string{"bolt", "neo4j"} {
		t.Run(scheme, func(t *testing.T) {
			backend, address := serve(t, Config{})
			session := open(t, scheme+"://"+address, neo4j.NoAuth()).NewSession(context.Background(), neo4j.SessionConfig{FetchSize: 2})
			defer session.Close(context.Background())
			ctx := context.Background()

			result, err := session.Run(ctx, "count", map[string]any{"n": 5})
			if err != nil {
				t.Fatal(err)
			}
			records, err := result.Collect(ctx)
			if err != nil || len(records) != 5 || records[4].Values[0] != int64(4) {
				t.Fatalf("%v, %v", records, err)
			}
			summary, err := result.Consume(ctx)
			if err != nil || summary.Counters().NodesCreated() != 3 || summary.StatementType() != neo4j.StatementTypeWriteOnly {
				t.Errorf("summary %+v, %v", summary, err)
			}
			if n := summary.Notifications(); len(n) != 1 || n[0].Code() != "Neo.ClientNotification.Statement.UnknownLabelWarning" || n[0].Position().Column() != 4 {
				t.Errorf("notifications %+v", n)
			}
			if diff := cmp.Diff([]string{"count", "close"}, backend.events); diff != "" {
				t.Error(diff)
			}
			if b := session.LastBookmarks(); len(b) != 1 || b[0] != "bookmark:8" {
				t.Errorf("bookmarks %v", b)
			}
		})
	}
}

func TestTransactions(t *testing.T) {
	backend, address := serve(t, Config{})
	ctx := context.Background()
	session := open(t, "bolt://"+address, neo4j.NoAuth()).NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, Bookmarks: neo4j.BookmarksFromRawValues("b1")})
	defer session.Close(ctx)
	tx, err := session.BeginTransaction(ctx, neo4j.WithTxTimeout(3*time.Second))
	if err != nil {
		t.Fatal(err)
	}
	first, err := tx.Run(ctx, "count", map[string]any{"n": 3000})
	if err != nil {
		t.Fatal(err)
	}
	second, err := tx.Run(ctx, "echo", map[string]any{"v": "two results at once"})
	if err != nil {
		t.Fatal(err)
	}
	if r, err := second.Single(ctx); err != nil || r.Values[0] != "two results at once" {
		t.Errorf("%v, %v", r, err)
	}
	if rows, err := first.Collect(ctx); err != nil || len(rows) != 3000 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	if err := tx.Commit(ctx); err != nil {
		t.Fatal(err)
	}
	want := []string{"begin r 3s b1", "count", "echo", "close", "close", "commit"}
	if diff := cmp.Diff(want, backend.events); diff != "" {
		t.Error(diff)
	}
	if b := session.LastBookmarks(); len(b) != 1 || b[0] != "bookmark:7" {
		t.Errorf("bookmarks %v", b)
	}
}

func TestFailureThenReset(t *testing.T) {
	_, address := serve(t, Config{})
	ctx := context.Background()
	session := open(t, "bolt://"+address, neo4j.NoAuth()).NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx)
	_, err := session.Run(ctx, "fail", nil)
	var failure *neo4j.Neo4jError
	if !errors.As(err, &failure) || failure.Code != "Neo.ClientError.Statement.SyntaxError" || failure.Msg != "Invalid input 'fail'" || failure.GqlStatus != "42001" {
		t.Fatalf("%+v", err)
	}
	if _, err := session.Run(ctx, "echo", map[string]any{"v": 1}); err != nil {
		t.Errorf("after a failure: %v", err)
	}
}

func TestCancelEndsTheQuery(t *testing.T) {
	backend, address := serve(t, Config{})
	driver := open(t, "bolt://"+address, neo4j.NoAuth())
	// The driver heeds the end of a context only when it has a deadline.
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	defer cancel()
	session := driver.NewSession(ctx, neo4j.SessionConfig{})
	result, err := session.Run(ctx, "hang", nil)
	if err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(10*time.Millisecond, cancel)
	if result.Next(ctx) {
		t.Error("a row")
	}
	_ = session.Close(context.Background())
	waitUntil(t, func() bool {
		backend.mu.Lock()
		defer backend.mu.Unlock()
		return backend.open == 0
	})
}

func waitUntil(t *testing.T, met func() bool) {
	t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for !met() {
		if time.Now().After(deadline) {
			t.Fatal("waited 30 s in vain")
		}
		time.Sleep(time.Millisecond)
	}
}

func TestPasswords(t *testing.T) {
	_, address := serve(t, Config{User: "neo4j", Password: "secret"})
	ctx := context.Background()
	if err := open(t, "bolt://"+address, neo4j.BasicAuth("neo4j", "secret", "")).VerifyConnectivity(ctx); err != nil {
		t.Error(err)
	}
	for _, auth := range []neo4j.AuthToken{neo4j.NoAuth(), neo4j.BasicAuth("neo4j", "wrong", ""), neo4j.BasicAuth("other", "secret", "")} {
		err := open(t, "bolt://"+address, auth).VerifyConnectivity(ctx)
		var failure *neo4j.Neo4jError
		if !errors.As(err, &failure) || failure.Code != codeUnauthorized {
			t.Errorf("%v: %v", auth, err)
		}
	}
}

func TestUnknownDatabase(t *testing.T) {
	_, address := serve(t, Config{})
	ctx := context.Background()
	session := open(t, "neo4j://"+address, neo4j.NoAuth()).NewSession(ctx, neo4j.SessionConfig{DatabaseName: "other"})
	defer session.Close(ctx)
	_, err := session.Run(ctx, "echo", nil)
	var failure *neo4j.Neo4jError
	if !errors.As(err, &failure) || failure.Code != codeNoDatabase {
		t.Errorf("%v", err)
	}
}

// Every version is negotiated by its proposal and by the manifest.
func TestVersions(t *testing.T) {
	_, address := serve(t, Config{})
	for _, v := range Versions {
		exchange(t, address, []byte{0x60, 0x60, 0xB0, 0x17, 0, 0, v.Minor, v.Major, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, []byte{0, 0, v.Minor, v.Major})
	}
	exchange(t, address, []byte{0x60, 0x60, 0xB0, 0x17, 0, 2, 9, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, []byte{0, 0, 8, 5})
	exchange(t, address, []byte{0x60, 0x60, 0xB0, 0x17, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, []byte{0, 0, 0, 0})
	exchange(t, address, []byte{0x60, 0x60, 0xB0, 0x17, 0, 0, 1, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, []byte{0, 0, 1, 0xFF, 2, 0, 8, 8, 5, 0, 0, 4, 4, 0})
}

func exchange(t *testing.T, address string, send, want []byte) {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.Write(send); err != nil {
		t.Fatal(err)
	}
	got := make([]byte, len(want))
	if _, err := io.ReadFull(conn, got); err != nil {
		t.Fatalf("%x: %v", send, err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%x: %s", send, diff)
	}
}
