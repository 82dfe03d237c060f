package value

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestOrderIsTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyValue().Draw(t, "a"), anyValue().Draw(t, "b"), anyValue().Draw(t, "c")
		if Order(a, a) != 0 {
			t.Fatalf("%s differs from itself", Text(a))
		}
		if Order(a, b) != -Order(b, a) {
			t.Fatalf("Order(%s, %s) = %d, the other way round %d", Text(a), Text(b), Order(a, b), Order(b, a))
		}
		if Order(a, b) <= 0 && Order(b, c) <= 0 && Order(a, c) > 0 {
			t.Fatalf("%s <= %s <= %s, but not the first and last", Text(a), Text(b), Text(c))
		}
	})
}

func TestKeysAgreeWithEquivalence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyValue().Draw(t, "a"), anyValue().Draw(t, "b")
		same := string(AppendKey(nil, a)) == string(AppendKey(nil, b))
		if same != Equivalent(a, b) {
			t.Fatalf("%s and %s: same key %t, equivalent %t", Text(a), Text(b), same, Equivalent(a, b))
		}
	})
}

// A key never is the beginning of another, so that joined keys stay apart.
func TestKeysArePrefixFree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := AppendKey(nil, anyValue().Draw(t, "a")), AppendKey(nil, anyValue().Draw(t, "b"))
		if len(a) < len(b) && string(b[:len(a)]) == string(a) {
			t.Fatalf("%x is the beginning of %x", a, b)
		}
	})
}

func TestComparisonAgreesWithOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawValue(t, 0), drawValue(t, 0)
		switch Compare(a, b) {
		case Less:
			if Order(a, b) >= 0 {
				t.Fatalf("%s < %s, but Order says %d", Text(a), Text(b), Order(a, b))
			}
		case Greater:
			if Order(a, b) <= 0 {
				t.Fatalf("%s > %s, but Order says %d", Text(a), Text(b), Order(a, b))
			}
		}
		if Equal(a, b) != Equal(b, a) {
			t.Fatalf("%s = %s is not symmetric", Text(a), Text(b))
		}
	})
}

// The order of Neo4j 5.26.
func TestOrderOfTypes(t *testing.T) {
	ordered := []Value{
		Map{}, MapOf(map[string]Value{"a": Integer(1)}), MapOf(map[string]Value{"a": nil}), MapOf(map[string]Value{"b": Integer(1)}),
		MapOf(map[string]Value{"a": Integer(1), "b": Integer(1)}),
		Node(0), Node(1), Relationship(0),
		List{}, List{String("a")}, List{Integer(1)}, List{Integer(1), Integer(2)}, Bytes{1, 3}, List{Integer(1), nil}, List{Float(math.NaN())}, List{nil},
		Path{Nodes: []Node{0}},
		Point{WGS84, 1, 2, 0}, Point{WGS84In3D, 1, 2, 1}, Point{Cartesian, 0, 3, 0}, Point{Cartesian, 1, 2, 0}, Point{Cartesian3D, 1, 2, 1},
		DateTime{Seconds: 0}, DateTime{Seconds: 0, Zone: Zone{Offset: 3600}}, DateTime{Seconds: 0, Zone: Zone{3600, "Europe/Paris"}},
		LocalDateTime{}, Date{}, Time{Nanos: 0, Offset: 3600}, Time{}, LocalTime{},
		Duration{Days: 30}, Duration{Seconds: 730 * 3600}, Duration{Days: 30, Seconds: 37746}, Duration{Months: 1}, Duration{Days: 31}, Duration{Months: 1, Days: 1},
		String(""), String("A"), String("a"), String("é"), String("\uffee"), String("😀"),
		Boolean(false), Boolean(true),
		Float(math.Inf(-1)), Integer(math.MinInt64), Integer(1), Float(1.5), Integer(2), Float(1 << 53), Integer(1<<53 + 1), Float(math.Inf(1)), Float(math.NaN()),
		nil,
	}
	for i, a := range ordered {
		for j, b := range ordered {
			if got, want := sign(Order(a, b)), sign(i-j); got != want {
				t.Errorf("Order(%s, %s) = %d, want %d", Text(a), Text(b), got, want)
			}
		}
	}
	mixed := slices.Clone(ordered)
	slices.Reverse(mixed)
	slices.SortFunc(mixed, Order)
	if !slices.EqualFunc(mixed, ordered, Equivalent) {
		t.Errorf("sorted: %s", List(mixed))
	}
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

func TestEqualWithNulls(t *testing.T) {
	for _, c := range []struct {
		a, b Value
		want Ternary
	}{
		{nil, nil, Unknown}, {nil, Integer(1), Unknown}, {Integer(1), Float(1), True}, {Integer(1), String("1"), False},
		{List{Integer(1), nil}, List{Integer(1), nil}, Unknown}, {List{Integer(1), nil}, List{Integer(2), nil}, False},
		{List{nil}, List{nil, nil}, False}, {Bytes{1, 255}, List{Integer(1), Integer(-1)}, True},
		{MapOf(map[string]Value{"a": nil}), MapOf(map[string]Value{"a": nil}), Unknown},
		{MapOf(map[string]Value{"a": nil, "b": Integer(1)}), MapOf(map[string]Value{"a": Integer(1), "b": Integer(2)}), False},
		{Float(math.NaN()), Float(math.NaN()), False}, {Integer(1<<53 + 1), Float(1 << 53), True},
		{Point{Cartesian, math.NaN(), 0, 0}, Point{Cartesian, math.NaN(), 0, 0}, False},
	} {
		if got := Equal(c.a, c.b); got != c.want {
			t.Errorf("%s = %s is %d, want %d", Text(c.a), Text(c.b), got, c.want)
		}
	}
}

func BenchmarkAppendKey(b *testing.B) {
	values := []Value{Integer(7), String("data scientist"), Node(12)}
	var key []byte
	b.ReportAllocs()
	for b.Loop() {
		key = key[:0]
		for _, v := range values {
			key = AppendKey(key, v)
		}
	}
}

func BenchmarkCompareIntegers(b *testing.B) {
	var x, y Value = Integer(1000), Integer(2000)
	b.ReportAllocs()
	for b.Loop() {
		if Compare(x, y).Less() != True {
			b.Fatal()
		}
	}
}
