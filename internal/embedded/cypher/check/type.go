package check

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

// IsNode tells whether the value is surely a node, or null.
func (t Type) IsNode() bool { return t.kinds == kindNode }

// IsRelationship tells whether the value is surely a relationship, or null.
func (t Type) IsRelationship() bool { return t.kinds == kindRelationship }

// IsPath tells whether the value is surely a path, or null.
func (t Type) IsPath() bool { return t.kinds == kindPath }

// IsList tells whether the value is surely a list, or null.
func (t Type) IsList() bool { return t.kinds == kindList }

// Element returns the type of a list's elements, Any where it is not known.
func (t Type) Element() Type {
	if t.element == nil {
		return Any
	}
	return *t.element
}
