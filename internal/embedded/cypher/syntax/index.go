package syntax

import "rolegraph/internal/cypherlex"

// IndexKind is a kind of index.
type IndexKind uint8

// The kinds of indexes.
const (
	RangeIndex IndexKind = iota
	TextIndex
	PointIndex
	FulltextIndex
	LookupIndex
	VectorIndex
)

var indexTexts = [...]string{
	RangeIndex: "RANGE", TextIndex: "TEXT", PointIndex: "POINT",
	FulltextIndex: "FULLTEXT", LookupIndex: "LOOKUP", VectorIndex: "VECTOR",
}

// String returns the kind as it is written.
func (k IndexKind) String() string { return indexTexts[k] }

// CreateIndex is CREATE [kind] INDEX [name] [IF NOT EXISTS] FOR pattern ON … [OPTIONS …].
type CreateIndex struct {
	Span
	Kind         IndexKind
	Name         Expr // *Variable for a written name, or *Parameter; nil when not given
	IfNotExists  bool
	Relationship bool // FOR ()-[v:Type]-() instead of FOR (v:Label)
	Variable     *Variable
	Labels       []*Name // labels or types: several only for FULLTEXT, none for LOOKUP
	Keys         []*Name // properties; none for LOOKUP
	Options      Expr    // *Map or *Parameter; nil when not given
}

// DropIndex is DROP INDEX name [IF EXISTS].
type DropIndex struct {
	Span
	Name     Expr // *Variable for a written name, or *Parameter
	IfExists bool
}

func (*CreateIndex) body() {}
func (*DropIndex) body()   {}

func (n *CreateIndex) String() string { return text(n) }
func (n *DropIndex) String() string   { return text(n) }

func (n *CreateIndex) print(p *printer) {
	p.put("CREATE ", n.Kind.String(), " INDEX ")
	p.newName(n.Name, n.IfNotExists)
	p.schemaPattern(n.Relationship, n.Variable, n.Labels)
	p.put(" ON ")
	n.printKeys(p)
	p.options(n.Options)
}

func (n *CreateIndex) printKeys(p *printer) {
	switch {
	case n.Kind == LookupIndex && n.Relationship:
		p.put("EACH type(", n.Variable, ")")
	case n.Kind == LookupIndex:
		p.put("EACH labels(", n.Variable, ")")
	case n.Kind == FulltextIndex:
		p.put("EACH [")
		p.keys(n.Variable, n.Keys)
		p.put("]")
	default:
		p.put("(")
		p.keys(n.Variable, n.Keys)
		p.put(")")
	}
}

// newName writes the name of a new index or constraint and IF NOT EXISTS, each
// with a space behind it.
func (p *printer) newName(name Expr, ifNotExists bool) {
	if name != nil {
		p.put(name, " ")
	}
	if ifNotExists {
		p.put("IF NOT EXISTS ")
	}
}

// schemaPattern writes FOR (v:A|B) or FOR ()-[v:A|B]-().
func (p *printer) schemaPattern(relationship bool, v *Variable, labels []*Name) {
	left, right := "(", ")"
	if relationship {
		left, right = "()-[", "]-()"
	}
	p.put("FOR ", left, v)
	if len(labels) > 0 {
		p.put(":")
		list(p, labels, "|")
	}
	p.put(right)
}

// keys writes v.a, v.b.
func (p *printer) keys(v *Variable, keys []*Name) {
	for i, key := range keys {
		if i > 0 {
			p.put(", ")
		}
		p.put(v, ".", key)
	}
}

func (p *printer) options(options Expr) {
	if options != nil {
		p.put(" OPTIONS ", options)
	}
}

func (n *DropIndex) print(p *printer) { p.drop("INDEX", n.Name, n.IfExists) }

func (p *printer) drop(what string, name Expr, ifExists bool) {
	p.put("DROP ", what, " ", name)
	if ifExists {
		p.put(" IF EXISTS")
	}
}

func (p *parser) createIndex(kind IndexKind) *CreateIndex {
	start := p.start()
	p.expectWord("CREATE")
	p.acceptWord(kind.String())
	p.expectWord("INDEX")
	n := &CreateIndex{Kind: kind}
	n.Name, n.IfNotExists = p.newName()
	pattern := p.schemaPattern()
	n.Relationship, n.Variable, n.Labels = pattern.relationship, pattern.variable, pattern.labels
	p.expectWord("ON")
	p.indexKeys(n)
	n.Options = p.optionalOptions()
	n.Span = p.from(start)
	return n
}

func (p *parser) indexKeys(n *CreateIndex) {
	each := p.acceptWord("EACH")
	switch {
	case n.Kind == LookupIndex:
		p.nameText("'labels' or 'type'")
		p.expect(cypherlex.LParen, "(")
		p.variable()
		p.expect(cypherlex.RParen, ")")
	case each:
		p.expect(cypherlex.LBracket, "[")
		n.Keys = p.keys(n.Variable)
		p.expect(cypherlex.RBracket, "]")
	default:
		p.expect(cypherlex.LParen, "(")
		n.Keys = p.keys(n.Variable)
		p.expect(cypherlex.RParen, ")")
	}
}
