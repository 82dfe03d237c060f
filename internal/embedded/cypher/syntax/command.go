package syntax

import "rolegraph/internal/cypherlex"

// createCommand reads CREATE … INDEX or CREATE CONSTRAINT; nil for the clause.
func (p *parser) createCommand() Body {
	next := p.peek(1)
	switch {
	case isName(next) && p.peek(2).Kind == cypherlex.Eq:
		return nil // CREATE path = …
	case isWord(next, "CONSTRAINT"):
		return p.createConstraint()
	case isWord(next, "INDEX"):
		return p.createIndex(RangeIndex)
	}
	for kind, word := range indexTexts {
		if isWord(next, word) {
			return p.createIndex(IndexKind(kind))
		}
	}
	return nil
}

func (p *parser) dropCommand() Body {
	start := p.start()
	p.expectWord("DROP")
	if p.acceptWord("INDEX") {
		name, ifExists := p.oldName()
		return &DropIndex{p.from(start), name, ifExists}
	}
	p.expectWord("CONSTRAINT")
	name, ifExists := p.oldName()
	return &DropConstraint{p.from(start), name, ifExists}
}

// oldName reads name [IF EXISTS].
func (p *parser) oldName() (name Expr, ifExists bool) {
	name = p.schemaName()
	return name, p.acceptWord("IF EXISTS")
}

// newName reads [name] [IF NOT EXISTS] FOR.
func (p *parser) newName() (name Expr, ifNotExists bool) {
	if !p.isWord("IF NOT EXISTS") && !(p.isWord("FOR") && p.peek(1).Kind == cypherlex.LParen) {
		name = p.schemaName()
	}
	ifNotExists = p.acceptWord("IF NOT EXISTS")
	p.expectWord("FOR")
	return name, ifNotExists
}

func (p *parser) schemaName() Expr {
	if p.atParameter() {
		return p.parameter()
	}
	start := p.start()
	name := p.nameText("an index or constraint name")
	return &Variable{p.from(start), name}
}

// schemaPattern is (v:A|B) or ()-[v:A|B]-().
type schemaPattern struct {
	relationship bool
	variable     *Variable
	labels       []*Name
}

func (p *parser) schemaPattern() schemaPattern {
	var n schemaPattern
	n.relationship = p.peek(1).Kind == cypherlex.RParen
	if n.relationship {
		p.pos += 2
		p.accept(cypherlex.Lt, "<")
		p.expect(cypherlex.Minus, "-")
		p.expect(cypherlex.LBracket, "[")
	} else {
		p.expect(cypherlex.LParen, "(")
	}
	n.variable = p.variable()
	if p.accept(cypherlex.Colon, ":") {
		n.labels = []*Name{p.name()}
		for p.accept(cypherlex.Pipe, "|") {
			n.labels = append(n.labels, p.name())
		}
	}
	if n.relationship {
		p.expect(cypherlex.RBracket, "]")
		p.expect(cypherlex.Minus, "-")
		p.accept(cypherlex.Gt, ">")
		p.expect(cypherlex.LParen, "(")
	}
	p.expect(cypherlex.RParen, ")")
	return n
}

// key reads v.key, where v must be the variable of the pattern.
func (p *parser) key(v *Variable) *Name {
	used := p.variable()
	if used.Name != v.Name {
		p.fail(UndefinedVariable, "Variable `"+used.Name+"` not defined", used.Start)
	}
	p.expect(cypherlex.Dot, ".")
	return p.name()
}

func (p *parser) keys(v *Variable) []*Name {
	return separated(p, func() *Name { return p.key(v) })
}

func (p *parser) optionalOptions() Expr {
	if !p.acceptWord("OPTIONS") {
		return nil
	}
	if options := p.patternProperties(); options != nil {
		return options
	}
	p.unexpected()
	return nil
}
