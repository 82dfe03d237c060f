package syntax

import "rolegraph/internal/cypherlex"

// Match is [OPTIONAL] MATCH pattern [USING hint …] [WHERE predicate].
type Match struct {
	Span
	Optional bool
	Mode     MatchMode
	Pattern  []*PatternPart
	Hints    []*Hint
	Where    Expr // nil when there is none
}

// MatchMode says whether a relationship may be matched twice in one MATCH.
type MatchMode uint8

// The match modes.
const (
	DifferentRelationships MatchMode = iota // the default
	RepeatableElements
)

// HintKind is the kind of a planner hint.
type HintKind uint8

// The planner hints.
const (
	HintIndex HintKind = iota
	HintScan
	HintJoin
)

// Hint is USING INDEX v:Label(keys), USING SCAN v:Label or USING JOIN ON v, ….
type Hint struct {
	Span
	Kind      HintKind
	Type      string // RANGE, TEXT or POINT, empty for any index
	Seek      bool   // INDEX SEEK
	Variables []*Variable
	Label     *Name
	Keys      []*Name
}

func (*Match) clause() {}

func (n *Match) String() string { return text(n) }
func (n *Hint) String() string  { return text(n) }

func (n *Match) print(p *printer) {
	if n.Optional {
		p.put("OPTIONAL ")
	}
	p.put("MATCH ")
	if n.Mode == RepeatableElements {
		p.put("REPEATABLE ELEMENTS ")
	}
	list(p, n.Pattern, ", ")
	for _, hint := range n.Hints {
		p.put(" ", hint)
	}
	p.where(n.Where)
}

// where writes a WHERE with a space before it, if there is a predicate.
func (p *printer) where(predicate Expr) {
	if predicate != nil {
		p.put(" WHERE ", predicate)
	}
}

func (n *Hint) print(p *printer) {
	p.put("USING ")
	switch n.Kind {
	case HintIndex:
		if n.Type != "" {
			p.put(n.Type, " ")
		}
		p.put("INDEX ")
		if n.Seek {
			p.put("SEEK ")
		}
		p.put(n.Variables[0], ":", n.Label, "(")
		list(p, n.Keys, ", ")
		p.put(")")
	case HintScan:
		p.put("SCAN ", n.Variables[0], ":", n.Label)
	case HintJoin:
		p.put("JOIN ON ")
		list(p, n.Variables, ", ")
	}
}

func (p *parser) match() *Match {
	n := &Match{}
	start := p.start()
	n.Optional = p.acceptWord("OPTIONAL")
	p.expectWord("MATCH")
	n.Mode = p.matchMode()
	n.Pattern = separated(p, p.patternPart)
	for p.atWord("USING") {
		n.Hints = append(n.Hints, p.hint())
	}
	n.Where = p.optionalWhere()
	n.Span = p.from(start)
	return n
}

// optional reads OPTIONAL MATCH or OPTIONAL CALL.
func (p *parser) optional() Clause {
	if isWord(p.peek(1), "CALL") {
		return p.call()
	}
	if !isWord(p.peek(1), "MATCH") {
		p.advance()
		p.want("'CALL'")
		p.expectWord("MATCH")
	}
	return p.match()
}

func (p *parser) matchMode() MatchMode {
	switch {
	case p.takeWord("REPEATABLE ELEMENTS"), p.takeWord("REPEATABLE ELEMENT BINDINGS"):
		return RepeatableElements
	case p.takeWord("DIFFERENT RELATIONSHIPS"), p.takeWord("DIFFERENT RELATIONSHIP BINDINGS"):
		return DifferentRelationships
	}
	return DifferentRelationships
}

func (p *parser) optionalWhere() Expr {
	if p.acceptWord("WHERE") {
		return p.expression()
	}
	return nil
}

func (p *parser) hint() *Hint {
	start := p.start()
	p.expectWord("USING")
	n := &Hint{}
	switch {
	case p.acceptWord("JOIN ON"):
		n.Kind = HintJoin
		n.Variables = separated(p, p.variable)
	case p.acceptWord("SCAN"):
		n.Kind = HintScan
		p.hintLabel(n)
	default:
		for _, kind := range []string{"RANGE", "TEXT", "POINT"} {
			if p.acceptWord(kind) {
				n.Type = kind
				break
			}
		}
		p.expectWord("INDEX")
		n.Seek = p.acceptWord("SEEK")
		p.hintLabel(n)
		p.expect(cypherlex.LParen, "(")
		n.Keys = separated(p, p.name)
		p.expect(cypherlex.RParen, ")")
	}
	n.Span = p.from(start)
	return n
}

func (p *parser) hintLabel(n *Hint) {
	n.Variables = []*Variable{p.variable()}
	p.expect(cypherlex.Colon, ":")
	n.Label = p.name()
}
