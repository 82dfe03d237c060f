package value

import (
	"slices"
	"strings"
)

// Type is a Cypher type as IS :: names it and function signatures use it. The
// zero Type is NULL.
type Type struct {
	Kind    Kind
	NotNull bool
	Element *Type  // of a list
	Union   []Type // the alternatives, for KindUnion
}

// The kinds of types that no single value has.
const (
	KindAny Kind = 100 + iota
	KindNothing
	KindPropertyValue
	KindUnion
)

var typeNames = map[Kind]string{
	KindNull: "NULL", KindBoolean: "BOOLEAN", KindString: "STRING", KindInteger: "INTEGER", KindFloat: "FLOAT",
	KindDate: "DATE", KindLocalTime: "LOCAL TIME", KindTime: "ZONED TIME", KindLocalDateTime: "LOCAL DATETIME",
	KindDateTime: "ZONED DATETIME", KindDuration: "DURATION", KindPoint: "POINT", KindNode: "NODE",
	KindRelationship: "RELATIONSHIP", KindMap: "MAP", KindPath: "PATH", KindList: "LIST", KindBytes: "BYTEARRAY",
	KindAny: "ANY", KindNothing: "NOTHING", KindPropertyValue: "PROPERTY VALUE",
}

// KindNamed finds the kind of a type by its name in Cypher, in upper case:
// "ZONED DATETIME", "PROPERTY VALUE".
func KindNamed(name string) (Kind, bool) {
	for k, n := range typeNames {
		if n == name {
			return k, true
		}
	}
	return 0, false
}

// String is the type's name in Cypher: "LIST<INTEGER NOT NULL>".
func (t Type) String() string {
	name := typeNames[t.Kind]
	switch {
	case t.Kind == KindUnion:
		names := make([]string, len(t.Union))
		for i, u := range t.Union {
			names[i] = u.String()
		}
		return strings.Join(names, " | ")
	case t.Kind == KindList && t.Element != nil:
		name += "<" + t.Element.String() + ">"
	}
	if t.NotNull {
		name += " NOT NULL"
	}
	return name
}

// Contains tells whether v is a value of the type; null is one unless the type
// says NOT NULL.
func (t Type) Contains(v Value) bool {
	if t.Kind == KindUnion {
		return slices.ContainsFunc(t.Union, func(u Type) bool { return u.Contains(v) })
	}
	if v == nil {
		return !t.NotNull && t.Kind != KindNothing
	}
	switch t.Kind {
	case KindAny:
		return true
	case KindPropertyValue:
		return IsProperty(v)
	case KindList:
		return t.containsList(v)
	}
	return t.Kind == v.Kind()
}

func (t Type) containsList(v Value) bool {
	l, ok := AsList(v)
	if !ok || t.Element == nil {
		return ok
	}
	return !slices.ContainsFunc(l, func(e Value) bool { return !t.Element.Contains(e) })
}

// IsProperty tells whether v can be stored as a property: a boolean, number,
// string, temporal or spatial value, or a list of such values of one kind
// without null. Integers and floats may be mixed.
func IsProperty(v Value) bool {
	switch v := v.(type) {
	case nil, Map, Node, Relationship, Path:
		return false
	case List:
		return isPropertyList(v)
	}
	return true
}

func isPropertyList(l List) bool {
	var first Kind
	for i, v := range l {
		if !IsProperty(v) || v.Kind() == KindList || v.Kind() == KindBytes {
			return false
		}
		if i == 0 {
			first = rank(v)
		}
		if rank(v) != first {
			return false
		}
	}
	return true
}

// TypeOf is the narrowest type of v, as valueType() gives it.
func TypeOf(v Value) Type {
	switch v := v.(type) {
	case nil:
		return Type{Kind: KindNull}
	case List, Bytes:
		l, _ := AsList(v)
		element := elementType(l)
		return Type{Kind: KindList, NotNull: true, Element: &element}
	default:
		return Type{Kind: v.Kind(), NotNull: true}
	}
}

// elementType joins the types of the elements: the alternatives in the order of
// the manual, each nullable if the list has a null.
func elementType(l List) Type {
	var kinds []Type
	nullable := false
	for _, v := range l {
		if v == nil {
			nullable = true
			continue
		}
		t := TypeOf(v)
		if !slices.ContainsFunc(kinds, func(k Type) bool { return k.String() == t.String() }) {
			kinds = append(kinds, t)
		}
	}
	for i := range kinds {
		kinds[i].NotNull = !nullable
	}
	slices.SortStableFunc(kinds, orderTypes)
	if slices.ContainsFunc(kinds, Type.isOtherList) {
		kinds = slices.DeleteFunc(kinds, Type.isEmptyList)
	}
	switch {
	case len(kinds) == 1:
		return kinds[0]
	case len(kinds) > 1:
		return Type{Kind: KindUnion, Union: kinds}
	case nullable:
		return Type{Kind: KindNull}
	}
	return Type{Kind: KindNothing}
}

func orderTypes(a, b Type) int {
	if a.Kind == KindList && b.Kind == KindList {
		return orderTypes(*a.Element, *b.Element)
	}
	return slices.Index(typeOrder, a.Kind) - slices.Index(typeOrder, b.Kind)
}

func (t Type) isEmptyList() bool { return t.Kind == KindList && t.Element.Kind == KindNothing }

// isOtherList tells whether t is a list type that an empty list has too.
func (t Type) isOtherList() bool { return t.Kind == KindList && !t.isEmptyList() }

// typeOrder is the order of alternatives in the name of a union.
var typeOrder = []Kind{
	KindNothing, KindNull, KindBoolean, KindString, KindInteger, KindFloat, KindDate, KindLocalTime, KindTime,
	KindLocalDateTime, KindDateTime, KindDuration, KindPoint, KindNode, KindRelationship, KindMap, KindList, KindPath,
}
