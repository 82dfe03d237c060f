package value

import (
	"cmp"
	"math"
)

// Comparison is the outcome of [Compare].
type Comparison int8

// The outcomes. Incomparable makes <, <=, > and >= unknown, Unordered (a NaN is
// involved) makes them false.
const (
	Less         Comparison = -1
	Same         Comparison = 0
	Greater      Comparison = 1
	Unordered    Comparison = 2
	Incomparable Comparison = 3
)

// Compare answers <, <=, > and >=: numbers with numbers, otherwise values of one
// type. Durations and points cannot be compared unless they are the same.
func Compare(a, b Value) Comparison {
	switch a := a.(type) {
	case nil:
		return Incomparable
	case Integer:
		switch b := b.(type) {
		case Integer:
			return Comparison(cmp.Compare(a, b))
		case Float:
			return compareFloats(float64(a), float64(b))
		}
		return Incomparable
	case Float:
		switch b := b.(type) {
		case Integer:
			return compareFloats(float64(a), float64(b))
		case Float:
			return compareFloats(float64(a), float64(b))
		}
		return Incomparable
	case String:
		if b, ok := b.(String); ok {
			return Comparison(compareStrings(string(a), string(b)))
		}
		return Incomparable
	case List, Bytes:
		return compareLists(a, b)
	case Map:
		if b, ok := b.(Map); ok {
			return compareMaps(a, b)
		}
		return Incomparable
	}
	if b == nil || a.Kind() != b.Kind() {
		return Incomparable
	}
	return compareSameKind(a, b)
}

func compareSameKind(a, b Value) Comparison {
	order := Comparison(Order(a, b))
	switch a.(type) {
	case Duration, Point:
		if order != Same {
			return Incomparable
		}
	}
	return order
}

func compareFloats(a, b float64) Comparison {
	switch {
	case a < b:
		return Less
	case a > b:
		return Greater
	case math.IsNaN(a) || math.IsNaN(b):
		return Unordered
	}
	return Same
}

// compareLists decides at the first elements that are not equal.
func compareLists(a, b Value) Comparison {
	x, _ := AsList(a)
	y, ok := AsList(b)
	if !ok {
		return Incomparable
	}
	for i := range min(len(x), len(y)) {
		if c := Compare(x[i], y[i]); c != Same {
			return c
		}
	}
	return Comparison(cmp.Compare(len(x), len(y)))
}

// compareMaps compares sizes, then keys, then values in the order of their keys.
func compareMaps(a, b Map) Comparison {
	if order := orderKeys(a, b); order != 0 {
		return Comparison(order)
	}
	for i := range a {
		if c := Compare(a[i].Value, b[i].Value); c != Same {
			return c
		}
	}
	return Same
}

// Less is Cypher's a < b.
func (c Comparison) Less() Ternary { return c.is(c == Less) }

// LessOrEqual is Cypher's a <= b.
func (c Comparison) LessOrEqual() Ternary { return c.is(c == Less || c == Same) }

// Greater is Cypher's a > b.
func (c Comparison) Greater() Ternary { return c.is(c == Greater) }

// GreaterOrEqual is Cypher's a >= b.
func (c Comparison) GreaterOrEqual() Ternary { return c.is(c == Greater || c == Same) }

func (c Comparison) is(holds bool) Ternary {
	if c == Incomparable {
		return Unknown
	}
	return TernaryOf(holds)
}
