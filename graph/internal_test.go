package graph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"pgregory.net/rapid"
)

func TestFromDriver(t *testing.T) {
	for _, c := range []struct {
		err  error
		want Error // without Err and Hint
	}{
		{&neo4j.Neo4jError{Code: "Neo.ClientError.Statement.SyntaxError", Msg: "Invalid input 'RETRN' (line 2, column 3 (offset: 14))\n\"  RETRN 1\"\n   ^"},
			Error{Code: BadCypher, Message: "Invalid input 'RETRN'", Position: &Position{Offset: 14, Line: 2, Column: 3}, Neo4j: "Neo.ClientError.Statement.SyntaxError"}},
		{&neo4j.Neo4jError{Code: "Neo.ClientError.Procedure.ProcedureNotFound", Msg: "There is no procedure"},
			Error{Code: BadCypher, Message: "There is no procedure", Neo4j: "Neo.ClientError.Procedure.ProcedureNotFound"}},
		{&neo4j.Neo4jError{Code: "Neo.ClientError.Security.Unauthorized", Msg: "no"}, Error{Code: Unauthorized, Message: "no", Neo4j: "Neo.ClientError.Security.Unauthorized"}},
		{&neo4j.Neo4jError{Code: "Neo.ClientError.Statement.AccessMode", Msg: "no"}, Error{Code: Refused, Message: "no", Neo4j: "Neo.ClientError.Statement.AccessMode"}},
		{&neo4j.Neo4jError{Code: "Neo.ClientError.Transaction.TransactionTimedOut", Msg: "late"}, Error{Code: TimedOut, Message: "late", Neo4j: "Neo.ClientError.Transaction.TransactionTimedOut"}},
		{&neo4j.Neo4jError{Code: "Neo.TransientError.General.DatabaseUnavailable", Msg: "off"}, Error{Code: Unavailable, Message: "off", Neo4j: "Neo.TransientError.General.DatabaseUnavailable"}},
		{&neo4j.Neo4jError{Code: "Neo.DatabaseError.General.UnknownError", Msg: "?"}, Error{Code: Internal, Message: "?", Neo4j: "Neo.DatabaseError.General.UnknownError"}},
		{fmt.Errorf("reading: %w", io.EOF), Error{Code: Unavailable, Message: "The database does not answer."}},
		{errors.New("odd"), Error{Code: Internal, Message: "odd"}},
	} {
		var got *Error
		if !errors.As(FromDriver(c.err), &got) || !errors.Is(got, c.err) {
			t.Errorf("%v became %v", c.err, got)
			continue
		}
		plain := *got
		plain.Err, plain.Hint = nil, ""
		if diff := cmp.Diff(c.want, plain); diff != "" {
			t.Errorf("%v (-want +got):\n%s", c.err, diff)
		}
	}
	own := &Error{Code: NotFound}
	for _, err := range []error{nil, own, context.Canceled, context.DeadlineExceeded} {
		if got := FromDriver(err); got != err {
			t.Errorf("%v became %v", err, got)
		}
	}
}

func TestCursorRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := after{Rank: rapid.Float64Range(-1e6, 1e6).Draw(t, "rank"), Name: rapid.String().Draw(t, "name"), Key: rapid.String().Draw(t, "key")}
		b, first, err := parseCursor(a.cursor())
		if err != nil || first || a != b {
			t.Fatalf("%+v came back as %+v %v %v", a, b, first, err)
		}
	})
	if _, first, err := parseCursor(""); !first || err != nil {
		t.Errorf("no cursor is the first page, not %v %v", first, err)
	}
}

func FuzzCursor(f *testing.F) {
	f.Add("")
	f.Add(after{Rank: 1, Name: "a", Key: "b"}.cursor())
	f.Add("2eyJuIjoiYSJ9")
	f.Add("1%")
	f.Fuzz(func(t *testing.T, cursor string) {
		a, first, err := parseCursor(cursor)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Code != BadArgument || e.Argument != "cursor" {
				t.Fatalf("%q: %v", cursor, err)
			}
			return
		}
		if again, _, err := parseCursor(a.cursor()); !first && (err != nil || again != a) {
			t.Fatalf("%q gave %+v, again %+v %v", cursor, a, again, err)
		}
	})
}

func TestNearest(t *testing.T) {
	if diff := cmp.Diff([]string{"Tool", "Role"}, Nearest("Rool", []string{"Tool", "Skill", "Role", "Team"})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := Nearest("Person", []string{"Tool"}); len(got) != 0 {
		t.Errorf("got %q", got)
	}
}

func TestTypos(t *testing.T) {
	for _, c := range []struct {
		typed, text string
		distance    int
		ok          bool
	}{
		{"tensorfow", "TensorFlow", 1, true},
		{"tensrfow", "TensorFlow", 2, true},
		{"tensrfw", "TensorFlow", 0, false},
		{"kafka", "kafak", 0, false},
		{"reseacher", "Machine Learning Researcher", 1, true},
		{"ml enginer", "ML Engineer", 1, true},
		{"mk enginer", "Machine Learning Engineer", 0, false},
		{"+++", "C++", 0, false},
	} {
		if d, ok := typos(c.typed, c.text); ok != c.ok || ok && d != c.distance {
			t.Errorf("%q for %q: %d %v, want %d %v", c.typed, c.text, d, ok, c.distance, c.ok)
		}
	}
}

// Average linkage: c and d join at 0.9; a is 0.5 like them on average and comes
// next, before them by its key; b is left.
func TestLinkageOrder(t *testing.T) {
	order := linkageOrder([]string{"d", "c", "b", "a"}, [][]float64{
		{0, 0.9, 0.0, 0.2},
		{0.9, 0, 0.0, 0.8},
		{0.0, 0.0, 0, 0.1},
		{0.2, 0.8, 0.1, 0},
	})
	if diff := cmp.Diff([]int{3, 1, 0, 2}, order); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(t, "n")
		keys, m := make([]string, n), make([][]float64, n)
		for i := range n {
			keys[i], m[i] = fmt.Sprint("k", i), make([]float64, n)
		}
		for i := range n {
			for j := range i {
				m[i][j] = rapid.SampledFrom([]float64{0, 0.25, 0.5, 1}).Draw(t, "similarity")
				m[j][i] = m[i][j]
			}
		}
		seen := map[int]bool{}
		for _, i := range linkageOrder(keys, m) {
			seen[i] = true
		}
		if len(seen) != n {
			t.Fatalf("%d of %d leaves", len(seen), n)
		}
	})
}

func TestTypeNames(t *testing.T) {
	for _, c := range []struct{ types, want []string }{
		{[]string{"STRING NOT NULL"}, []string{"STRING"}},
		{[]string{"LIST<NOTHING> NOT NULL"}, []string{"LIST<NOTHING>"}},
		{[]string{"LIST<STRING NOT NULL> NOT NULL", "INTEGER NOT NULL", "LIST<NOTHING> NOT NULL"}, []string{"INTEGER", "LIST<STRING>"}},
		{nil, nil},
	} {
		if diff := cmp.Diff(c.want, typeNames(c.types)); diff != "" {
			t.Errorf("%q: %s", c.types, diff)
		}
	}
}
