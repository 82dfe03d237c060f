package value

import "math"

// Ternary is a truth value of Cypher's three-valued logic.
type Ternary int8

// The truth values.
const (
	False   Ternary = -1
	Unknown Ternary = 0
	True    Ternary = 1
)

// TernaryOf turns a Go bool into a truth value.
func TernaryOf(b bool) Ternary {
	if b {
		return True
	}
	return False
}

// Not negates; unknown stays unknown.
func (t Ternary) Not() Ternary { return -t }

// Value is a Boolean, or nil for Unknown.
func (t Ternary) Value() Value {
	if t == Unknown {
		return nil
	}
	return Boolean(t == True)
}

// Equal is Cypher's =. It is unknown if either side is null, or if lists or maps
// differ at most where one has a null. Values of different types are not equal,
// except numbers; NaN equals nothing.
func Equal(a, b Value) Ternary {
	if a == nil || b == nil {
		return Unknown
	}
	switch a := a.(type) {
	case Integer:
		switch b := b.(type) {
		case Integer:
			return TernaryOf(a == b)
		case Float:
			return TernaryOf(Float(a) == b)
		}
		return False
	case Float:
		switch b := b.(type) {
		case Integer:
			return TernaryOf(a == Float(b))
		case Float:
			return TernaryOf(a == b)
		}
		return False
	case String:
		b, ok := b.(String)
		return TernaryOf(ok && a == b)
	case Node:
		b, ok := b.(Node)
		return TernaryOf(ok && a == b)
	case Relationship:
		b, ok := b.(Relationship)
		return TernaryOf(ok && a == b)
	case Boolean:
		b, ok := b.(Boolean)
		return TernaryOf(ok && a == b)
	case List, Bytes:
		return equalLists(a, b)
	case Map:
		b, ok := b.(Map)
		if !ok {
			return False
		}
		return equalMaps(a, b)
	}
	return TernaryOf(a.Kind() == b.Kind() && Order(a, b) == 0 && !hasNaN(a))
}

// hasNaN tells whether v is a point with a coordinate that is no number: such a
// point equals nothing.
func hasNaN(v Value) bool {
	p, ok := v.(Point)
	return ok && math.IsNaN(p.X+p.Y+p.Z)
}

func equalLists(a, b Value) Ternary {
	x, _ := AsList(a)
	y, ok := AsList(b)
	if !ok || len(x) != len(y) {
		return False
	}
	all := True
	for i := range x {
		all = min(all, Equal(x[i], y[i]))
		if all == False {
			return False
		}
	}
	return all
}

func equalMaps(a, b Map) Ternary {
	if len(a) != len(b) {
		return False
	}
	for i := range a {
		if a[i].Key != b[i].Key {
			return False
		}
	}
	all := True
	for i := range a {
		all = min(all, Equal(a[i].Value, b[i].Value))
		if all == False {
			return False
		}
	}
	return all
}

// AsList returns v as a list: a List itself, Bytes as a list of integers.
func AsList(v Value) (List, bool) {
	switch v := v.(type) {
	case List:
		return v, true
	case Bytes:
		l := make(List, len(v))
		for i, b := range v {
			l[i] = Integer(int8(b))
		}
		return l, true
	}
	return nil, false
}
