package syntax

import (
	"math"
	"strings"

	"rolegraph/internal/cypherlex"
)

// atom reads an expression that no operator takes apart.
func (p *parser) atom() Expr {
	t := p.tok()
	switch t.Kind {
	case cypherlex.Number:
		return p.number()
	case cypherlex.String:
		return p.stringLiteral()
	case cypherlex.Param, cypherlex.Dollar:
		return p.parameter()
	case cypherlex.LBracket:
		return p.bracketed()
	case cypherlex.LBrace:
		return p.mapLiteral()
	case cypherlex.LParen:
		return p.parenthesized()
	case cypherlex.Ident:
		if e := p.keywordAtom(); e != nil {
			return e
		}
		return p.named()
	case cypherlex.Quoted:
		return p.named()
	}
	p.want("an expression")
	p.unexpected()
	return nil
}

func (p *parser) parenthesized() Expr {
	if p.pathAhead(p.pos) {
		return p.patternExpr()
	}
	p.expect(cypherlex.LParen, "(")
	e := p.expression()
	p.expect(cypherlex.RParen, ")")
	return e
}

// keywordAtom reads an expression that starts with a word with a meaning of its
// own; nil if the word is only a name here.
func (p *parser) keywordAtom() Expr {
	start, next := p.start(), p.peek(1)
	word := strings.ToUpper(p.tok().Text)
	switch {
	case next.Kind == cypherlex.LParen:
		return p.keywordCall(word)
	case next.Kind == cypherlex.LBrace && word == "CASE":
		return p.caseExpr()
	case next.Kind == cypherlex.LBrace:
		return p.subqueryExpr(word)
	}
	switch word {
	case "TRUE", "FALSE":
		p.advance()
		return &Boolean{p.from(start), word == "TRUE"}
	case "NULL":
		p.advance()
		return &Null{p.from(start)}
	case "INF", "INFINITY":
		p.advance()
		return &Float{p.from(start), math.Inf(1)}
	case "NAN":
		p.advance()
		return &Float{p.from(start), math.NaN()}
	case "CASE":
		if !endsExpression(next) {
			return p.caseExpr()
		}
	}
	return nil
}

// endsExpression tells whether no expression can start at t, so that a keyword
// before it must be a name.
func endsExpression(t *cypherlex.Token) bool {
	switch t.Kind {
	case cypherlex.EOF, cypherlex.Comma, cypherlex.Semicolon, cypherlex.RParen, cypherlex.RBracket,
		cypherlex.RBrace, cypherlex.Dot, cypherlex.Colon, cypherlex.Eq:
		return true
	}
	return isWord(t, "AS")
}

// keywordCall reads what looks like a function call but is not one.
func (p *parser) keywordCall(word string) Expr {
	switch word {
	case "COUNT":
		if p.peek(2).Kind == cypherlex.Star {
			return p.countStar()
		}
	case "ALL", "ANY", "NONE", "SINGLE":
		if isName(p.peek(2)) && isWord(p.peek(3), "IN") {
			return p.listPredicate(word)
		}
	case "REDUCE":
		if isName(p.peek(2)) && p.peek(3).Kind == cypherlex.Eq {
			return p.reduce()
		}
	case "SHORTESTPATH", "ALLSHORTESTPATHS":
		return p.patternExpr()
	case "TRIM":
		return p.trim()
	case "NORMALIZE":
		return p.normalize()
	case "CASE":
		return p.caseExpr()
	}
	return nil
}

// named reads what starts with a name: a function call, a map projection or a
// variable.
func (p *parser) named() Expr {
	if p.functionAhead() {
		return p.functionCall()
	}
	start := p.start()
	v := p.variable()
	if p.tok().Kind == cypherlex.LBrace {
		return p.mapProjection(start, v)
	}
	return v
}

// functionAhead tells whether a name with points in between and a parenthesis
// comes.
func (p *parser) functionAhead() bool {
	i := 1
	for p.peek(i).Kind == cypherlex.Dot && isName(p.peek(i+1)) {
		i += 2
	}
	return p.peek(i).Kind == cypherlex.LParen
}
