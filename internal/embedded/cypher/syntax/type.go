package syntax

// TypeKind is a type of Cypher values.
type TypeKind uint8

// The types. A union of types has TypeUnion.
const (
	TypeAny TypeKind = iota
	TypeNothing
	TypeNull
	TypeBoolean
	TypeString
	TypeInteger
	TypeFloat
	TypeDate
	TypeLocalTime
	TypeZonedTime
	TypeLocalDateTime
	TypeZonedDateTime
	TypeDuration
	TypePoint
	TypeNode
	TypeRelationship
	TypeMap
	TypeList
	TypePath
	TypePropertyValue
	TypeUnion
)

var typeTexts = [...]string{
	TypeAny: "ANY", TypeNothing: "NOTHING", TypeNull: "NULL", TypeBoolean: "BOOLEAN", TypeString: "STRING",
	TypeInteger: "INTEGER", TypeFloat: "FLOAT", TypeDate: "DATE", TypeLocalTime: "LOCAL TIME",
	TypeZonedTime: "ZONED TIME", TypeLocalDateTime: "LOCAL DATETIME", TypeZonedDateTime: "ZONED DATETIME",
	TypeDuration: "DURATION", TypePoint: "POINT", TypeNode: "NODE", TypeRelationship: "RELATIONSHIP",
	TypeMap: "MAP", TypeList: "LIST", TypePath: "PATH", TypePropertyValue: "PROPERTY VALUE", TypeUnion: "ANY",
}

// String returns the type's name in Neo4j's own spelling.
func (k TypeKind) String() string { return typeTexts[k] }

// Type is a type as written in IS :: type and in constraints.
type Type struct {
	Span
	Kind    TypeKind
	NotNull bool
	Element *Type   // of a list
	Members []*Type // of a union
}

func (n *Type) String() string { return text(n) }

func (n *Type) print(p *printer) {
	p.put(n.Kind.String())
	switch n.Kind {
	case TypeList:
		p.put("<", n.Element, ">")
	case TypeUnion:
		p.put("<")
		list(p, n.Members, " | ")
		p.put(">")
	}
	if n.NotNull {
		p.put(" NOT NULL")
	}
}
