package syntax

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
