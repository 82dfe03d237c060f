package syntax

import "rolegraph/internal/cypherlex"

// ConstraintKind is a kind of constraint.
type ConstraintKind uint8

// The kinds of constraints.
const (
	UniqueConstraint ConstraintKind = iota
	KeyConstraint                   // NODE KEY or RELATIONSHIP KEY
	ExistsConstraint                // IS NOT NULL
	TypeConstraint                  // IS :: type
)

// CreateConstraint is CREATE CONSTRAINT [name] [IF NOT EXISTS] FOR pattern REQUIRE … [OPTIONS …].
type CreateConstraint struct {
	Span
	Kind         ConstraintKind
	Name         Expr // *Variable for a written name, or *Parameter; nil when not given
	IfNotExists  bool
	Relationship bool // FOR ()-[v:Type]-() instead of FOR (v:Label)
	Variable     *Variable
	Label        *Name
	Keys         []*Name // properties
	Type         *Type   // of a TypeConstraint
	Options      Expr    // *Map or *Parameter; nil when not given
}

// DropConstraint is DROP CONSTRAINT name [IF EXISTS].
type DropConstraint struct {
	Span
	Name     Expr // *Variable for a written name, or *Parameter
	IfExists bool
}

func (*CreateConstraint) body() {}
func (*DropConstraint) body()   {}

func (n *CreateConstraint) String() string { return text(n) }
func (n *DropConstraint) String() string   { return text(n) }

func (n *CreateConstraint) print(p *printer) {
	p.put("CREATE CONSTRAINT ")
	p.newName(n.Name, n.IfNotExists)
	p.schemaPattern(n.Relationship, n.Variable, []*Name{n.Label})
	p.put(" REQUIRE (")
	p.keys(n.Variable, n.Keys)
	p.put(") IS ")
	switch n.Kind {
	case UniqueConstraint:
		p.put("UNIQUE")
	case KeyConstraint:
		if n.Relationship {
			p.put("RELATIONSHIP KEY")
		} else {
			p.put("NODE KEY")
		}
	case ExistsConstraint:
		p.put("NOT NULL")
	case TypeConstraint:
		p.put(":: ", n.Type)
	}
	p.options(n.Options)
}

func (n *DropConstraint) print(p *printer) { p.drop("CONSTRAINT", n.Name, n.IfExists) }

func (p *parser) createConstraint() *CreateConstraint {
	start := p.start()
	p.expectWord("CREATE")
	p.expectWord("CONSTRAINT")
	n := &CreateConstraint{}
	n.Name, n.IfNotExists = p.newName()
	pattern := p.schemaPattern()
	n.Relationship, n.Variable = pattern.relationship, pattern.variable
	if len(pattern.labels) != 1 {
		p.unexpected()
	}
	n.Label = pattern.labels[0]
	p.expectWord("REQUIRE")
	if p.accept(cypherlex.LParen, "(") {
		n.Keys = p.keys(n.Variable)
		p.expect(cypherlex.RParen, ")")
	} else {
		n.Keys = []*Name{p.key(n.Variable)}
	}
	p.constraintKind(n)
	n.Options = p.optionalOptions()
	n.Span = p.from(start)
	return n
}

func (p *parser) constraintKind(n *CreateConstraint) {
	colons := p.accept(cypherlex.DblColon, "::")
	if !colons {
		p.expectWord("IS")
	}
	switch {
	case colons, p.acceptWord("TYPED"), p.accept(cypherlex.DblColon, "::"):
		n.Kind = TypeConstraint
		n.Type = p.typeExpr()
	case p.acceptWord("NOT NULL"):
		n.Kind = ExistsConstraint
	default:
		_ = p.acceptWord("NODE") || p.acceptWord("RELATIONSHIP") || p.acceptWord("REL")
		if !p.acceptWord("UNIQUE") {
			p.expectWord("KEY")
			n.Kind = KeyConstraint
		}
	}
}
