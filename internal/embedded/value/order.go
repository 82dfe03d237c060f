package value

import (
	"cmp"
	"math"
	"math/big"
	"strings"
)

// Order puts any two values in the order of ORDER BY: negative if a comes first.
// It is total: values of different types follow each other as the kinds do,
// numbers mix, NaN comes after all other numbers, null last. It returns 0 exactly
// for values that are [Equivalent].
func Order(a, b Value) int {
	switch a := a.(type) { // the frequent ones first
	case Integer:
		if b, ok := b.(Integer); ok {
			return cmp.Compare(a, b)
		}
	case String:
		if b, ok := b.(String); ok {
			return compareStrings(string(a), string(b))
		}
	}
	return orderAny(a, b)
}

func orderAny(a, b Value) int {
	if ra, rb := rank(a), rank(b); ra != rb {
		return cmp.Compare(ra, rb)
	}
	switch a := a.(type) {
	case nil:
		return 0
	case Integer:
		return orderInteger(a, b)
	case Float:
		return orderFloat(a, b)
	case String:
		return compareStrings(string(a), string(b.(String)))
	case Boolean:
		return orderBooleans(a, b.(Boolean))
	case List, Bytes:
		return orderLists(a, b)
	case Map:
		return orderMaps(a, b.(Map))
	case Node:
		return cmp.Compare(a, b.(Node))
	case Relationship:
		return cmp.Compare(a, b.(Relationship))
	case Path:
		return orderPaths(a, b.(Path))
	case Point:
		return orderPoints(a, b.(Point))
	}
	return orderTemporals(a, b)
}

// rank is the place of v's type in the order; numbers share one, and so do lists
// and byte arrays.
func rank(v Value) Kind {
	switch v := v.(type) {
	case nil:
		return math.MaxUint8
	case Float:
		return KindInteger
	case Bytes:
		return KindList
	default:
		return v.Kind()
	}
}

func orderInteger(a Integer, b Value) int {
	if b, ok := b.(Integer); ok {
		return cmp.Compare(a, b)
	}
	return orderMixed(int64(a), float64(b.(Float)))
}

func orderFloat(a Float, b Value) int {
	switch b := b.(type) {
	case Integer:
		return -orderMixed(int64(b), float64(a))
	case Float:
		return orderFloats(float64(a), float64(b))
	}
	return 0
}

// orderFloats puts NaN last; all NaNs are the same, and so are 0.0 and -0.0.
func orderFloats(a, b float64) int {
	if math.IsNaN(a) || math.IsNaN(b) {
		return -cmp.Compare(a, b)
	}
	return cmp.Compare(a, b)
}

// exactInts bounds the integers that a float64 holds without rounding.
const exactInts = 1 << 53

// orderMixed compares exactly, also beyond 2^53.
func orderMixed(a int64, b float64) int {
	switch {
	case math.IsNaN(b):
		return -1
	case math.IsInf(b, 0):
		return cmp.Compare(0, b)
	case -exactInts <= a && a <= exactInts:
		return cmp.Compare(float64(a), b)
	}
	return new(big.Float).SetInt64(a).Cmp(big.NewFloat(b))
}

func orderBooleans(a, b Boolean) int {
	switch {
	case a == b:
		return 0
	case bool(b):
		return -1
	}
	return 1
}

// compareStrings orders as Neo4j does, by code point, which is the order of the
// UTF-8 bytes.
func compareStrings(a, b string) int { return strings.Compare(a, b) }

func orderLists(a, b Value) int {
	x, _ := AsList(a)
	y, _ := AsList(b)
	for i := range min(len(x), len(y)) {
		if c := Order(x[i], y[i]); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(x), len(y))
}

func orderKeys(a, b Map) int {
	if c := cmp.Compare(len(a), len(b)); c != 0 {
		return c
	}
	for i := range a {
		if c := strings.Compare(a[i].Key, b[i].Key); c != 0 {
			return c
		}
	}
	return 0
}

func orderMaps(a, b Map) int {
	if c := orderKeys(a, b); c != 0 {
		return c
	}
	for i := range a {
		if c := Order(a[i].Value, b[i].Value); c != 0 {
			return c
		}
	}
	return 0
}

// orderPaths compares the ids of nodes and relationships from the start on; a
// path that is the beginning of another comes first.
func orderPaths(a, b Path) int {
	for i := range min(len(a.Nodes), len(b.Nodes)) {
		if c := cmp.Compare(a.Nodes[i], b.Nodes[i]); c != 0 {
			return c
		}
		if i < len(a.Relationships) && i < len(b.Relationships) {
			if c := cmp.Compare(a.Relationships[i], b.Relationships[i]); c != 0 {
				return c
			}
		}
	}
	return cmp.Compare(len(a.Nodes), len(b.Nodes))
}

func orderPoints(a, b Point) int {
	return cmp.Or(cmp.Compare(a.SRID, b.SRID), orderFloats(a.X, b.X), orderFloats(a.Y, b.Y), orderFloats(a.Z, b.Z))
}

func orderTemporals(a, b Value) int {
	switch a := a.(type) {
	case Date:
		return cmp.Compare(a.Days, b.(Date).Days)
	case LocalTime:
		return cmp.Compare(a.Nanos, b.(LocalTime).Nanos)
	case Time:
		b := b.(Time)
		return cmp.Or(cmp.Compare(a.utc(), b.utc()), cmp.Compare(a.Nanos, b.Nanos))
	case LocalDateTime:
		b := b.(LocalDateTime)
		return cmp.Or(cmp.Compare(a.Seconds, b.Seconds), cmp.Compare(a.Nanos, b.Nanos))
	case DateTime:
		return orderDateTimes(a, b.(DateTime))
	case Duration:
		return orderDurations(a, b.(Duration))
	}
	return 0
}

// orderDateTimes orders by instant, then by the local clock, then by zone: an
// offset, which starts with a sign, before a name.
func orderDateTimes(a, b DateTime) int {
	return cmp.Or(cmp.Compare(a.Seconds, b.Seconds), cmp.Compare(a.Nanos, b.Nanos),
		cmp.Compare(a.Zone.Offset, b.Zone.Offset), strings.Compare(a.Zone.Name, b.Zone.Name))
}

// orderDurations orders by average length, which takes a month as 30.436875 days.
func orderDurations(a, b Duration) int {
	return cmp.Or(cmp.Compare(a.averageSeconds(), b.averageSeconds()), cmp.Compare(a.Nanos, b.Nanos),
		cmp.Compare(a.Months, b.Months), cmp.Compare(a.Days, b.Days), cmp.Compare(a.Seconds, b.Seconds))
}

const (
	secondsPerDay          = 86400
	averageSecondsPerMonth = 2629746 // 365.2425 days / 12
)

func (d Duration) averageSeconds() int64 {
	return d.Months*averageSecondsPerMonth + d.Days*secondsPerDay + d.Seconds
}

// utc is the time of day at the meridian, which may lie outside the day.
func (t Time) utc() int64 { return t.Nanos - int64(t.Offset)*1e9 }
