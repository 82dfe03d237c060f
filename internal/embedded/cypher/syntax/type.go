package syntax

import "rolegraph/internal/cypherlex"

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

// typeWords are the names of types, each before any that it starts with.
var typeWords = []struct {
	words string
	kind  TypeKind
}{
	{"BOOLEAN", TypeBoolean}, {"BOOL", TypeBoolean}, {"STRING", TypeString}, {"VARCHAR", TypeString},
	{"INTEGER", TypeInteger}, {"INT", TypeInteger}, {"SIGNED INTEGER", TypeInteger}, {"FLOAT", TypeFloat},
	{"DATE", TypeDate}, {"LOCAL TIME", TypeLocalTime}, {"TIME WITHOUT TIME ZONE", TypeLocalTime},
	{"TIME WITHOUT TIMEZONE", TypeLocalTime}, {"ZONED TIME", TypeZonedTime}, {"TIME WITH TIME ZONE", TypeZonedTime},
	{"TIME WITH TIMEZONE", TypeZonedTime}, {"LOCAL DATETIME", TypeLocalDateTime},
	{"TIMESTAMP WITHOUT TIME ZONE", TypeLocalDateTime}, {"TIMESTAMP WITHOUT TIMEZONE", TypeLocalDateTime},
	{"ZONED DATETIME", TypeZonedDateTime}, {"TIMESTAMP WITH TIME ZONE", TypeZonedDateTime},
	{"TIMESTAMP WITH TIMEZONE", TypeZonedDateTime}, {"DURATION", TypeDuration}, {"POINT", TypePoint},
	{"NODE", TypeNode}, {"VERTEX", TypeNode}, {"ANY NODE", TypeNode}, {"ANY VERTEX", TypeNode},
	{"RELATIONSHIP", TypeRelationship}, {"EDGE", TypeRelationship}, {"ANY RELATIONSHIP", TypeRelationship},
	{"ANY EDGE", TypeRelationship}, {"MAP", TypeMap}, {"ANY MAP", TypeMap}, {"PATHS", TypePath}, {"PATH", TypePath},
	{"PROPERTY VALUE", TypePropertyValue}, {"ANY PROPERTY VALUE", TypePropertyValue}, {"NOTHING", TypeNothing},
	{"NULL", TypeNull}, {"LIST", TypeList}, {"ARRAY", TypeList}, {"ANY VALUE", TypeAny}, {"ANY", TypeAny},
}

// typeExpr reads one type or several with | in between.
func (p *parser) typeExpr() *Type {
	p.enter()
	defer p.leave()
	start := p.start()
	members := []*Type{p.oneType()}
	for p.at(cypherlex.Pipe, "|") && p.pos != p.bar {
		p.advance()
		members = append(members, p.oneType())
	}
	if len(members) == 1 {
		return members[0]
	}
	return &Type{Span: p.from(start), Kind: TypeUnion, Members: members}
}

func (p *parser) oneType() *Type {
	start := p.start()
	n := p.typeName()
	for {
		n.NotNull = n.NotNull || p.acceptWord("NOT NULL") || p.accept(cypherlex.Bang, "!")
		n.Span = p.from(start)
		if !p.takeEither("LIST", "ARRAY") {
			return n
		}
		n = &Type{Kind: TypeList, Element: n}
	}
}

func (p *parser) typeName() *Type {
	for _, t := range typeWords {
		if !p.acceptWord(t.words) {
			continue
		}
		n := &Type{Kind: t.kind}
		switch {
		case t.kind == TypeList:
			n.Element = p.typeArgument()
		case t.words == "ANY" && p.at(cypherlex.Lt, "<"):
			n = p.typeArgument()
		}
		return n
	}
	p.unexpected()
	return nil
}

// typeArgument reads <type>.
func (p *parser) typeArgument() *Type {
	p.expect(cypherlex.Lt, "<")
	n := p.typeExpr()
	p.expect(cypherlex.Gt, ">")
	return n
}
