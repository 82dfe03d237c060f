// Package value holds the values of Cypher: what a property stores, a parameter
// brings, an expression yields and a row carries.
//
// A [Value] is one of the concrete types below; a nil Value is null. Values are
// immutable: whoever holds one may keep it, nobody changes the elements of a
// List, Map or Bytes after making it.
//
// Cypher asks four different questions about two values, and each has its own
// function: is it equal ([Equal], three-valued), is it less ([Compare],
// three-valued), do both belong to the same group ([Equivalent], [AppendKey],
// for DISTINCT and grouping), which comes first ([Order], total, for ORDER BY).
//
// Nodes and relationships are handles; a [Graph] tells what is behind them.
// Failures are an [Error] with Neo4j's status code.
//
// Start reading at Value, then Equal and Order; the temporal values start at
// Date.
package value

// Value is one Cypher value; nil is null. The concrete types are:
//
//	Boolean, Integer, Float, String, Bytes, List, Map, Point,
//	Date, LocalTime, Time, LocalDateTime, DateTime, Duration,
//	Node, Relationship, Path (handles, while a query runs),
//	NodeData, RelationshipData, PathData (what leaves the database).
type Value interface {
	// Kind tells the concrete type.
	Kind() Kind
	// String is the value's text in error messages and in toString.
	String() string
}

// Boolean is true or false.
type Boolean bool

// Integer is a 64-bit signed integer.
type Integer int64

// Float is a 64-bit IEEE 754 number.
type Float float64

// String is a text in UTF-8.
type String string

// Bytes is a byte array, which only parameters bring in.
type Bytes []byte

// List is a list of values of any types; elements may be nil (null).
type List []Value

// Kind names a value's type.
type Kind uint8

// The kinds, in the order in which ORDER BY puts values of different types.
const (
	KindNull Kind = iota
	KindMap
	KindNode
	KindRelationship
	KindList
	KindPath
	KindPoint
	KindDateTime
	KindLocalDateTime
	KindDate
	KindTime
	KindLocalTime
	KindDuration
	KindString
	KindBoolean
	KindInteger
	KindFloat
	KindBytes
)

func (Boolean) Kind() Kind { return KindBoolean }
func (Integer) Kind() Kind { return KindInteger }
func (Float) Kind() Kind   { return KindFloat }
func (String) Kind() Kind  { return KindString }
func (Bytes) Kind() Kind   { return KindBytes }
func (List) Kind() Kind    { return KindList }
