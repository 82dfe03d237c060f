package syntax

import "rolegraph/internal/cypherlex"

// Where one token does not tell what an expression is, the parser looks ahead
// over brackets instead of trying and going back: time stays linear in the
// length for each place.

// lookahead is what lies ahead in the same brackets.
type lookahead struct {
	bar     int            // the last |, 0 if there is none
	comma   bool           // there is a comma before any | or WHERE
	closing cypherlex.Kind // that ends the brackets, or EOF
}

// ahead looks from token i to the end of the brackets that it lies in.
func (p *parser) ahead(i int) lookahead {
	var seen lookahead
	where := false
	for depth := 0; ; i++ {
		t := &p.tokens[i]
		switch t.Kind {
		case cypherlex.LParen, cypherlex.LBracket, cypherlex.LBrace:
			depth++
		case cypherlex.RParen, cypherlex.RBracket, cypherlex.RBrace:
			depth--
		}
		switch {
		case depth < 0 || t.Kind == cypherlex.EOF:
			seen.closing = t.Kind
			return seen
		case depth > 0:
		case t.Kind == cypherlex.Comma:
			seen.comma = seen.comma || seen.bar == 0 && !where
		case t.Kind == cypherlex.Pipe:
			seen.bar = i
		case isWord(t, "WHERE"):
			where = true
		}
	}
}

// behindBrackets returns the index behind the bracket that closes the one at i.
func (p *parser) behindBrackets(i int) int {
	for depth := 0; i < len(p.tokens); i++ {
		switch p.tokens[i].Kind {
		case cypherlex.LParen, cypherlex.LBracket, cypherlex.LBrace:
			depth++
		case cypherlex.RParen, cypherlex.RBracket, cypherlex.RBrace:
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(p.tokens) - 1
}

// pathAhead tells whether a path starts at token i: a node, a relationship, and
// what may follow it. What could be read both ways, such as (a)--(b), is a path.
func (p *parser) pathAhead(i int) bool {
	if p.kind(i) != cypherlex.LParen || !p.fillerAhead(i+1, cypherlex.RParen) {
		return false
	}
	i = p.behindBrackets(i)
	if k := p.kind(i); k == cypherlex.Lt || k == cypherlex.ArrowLeft {
		i++
	}
	if !p.isLine(i) {
		return false
	}
	i++
	if p.kind(i) == cypherlex.LBracket {
		if !p.fillerAhead(i+1, cypherlex.RBracket) {
			return false
		}
		i = p.behindBrackets(i)
	}
	if !p.isLine(i) {
		return false
	}
	i++
	if k := p.kind(i); k == cypherlex.Gt || k == cypherlex.ArrowHead {
		i++
	}
	switch p.kind(i) {
	case cypherlex.Plus, cypherlex.Star:
		i++
	case cypherlex.LBrace:
		i = p.behindBrackets(i)
	}
	return p.kind(i) == cypherlex.LParen
}

// fillerAhead tells whether token i may start what stands between the brackets
// of a node or relationship.
func (p *parser) fillerAhead(i int, closing cypherlex.Kind) bool {
	if isName(&p.tokens[min(i, len(p.tokens)-1)]) {
		i++
	}
	switch p.kind(i) {
	case closing, cypherlex.Colon, cypherlex.LBrace, cypherlex.Param, cypherlex.Dollar:
		return true
	case cypherlex.Star:
		return closing == cypherlex.RBracket
	case cypherlex.Ident:
		return isWord(&p.tokens[i], "WHERE") || isWord(&p.tokens[i], "IS")
	}
	return false
}

func (p *parser) kind(i int) cypherlex.Kind { return p.tokens[min(i, len(p.tokens)-1)].Kind }

func (p *parser) isLine(i int) bool {
	return p.kind(i) == cypherlex.Minus || p.kind(i) == cypherlex.ArrowLine
}
