package cypher_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"rolegraph/internal/embedded/cypher"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// Whatever asks for too much ends with the code of its limit, and the engine
// goes on.
func TestLimits(t *testing.T) {
	e := cypher.New(store.Memory(), cypher.Options{QueryMemory: 1 << 20})
	for query, code := range map[string]string{
		"UNWIND range(1, 1000000000000) AS x RETURN collect(x)":                                                     "MemoryPoolOutOfMemoryError",
		"UNWIND range(1, 1000000000000) AS x WITH x ORDER BY x DESC RETURN x":                                       "MemoryPoolOutOfMemoryError",
		"UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b UNWIND range(1, 1000000) AS c RETURN count(*)": "TransactionTimedOut",
		"RETURN " + strings.Repeat("(", 10000) + "1" + strings.Repeat(")", 10000):                                   "SyntaxError",
	} {
		o := cypher.TxOptions{}
		if code == "TransactionTimedOut" {
			o.Timeout = 100 * time.Millisecond
		}
		err := drain(e, query, o)
		var v *value.Error
		if !errors.As(err, &v) || !strings.HasSuffix(string(v.Code), code) {
			t.Errorf("%.60s: %v, want %s", query, err, code)
		}
	}
	if err := drain(e, "RETURN 1", cypher.TxOptions{}); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

func drain(e *cypher.Engine, query string, o cypher.TxOptions) error {
	r, err := e.Run(context.Background(), query, nil, o)
	for err == nil {
		var row []value.Value
		if row, err = r.Next(context.Background()); row == nil && err == nil {
			return nil
		}
	}
	return err
}

// A pattern of 500 parts is planned.
func TestLongPattern(t *testing.T) {
	e := cypher.New(store.Memory(), cypher.Options{})
	if got := ask(t, e, "MATCH "+strings.Repeat("()-->", 500)+"() RETURN count(*)"); len(got) != 1 || got[0] != "0" {
		t.Errorf("%q", got)
	}
}

// A transaction sees its own writes, others only what is committed.
func TestIsolation(t *testing.T) {
	e := cypher.New(store.Memory(), cypher.Options{})
	ctx := context.Background()
	tx, err := e.Begin(ctx, cypher.TxOptions{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := tx.Run(ctx, "CREATE (:A) WITH 1 AS x MATCH (a:A) RETURN count(a)", nil)
	if err != nil {
		t.Fatal(err)
	}
	row, err := r.Next(ctx)
	if err != nil || cell(row[0]) != "1" {
		t.Errorf("inside: %v, %v", row, err)
	}
	if got := ask(t, e, "MATCH (a:A) RETURN count(a)"); got[0] != "0" {
		t.Errorf("outside before the commit: %q", got)
	}
	if row, err := r.Next(ctx); row != nil || err != nil {
		t.Errorf("end: %v, %v", row, err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	if got := ask(t, e, "MATCH (a:A) RETURN count(a)"); got[0] != "1" {
		t.Errorf("outside after the commit: %q", got)
	}
}

// A transaction that may only read is refused every change.
func TestReadOnly(t *testing.T) {
	e := cypher.New(store.Memory(), cypher.Options{})
	for _, query := range []string{"CREATE ()", "MATCH (n) SET n.x = 1", "CREATE INDEX FOR (n:A) ON (n.x)", "CALL { CREATE () } IN TRANSACTIONS"} {
		err := drain(e, query, cypher.TxOptions{ReadOnly: true})
		var v *value.Error
		if !errors.As(err, &v) || v.Code != cypher.AccessMode {
			t.Errorf("%s: %v", query, err)
		}
	}
}
