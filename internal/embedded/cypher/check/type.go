package check

import (
	"strings"

	"rolegraph/internal/embedded/value"
)

// Type is what is known at compile time of a value: the kinds that it may have.
// Null fits every type.
type Type struct {
	kinds   kinds
	element *Type // of lists, where it is known
}

// kinds is a set of kinds of values.
type kinds uint32

const (
	kindBoolean kinds = 1 << iota
	kindInteger
	kindFloat
	kindString
	kindDate
	kindLocalTime
	kindTime
	kindLocalDateTime
	kindDateTime
	kindDuration
	kindPoint
	kindMap
	kindNode
	kindRelationship
	kindPath
	kindList
	kindsAll = 1<<iota - 1
)

// The types that the checker and its callers name.
var (
	Any          = Type{kinds: kindsAll}
	Boolean      = Type{kinds: kindBoolean}
	Integer      = Type{kinds: kindInteger}
	Float        = Type{kinds: kindFloat}
	Number       = Type{kinds: kindInteger | kindFloat}
	String       = Type{kinds: kindString}
	Map          = Type{kinds: kindMap}
	Node         = Type{kinds: kindNode}
	Relationship = Type{kinds: kindRelationship}
	Path         = Type{kinds: kindPath}
	AnyList      = ListOf(Any)
)

// ListOf returns the type of lists of an element type.
func ListOf(element Type) Type { return Type{kinds: kindList, element: &element} }

// isList tells whether the value is surely a list, or null.
func (t Type) isList() bool { return t.kinds == kindList }

// elements returns the type of a list's elements, Any where it is not known.
func (t Type) elements() Type {
	if t.element == nil || t.element.kinds == 0 {
		return Any
	}
	return *t.element
}

// kindNames are the names of kinds in the order in which Neo4j's errors list them.
var kindNames = []struct {
	kind kinds
	name string
}{
	{kindBoolean, "Boolean"}, {kindFloat, "Float"}, {kindInteger, "Integer"}, {kindMap, "Map"}, {kindNode, "Node"},
	{kindPath, "Path"}, {kindRelationship, "Relationship"}, {kindPoint, "Point"}, {kindString, "String"},
	{kindDuration, "Duration"}, {kindDate, "Date"}, {kindTime, "Time"}, {kindLocalTime, "LocalTime"},
	{kindLocalDateTime, "LocalDateTime"}, {kindDateTime, "DateTime"}, {kindList, "List"},
}

// String names the type as Neo4j's errors do: "Float or Integer", "List<Node>".
func (t Type) String() string {
	if t.kinds == kindsAll {
		return "Any"
	}
	var names []string
	for _, k := range kindNames {
		switch {
		case t.kinds&k.kind == 0:
		case k.kind == kindList && t.element != nil:
			names = append(names, "List<"+t.element.String()+">")
		case k.kind == kindList:
			names = append(names, "List<T>")
		default:
			names = append(names, k.name)
		}
	}
	if n := len(names) - 1; n > 0 {
		return strings.Join(names[:n], ", ") + " or " + names[n]
	}
	return strings.Join(names, "")
}

// overlaps tells whether a value of type t may be what other wants. An Integer
// is also good as a Float; lists are compared by their elements.
func (t Type) overlaps(other Type) bool {
	common := t.kinds & other.kinds
	if t.kinds == 0 || other.kinds == 0 { // of no value: an element of []
		return true
	}
	if t.kinds&kindInteger != 0 && other.kinds&kindFloat != 0 {
		return true
	}
	if common == kindList && t.element != nil && other.element != nil {
		return t.element.overlaps(*other.element)
	}
	return common != 0
}

// join is the type of a value that has one of two types.
func (t Type) join(other Type) Type {
	joined := Type{kinds: t.kinds | other.kinds}
	switch {
	case t.element != nil && other.element != nil:
		element := t.element.join(*other.element)
		joined.element = &element
	case other.kinds&kindList == 0:
		joined.element = t.element
	case t.kinds&kindList == 0:
		joined.element = other.element
	}
	return joined
}

// typeOf translates a type of the value room.
func typeOf(t value.Type) Type {
	switch t.Kind {
	case value.KindList:
		if t.Element == nil || typeOf(*t.Element).kinds == kindsAll {
			return Type{kinds: kindList}
		}
		return ListOf(typeOf(*t.Element))
	case value.KindUnion:
		var all Type
		for _, member := range t.Union {
			all = all.join(typeOf(member))
		}
		return all
	}
	if k, ok := valueKinds[t.Kind]; ok {
		return Type{kinds: k}
	}
	return Any
}

var valueKinds = map[value.Kind]kinds{
	value.KindBoolean: kindBoolean, value.KindInteger: kindInteger, value.KindFloat: kindFloat,
	value.KindString: kindString, value.KindDate: kindDate, value.KindLocalTime: kindLocalTime,
	value.KindTime: kindTime, value.KindLocalDateTime: kindLocalDateTime, value.KindDateTime: kindDateTime,
	value.KindDuration: kindDuration, value.KindPoint: kindPoint, value.KindMap: kindMap, value.KindNode: kindNode,
	value.KindRelationship: kindRelationship, value.KindPath: kindPath,
}
