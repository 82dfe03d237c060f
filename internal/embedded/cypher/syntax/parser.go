package syntax

import (
	"strings"
	"unicode/utf8"

	"rolegraph/internal/cypherlex"
)

// maxDepth is how many expressions, patterns and queries may lie in each other.
const maxDepth = 1000

// Parse reads one statement; a semicolon at its end is allowed. The error is
// an [*Error].
//
// What would have been valid at the place of an error is gathered by parsing a
// second time, so that right statements do not pay for it.
func Parse(src string) (*Statement, error) {
	p := newParser(src)
	statement, err := p.parse()
	if err != nil && p.unexpectedAt >= 0 {
		second := newParser(src)
		second.gatherAt = p.unexpectedAt
		_, err = second.parse()
	}
	if err != nil {
		return nil, err
	}
	return statement, nil
}

// parser reads tokens from left to right. Its methods panic with an *Error,
// which parse recovers; everything else panics on.
type parser struct {
	src    string
	tokens []cypherlex.Token // without white space and comments; the last is EOF
	pos    int               // of the current token
	depth  int
	bar    int // token that ends the WHERE of the comprehension around, or 0

	unexpectedAt int // token at which the parser found something else than it wanted, or -1
	gatherAt     int // token at which to gather what is wanted, or -1
	wanted       []string
}

func newParser(src string) *parser {
	p := &parser{src: src, tokens: make([]cypherlex.Token, 0, len(src)/3+2), unexpectedAt: -1, gatherAt: -1}
	for lexer := cypherlex.New(src); ; {
		t := lexer.NextSignificant()
		p.tokens = append(p.tokens, t)
		if t.Kind == cypherlex.EOF {
			return p
		}
	}
}

func (p *parser) parse() (statement *Statement, err error) {
	defer func() {
		if r := recover(); r != nil {
			failure, ok := r.(*Error)
			if !ok {
				panic(r)
			}
			err = failure
		}
	}()
	for i := range p.tokens {
		if p.tokens[i].Kind == cypherlex.Unclosed {
			p.checkUnclosed(p.tokens[i])
		}
	}
	return p.statement(), nil
}

// checkUnclosed refuses strings and comments without an end before anything
// else, as Neo4j does, which points behind the slash of a comment.
func (p *parser) checkUnclosed(t cypherlex.Token) {
	switch t.Text[0] {
	case '/':
		p.fail(UnexpectedSyntax, t.Err().Error(), t.Offset+1)
	case '\'', '"':
		p.fail(UnexpectedSyntax, t.Err().Error(), t.Offset)
	}
}

// fail ends the parse.
func (p *parser) fail(detail Detail, message string, offset int) {
	panic(&Error{Code: SyntaxError, Detail: detail, Message: message, Offset: offset})
}

// unexpected ends the parse at the current token.
func (p *parser) unexpected() { p.unexpectedAs(unexpectedDetail(p.tok())) }

// unexpectedDetail is the TCK's word for a token in the wrong place.
func unexpectedDetail(t *cypherlex.Token) Detail {
	switch t.Kind {
	case cypherlex.Unknown, cypherlex.ArrowLine, cypherlex.ArrowLeft, cypherlex.ArrowHead:
		if t.Text[0] >= utf8.RuneSelf {
			return InvalidUnicodeCharacter
		}
	}
	return UnexpectedSyntax
}

func (p *parser) unexpectedAs(detail Detail) {
	p.unexpectedAt = p.pos
	t := p.tok()
	text := t.Text
	if t.Kind == cypherlex.Unclosed {
		text = "`"
	}
	message := "Invalid input '" + text + "'"
	if len(p.wanted) > 0 {
		message += ": expected " + enumerate(p.wanted)
	}
	p.fail(detail, message, t.Offset)
}

// want notes that what would be valid at the current token.
func (p *parser) want(what string) {
	if p.pos == p.gatherAt {
		p.wanted = append(p.wanted, what)
	}
}

// enter counts one level of nesting; leave must follow.
func (p *parser) enter() {
	p.depth++
	if p.depth > maxDepth {
		p.fail(UnexpectedSyntax, "The query is nested too deeply: at most 1000 levels are allowed. Split it up or use parameters.", p.tok().Offset)
	}
}

func (p *parser) leave() { p.depth-- }

func (p *parser) tok() *cypherlex.Token { return &p.tokens[p.pos] }

// peek returns the token n behind the current one, or the EOF.
func (p *parser) peek(n int) *cypherlex.Token {
	return &p.tokens[min(p.pos+n, len(p.tokens)-1)]
}

// start returns where the current token starts.
func (p *parser) start() int { return p.tok().Offset }

// from returns the span from start to the end of the last token taken.
func (p *parser) from(start int) Span {
	return Span{start, p.tokens[max(p.pos-1, 0)].End()}
}

func (p *parser) advance() cypherlex.Token {
	t := p.tokens[p.pos]
	if t.Kind != cypherlex.EOF {
		p.pos++
	}
	return t
}

// at tells whether the current token is of a kind, which sign shows.
func (p *parser) at(kind cypherlex.Kind, sign string) bool {
	if p.tok().Kind == kind {
		return true
	}
	if p.pos == p.gatherAt {
		p.want("'" + sign + "'")
	}
	return false
}

func (p *parser) accept(kind cypherlex.Kind, sign string) bool {
	if !p.at(kind, sign) {
		return false
	}
	p.pos++
	return true
}

func (p *parser) expect(kind cypherlex.Kind, sign string) {
	if !p.accept(kind, sign) {
		p.unexpected()
	}
}

// atWord tells whether the current tokens are keywords, given in upper case
// with a space in between.
func (p *parser) atWord(words string) bool {
	if p.isWord(words) {
		return true
	}
	if p.pos == p.gatherAt {
		p.want("'" + words + "'")
	}
	return false
}

// isWord is atWord without wanting it.
func (p *parser) isWord(words string) bool {
	for i, rest, more := 0, words, true; more; i++ {
		var word string
		word, rest, more = strings.Cut(rest, " ")
		if !isWord(p.peek(i), word) {
			return false
		}
	}
	return true
}

func isWord(t *cypherlex.Token, word string) bool {
	return t.Kind == cypherlex.Ident && len(t.Text) == len(word) && strings.EqualFold(t.Text, word)
}

func (p *parser) acceptWord(words string) bool {
	if !p.atWord(words) {
		return false
	}
	p.pos += 1 + strings.Count(words, " ")
	return true
}

// takeWord is acceptWord for words that errors do not suggest.
func (p *parser) takeWord(words string) bool {
	if !p.isWord(words) {
		return false
	}
	p.pos += 1 + strings.Count(words, " ")
	return true
}

func (p *parser) expectWord(words string) {
	if !p.acceptWord(words) {
		p.unexpected()
	}
}

// atName tells whether the current token may be a name.
func (p *parser) atName() bool { return isName(p.tok()) }

func isName(t *cypherlex.Token) bool {
	return t.Kind == cypherlex.Ident || t.Kind == cypherlex.Quoted
}

// nameText takes a name.
func (p *parser) nameText(what string) string {
	if !p.atName() {
		p.want(what)
		p.unexpected()
	}
	return p.nameOf(p.advance())
}

func (p *parser) nameOf(t cypherlex.Token) string {
	name, err := cypherlex.NameOf(t)
	if err != nil {
		p.failLexical(err, t.Offset)
	}
	return name
}

func (p *parser) name() *Name {
	start := p.start()
	name := p.nameText("an identifier")
	return &Name{p.from(start), name}
}

func (p *parser) variable() *Variable {
	start := p.start()
	name := p.nameText("a variable name")
	return &Variable{p.from(start), name}
}

// separated parses one or more nodes with commas in between.
func separated[N any](p *parser, one func() N) []N {
	nodes := []N{one()}
	for p.accept(cypherlex.Comma, ",") {
		nodes = append(nodes, one())
	}
	return nodes
}
