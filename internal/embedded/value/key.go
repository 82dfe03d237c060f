package value

import (
	"encoding/binary"
	"math"
	"slices"
)

// Equivalent tells whether a and b belong to the same group: like [Equal], but
// null is null and NaN is NaN.
func Equivalent(a, b Value) bool { return Order(a, b) == 0 }

// AppendKey appends an encoding of v to dst: two values have the same encoding
// exactly when they are [Equivalent], and no encoding is the beginning of
// another, so keys of several values can be joined. It serves as a map key for
// grouping, DISTINCT and hash joins.
func AppendKey(dst []byte, v Value) []byte {
	switch v := v.(type) {
	case nil:
		return append(dst, byte(KindNull))
	case Boolean:
		if v {
			return append(dst, byte(KindBoolean), 1)
		}
		return append(dst, byte(KindBoolean), 0)
	case Integer:
		return appendWord(append(dst, byte(KindInteger)), uint64(v))
	case Float:
		return appendFloatKey(dst, float64(v))
	case String:
		return appendText(append(dst, byte(KindString)), string(v))
	case Bytes:
		l, _ := AsList(v)
		return appendListKey(dst, l)
	case List:
		return appendListKey(dst, v)
	case Map:
		return appendMapKey(dst, v)
	case Node:
		return appendWord(append(dst, byte(KindNode)), uint64(v))
	case Relationship:
		return appendWord(append(dst, byte(KindRelationship)), uint64(v))
	case Path:
		return appendPathKey(dst, v)
	case Point:
		return appendPointKey(dst, v)
	}
	return appendTemporalKey(dst, v)
}

// HoldsNaN tells whether v is NaN or a list or map with one somewhere in it.
func HoldsNaN(v Value) bool {
	switch v := v.(type) {
	case Float:
		return math.IsNaN(float64(v))
	case List:
		return slices.ContainsFunc(v, HoldsNaN)
	case Map:
		return slices.ContainsFunc(v, func(e Entry) bool { return HoldsNaN(e.Value) })
	}
	return false
}

func appendWord(dst []byte, n uint64) []byte { return binary.BigEndian.AppendUint64(dst, n) }

func appendText(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

// appendFloatKey encodes a float that is an integer as that integer.
func appendFloatKey(dst []byte, f float64) []byte {
	if f == math.Trunc(f) && f >= math.MinInt64 && f < math.MaxInt64 {
		return appendWord(append(dst, byte(KindInteger)), uint64(int64(f)))
	}
	return appendFloat(append(dst, byte(KindFloat)), f)
}

func appendFloat(dst []byte, f float64) []byte {
	switch {
	case math.IsNaN(f):
		f = math.NaN()
	case f == 0:
		f = 0
	}
	return appendWord(dst, math.Float64bits(f))
}

func appendListKey(dst []byte, l List) []byte {
	dst = binary.AppendUvarint(append(dst, byte(KindList)), uint64(len(l)))
	for _, v := range l {
		dst = AppendKey(dst, v)
	}
	return dst
}

func appendMapKey(dst []byte, m Map) []byte {
	dst = binary.AppendUvarint(append(dst, byte(KindMap)), uint64(len(m)))
	for _, e := range m {
		dst = AppendKey(appendText(dst, e.Key), e.Value)
	}
	return dst
}

func appendPathKey(dst []byte, p Path) []byte {
	dst = binary.AppendUvarint(append(dst, byte(KindPath)), uint64(len(p.Nodes)))
	for _, n := range p.Nodes {
		dst = appendWord(dst, uint64(n))
	}
	for _, r := range p.Relationships {
		dst = appendWord(dst, uint64(r))
	}
	return dst
}

func appendPointKey(dst []byte, p Point) []byte {
	dst = appendWord(append(dst, byte(KindPoint)), uint64(p.SRID))
	return appendFloat(appendFloat(appendFloat(dst, p.X), p.Y), p.Z)
}

func appendTemporalKey(dst []byte, v Value) []byte {
	dst = append(dst, byte(v.Kind()))
	switch v := v.(type) {
	case Date:
		return appendWord(dst, uint64(v.Days))
	case LocalTime:
		return appendWord(dst, uint64(v.Nanos))
	case Time:
		return appendWord(appendWord(dst, uint64(v.Nanos)), uint64(v.Offset))
	case LocalDateTime:
		return appendWord(appendWord(dst, uint64(v.Seconds)), uint64(v.Nanos))
	case DateTime:
		dst = appendWord(appendWord(dst, uint64(v.Seconds)), uint64(v.Nanos))
		return appendText(appendWord(dst, uint64(v.Zone.Offset)), v.Zone.Name)
	case Duration:
		dst = appendWord(appendWord(dst, uint64(v.Months)), uint64(v.Days))
		return appendWord(appendWord(dst, uint64(v.Seconds)), uint64(v.Nanos))
	}
	return dst
}
