package function

import (
	"errors"
	"math"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	"rolegraph/internal/embedded/value"
)

func callFunction(t *testing.T, ctx *Context, name string, args ...value.Value) (value.Value, error) {
	t.Helper()
	f, ok := Lookup(name)
	if !ok {
		t.Fatalf("no function %s", name)
	}
	return f.Call(ctx, args)
}

func TestSignaturesAreReadable(t *testing.T) {
	for _, f := range All() {
		for _, p := range f.Params {
			if _, err := value.ParseType(p.Type.String()); err != nil || p.Name == "" {
				t.Errorf("%s: parameter %q: %v", f.Name, p.Name, err)
			}
		}
		if f.Category == "" || !strings.HasSuffix(f.Description, ".") {
			t.Errorf("%s: category %q, description %q", f.Name, f.Category, f.Description)
		}
		if (f.Call == nil) == (f.New == nil) {
			t.Errorf("%s must have either Call or New", f.Name)
		}
	}
}

func TestLookupIgnoresCase(t *testing.T) {
	for _, name := range []string{"toUpper", "TOUPPER", "Date.Truncate", "percentilecont"} {
		if f, ok := Lookup(name); !ok || !strings.EqualFold(f.Name, name) {
			t.Errorf("Lookup(%q) = %v, %t", name, f, ok)
		}
	}
	if _, ok := Lookup("toUppercase"); ok {
		t.Error("found a function that does not exist")
	}
}

func TestArgumentCounts(t *testing.T) {
	for _, c := range []struct {
		name        string
		least, most int
		signature   string
	}{
		{"pi", 0, 0, "pi() :: FLOAT"},
		{"range", 2, 3, "range(start :: INTEGER, end :: INTEGER, step :: INTEGER) :: LIST<INTEGER>"},
		{"coalesce", 1, -1, "coalesce(input :: ANY) :: ANY"},
		{"date", 0, 1, "date(input :: ANY) :: DATE"},
		{"sum", 1, 1, "sum(input :: INTEGER | FLOAT | DURATION) :: INTEGER | FLOAT | DURATION"},
		{"vector.similarity.cosine", 2, 2, "vector.similarity.cosine(a :: LIST<INTEGER | FLOAT>, b :: LIST<INTEGER | FLOAT>) :: FLOAT"},
	} {
		f, _ := Lookup(c.name)
		if f.MinArgs() != c.least || f.MaxArgs() != c.most || f.Signature() != c.signature {
			t.Errorf("%s takes %d to %d arguments: %s", c.name, f.MinArgs(), f.MaxArgs(), f.Signature())
		}
	}
}

// A budget refuses what exceeds it.
type budget int64

func (b budget) Reserve(bytes int64) error {
	if bytes > int64(b) {
		return value.Errorf(value.OutOfMemory, "over budget")
	}
	return nil
}

func TestLargeListsAreRefusedBeforeTheyAreMade(t *testing.T) {
	ctx := &Context{Memory: budget(1 << 20)}
	for _, last := range []int64{1_000_000, 1_000_000_000_000, math.MaxInt64} {
		_, err := callFunction(t, ctx, "range", value.Integer(0), value.Integer(last))
		var refused *value.Error
		if !errors.As(err, &refused) || refused.Code != value.OutOfMemory {
			t.Errorf("range of %d: %v", last, err)
		}
	}
	if _, err := callFunction(t, ctx, "replace", value.String(strings.Repeat("a", 2000)), value.String("a"), value.String(strings.Repeat("b", 2000))); err == nil {
		t.Error("replace made four megabytes")
	}
}

func TestRangeAtTheEdges(t *testing.T) {
	for _, c := range []struct {
		start, end, step int64
		want             string
	}{
		{1, 3, 1, "[1, 2, 3]"}, {3, 1, -1, "[3, 2, 1]"}, {1, 0, 1, "[]"}, {0, 1, -1, "[]"}, {0, 10, 4, "[0, 4, 8]"},
		{math.MaxInt64 - 1, math.MaxInt64, 1, "[9223372036854775806, 9223372036854775807]"},
		{math.MinInt64, math.MaxInt64, math.MaxInt64, "[-9223372036854775808, -1, 9223372036854775806]"},
		{math.MaxInt64, math.MinInt64, math.MinInt64, "[9223372036854775807, -1]"},
	} {
		got, err := callFunction(t, &Context{}, "range", value.Integer(c.start), value.Integer(c.end), value.Integer(c.step))
		if err != nil || got.String() != c.want {
			t.Errorf("range(%d, %d, %d) = %v, %v, want %s", c.start, c.end, c.step, got, err, c.want)
		}
	}
}

// Answers of Neo4j 5.26.
func TestAggregates(t *testing.T) {
	floats := func(numbers ...float64) (out []value.Value) {
		for _, f := range numbers {
			out = append(out, value.Float(f))
		}
		return out
	}
	integers := func(numbers ...int64) (out []value.Value) {
		for _, n := range numbers {
			out = append(out, value.Integer(n))
		}
		return out
	}
	durations := []value.Value{value.Duration{Months: 1, Days: 1}, value.Duration{Days: 2, Seconds: 1}}
	mixed := []value.Value{value.Integer(1), value.String("a"), value.List{value.Integer(1)}, value.Boolean(true), nil}
	for _, c := range []struct {
		name string
		rows []value.Value
		more value.Value
		want string
	}{
		{"sum", floats(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7), nil, "2.8"},
		{"avg", floats(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7), nil, "0.39999999999999997"},
		{"stDev", floats(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7), nil, "0.21602468994692867"},
		{"stDevP", floats(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7), nil, "0.19999999999999998"},
		{"sum", floats(1e16, 1, -1e16), nil, "0.0"},
		{"sum", integers(math.MaxInt64, 1), nil, "9.223372036854776E18"},
		{"avg", integers(math.MaxInt64, 1), nil, "4.611686018427388E18"},
		{"sum", nil, nil, "0"}, {"avg", nil, nil, "NULL"}, {"min", nil, nil, "NULL"}, {"collect", nil, nil, "[]"}, {"count", nil, nil, "0"},
		{"stDev", nil, nil, "NULL"}, {"stDev", floats(1), nil, "0.0"},
		{"percentileCont", integers(1, 2, 3, 10), value.Float(0.37), "2.11"},
		{"percentileDisc", integers(1, 2, 3, 10), value.Float(0.37), "2"},
		{"percentileCont", integers(3, 1, 2), value.Float(1), "3"},
		{"percentileDisc", integers(3, 1, 2), value.Float(0), "1"},
		{"percentileDisc", integers(3, 1, 2), value.Float(0.5), "2"},
		{"sum", durations, nil, "P1M3DT1S"}, {"avg", durations, nil, "P16DT17H14M33.5S"},
		{"min", mixed, nil, "[1]"}, {"max", mixed, nil, "1"}, {"count", mixed, nil, "4"}, {"collect", mixed, nil, "[1, a, [1], true]"},
	} {
		got, err := aggregateAll(c.name, c.rows, c.more)
		if err != nil || value.Text(got) != c.want {
			t.Errorf("%s(%s) = %s, %v, want %s", c.name, value.List(c.rows), value.Text(got), err, c.want)
		}
	}
}

func aggregateAll(name string, rows []value.Value, more value.Value) (value.Value, error) {
	f, _ := Lookup(name)
	a := f.New()
	for _, row := range rows {
		args := []value.Value{row, more}[:f.MinArgs()]
		if err := a.Add(&Context{}, args); err != nil {
			return nil, err
		}
	}
	return a.Result(&Context{})
}

func TestAggregatesRefuse(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []value.Value
		more value.Value
		code value.Code
	}{
		{"sum", []value.Value{value.String("a")}, nil, value.TypeError},
		{"sum", []value.Value{value.Integer(1), value.Duration{Days: 1}}, nil, value.TypeError},
		{"avg", []value.Value{value.Date{}}, nil, value.TypeError},
		{"stDev", []value.Value{value.String("a")}, nil, value.TypeError},
		{"percentileCont", []value.Value{value.Integer(1)}, value.Float(1.5), value.ArgumentError},
		{"percentileDisc", []value.Value{value.Integer(1)}, value.Float(-1), value.ArgumentError},
	} {
		_, err := aggregateAll(c.name, c.rows, c.more)
		var refused *value.Error
		if !errors.As(err, &refused) || refused.Code != c.code {
			t.Errorf("%s(%s): %v, want %s", c.name, value.List(c.rows), err, c.code)
		}
	}
}

func TestClocks(t *testing.T) {
	statement := time.Date(2024, 2, 29, 23, 30, 0, 5, time.UTC)
	ctx := &Context{Statement: statement, Transaction: statement.Add(-time.Hour), Realtime: func() time.Time { return statement.Add(time.Hour) }}
	for _, c := range []struct {
		name string
		args []value.Value
		want string
	}{
		{"date", nil, "2024-02-29"}, {"date.realtime", nil, "2024-03-01"},
		{"datetime", nil, "2024-02-29T23:30:00.000000005Z"},
		{"datetime.transaction", nil, "2024-02-29T22:30:00.000000005Z"},
		{"localtime.statement", []value.Value{value.String("Europe/Paris")}, "00:30:00.000000005"},
		{"time", []value.Value{value.MapOf(map[string]value.Value{"timezone": value.String("Asia/Kolkata")})}, "05:00:00.000000005+05:30"},
		{"localdatetime", nil, "2024-02-29T23:30:00.000000005"},
		{"timestamp", nil, "1709249400000"},
		{"date.truncate", []value.Value{value.String("month")}, "2024-02-01"},
	} {
		got, err := callFunction(t, ctx, c.name, c.args...)
		if err != nil || value.Text(got) != c.want {
			t.Errorf("%s(%s) = %s, %v, want %s", c.name, value.List(c.args), value.Text(got), err, c.want)
		}
	}
}

func TestRandomComesFromTheContext(t *testing.T) {
	for _, name := range []string{"rand", "randomUUID"} {
		first, _ := callFunction(t, &Context{Rand: rand.New(rand.NewPCG(1, 2))}, name)
		again, _ := callFunction(t, &Context{Rand: rand.New(rand.NewPCG(1, 2))}, name)
		other, _ := callFunction(t, &Context{}, name)
		if first != again || first == other {
			t.Errorf("%s: %s, %s, %s", name, first, again, other)
		}
	}
	uuid, _ := callFunction(t, &Context{}, "randomUUID")
	if !regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(uuid.String()) {
		t.Errorf("%s is no UUID of version 4", uuid)
	}
}
