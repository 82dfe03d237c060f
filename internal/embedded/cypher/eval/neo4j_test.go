package eval_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
	"rolegraph/tests/testdb"
)

// Every expression of testdata/*.txt has the same value, or ends with the same
// status code, here and in Neo4j. The expressions that Neo4j refuses when it
// checks types are for the checker to refuse: here they may fail or not.
func TestExpressionsAgreeWithNeo4j(t *testing.T) {
	ask := neo4jAsker(t)
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no expressions", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			for _, expression := range readExpressions(t, file) {
				if d := difference(ask, expression); d != "" {
					t.Error(d)
				}
			}
		})
	}
}

// readExpressions reads an expression a line; lines that start with # are comments.
// A line "| e" asks e with every value of a list of all types as x, of which the
// type is not known before it runs.
func readExpressions(t *testing.T, file string) []string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var expressions []string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		if inner, ok := strings.CutPrefix(line, "| "); ok {
			for _, v := range anyValues {
				expressions = append(expressions, "head([x IN ["+v+", 1, 'a', null][0..1] | "+inner+"])")
			}
			continue
		}
		expressions = append(expressions, line)
	}
	return expressions
}

var anyValues = []string{
	"null", "true", "7", "'a'", "[1, 'b']", "{a: 1}", "date('2020-01-02')", "duration('P1M2DT3S')",
}

type asker func(expression string) (value.Value, error)

func neo4jAsker(t *testing.T) asker {
	t.Helper()
	db := testdb.Neo4j(t)
	ctx := context.Background()
	session := db.Driver.NewSession(ctx, neo4j.SessionConfig{})
	t.Cleanup(func() { _ = session.Close(ctx) })
	return func(expression string) (value.Value, error) {
		result, err := session.Run(ctx, "RETURN "+expression+" AS result", nil)
		if err != nil {
			return nil, err
		}
		record, err := result.Single(ctx)
		if err != nil {
			return nil, err
		}
		return fromDriver(t, record.Values[0]), nil
	}
}

// difference says how the answers differ, "" if they do not.
func difference(ask asker, expression string) string {
	want, wantErr := ask(expression)
	got, gotErr := evaluate(expression, nil)
	var theirs *neo4j.Neo4jError
	switch {
	case errors.As(wantErr, &theirs):
		if refusedByTypeCheck(theirs) || theirs.Code == internalFailure || code(gotErr) == theirs.Code {
			return ""
		}
		return fmt.Sprintf("%s\n  neo4j: %v\n  here:  %v %v", expression, theirs, value.Text(got), gotErr)
	case wantErr != nil:
		return wantErr.Error()
	case gotErr != nil:
		return fmt.Sprintf("%s\n  neo4j: %s %s\n  here:  %v", expression, value.TypeOf(want), value.Text(want), gotErr)
	case !same(got, want):
		return fmt.Sprintf("%s\n  neo4j: %s %s\n  here:  %s %s", expression, value.TypeOf(want), value.Text(want), value.TypeOf(got), value.Text(got))
	}
	return ""
}

// internalFailure is how Neo4j ends where it has no answer of its own: anything is
// as good.
const internalFailure = "Neo.DatabaseError.Statement.ExecutionFailed"

// refusedByTypeCheck tells errors that Neo4j finds before it runs a query: they
// carry a place in the text.
func refusedByTypeCheck(err *neo4j.Neo4jError) bool {
	return strings.Contains(err.Msg, "(line 1, column ")
}

func code(err error) string {
	var runtime *value.Error
	var syntactic *syntax.Error
	switch {
	case errors.As(err, &runtime):
		return string(runtime.Code)
	case errors.As(err, &syntactic):
		return syntactic.Code
	}
	return ""
}

// same is stricter than equivalence: 1 is not 1.0. Floats may differ in their last
// digits, since Java's mathematical functions are not Go's.
func same(a, b value.Value) bool {
	if x, ok := a.(value.Float); ok {
		y, ok := b.(value.Float)
		return ok && (value.Equivalent(x, y) || math.Abs(float64(x-y)) <= 1e-14*math.Abs(float64(x)))
	}
	return value.Equivalent(a, b) && value.TypeOf(a).String() == value.TypeOf(b).String() && value.Text(a) == value.Text(b)
}

// fromDriver turns what the driver hands out into a value.
func fromDriver(t *testing.T, v any) value.Value {
	t.Helper()
	switch v := v.(type) {
	case nil:
		return nil
	case bool:
		return value.Boolean(v)
	case int64:
		return value.Integer(v)
	case float64:
		return value.Float(v)
	case string:
		return value.String(v)
	case []any:
		list := make(value.List, len(v))
		for i, e := range v {
			list[i] = fromDriver(t, e)
		}
		return list
	case map[string]any:
		m := map[string]value.Value{}
		for k, e := range v {
			m[k] = fromDriver(t, e)
		}
		return value.MapOf(m)
	case dbtype.Point2D:
		return value.Point{SRID: value.SRID(v.SpatialRefId), X: v.X, Y: v.Y}
	case dbtype.Point3D:
		return value.Point{SRID: value.SRID(v.SpatialRefId), X: v.X, Y: v.Y, Z: v.Z}
	case dbtype.Duration:
		return value.Duration{Months: v.Months, Days: v.Days, Seconds: v.Seconds, Nanos: int32(v.Nanos)}
	}
	return temporalFromDriver(t, v)
}

func temporalFromDriver(t *testing.T, v any) value.Value {
	t.Helper()
	switch v := v.(type) {
	case dbtype.Date:
		return localOf(time.Time(v)).Date()
	case dbtype.LocalTime:
		return localOf(time.Time(v)).Time()
	case dbtype.Time:
		return value.Time{Nanos: localOf(time.Time(v)).Time().Nanos, Offset: offsetOf(time.Time(v))}
	case dbtype.LocalDateTime:
		return localOf(time.Time(v))
	case time.Time:
		zone := value.Zone{Offset: offsetOf(v)}
		if name := v.Location().String(); name != "Offset" {
			zone.Name = name
		}
		return value.DateTime{Seconds: v.Unix(), Nanos: int32(v.Nanosecond()), Zone: zone}
	}
	t.Fatalf("the driver gave a %T", v)
	return nil
}

// localOf is the reading of the clock.
func localOf(t time.Time) value.LocalDateTime {
	return value.LocalDateTime{Seconds: t.Unix() + int64(offsetOf(t)), Nanos: int32(t.Nanosecond())}
}

func offsetOf(t time.Time) int32 {
	_, offset := t.Zone()
	return int32(offset)
}
