package syntax

import (
	"fmt"

	"rolegraph/internal/cypherlex"
)

// Mode says what to do with a statement.
type Mode uint8

// The modes of a statement.
const (
	Run     Mode = iota
	Explain      // plan only
	Profile      // run and count
)

// Statement is a whole source text.
type Statement struct {
	Span
	Mode    Mode
	Options []*Option // CYPHER key=value …, in order
	Body    Body
}

// Option is one word of a CYPHER prefix: key=value, or a version with an empty key.
type Option struct {
	Span
	Key   string
	Value string
}

func (n *Statement) String() string { return text(n) }
func (n *Option) String() string    { return text(n) }

func (n *Statement) print(p *printer) {
	switch n.Mode {
	case Explain:
		p.put("EXPLAIN ")
	case Profile:
		p.put("PROFILE ")
	}
	if len(n.Options) > 0 {
		p.put("CYPHER ")
		list(p, n.Options, " ")
		p.put(" ")
	}
	p.put(n.Body)
}

func (n *Option) print(p *printer) {
	if n.Key != "" {
		p.put(n.Key, "=")
	}
	p.put(n.Value)
}

func (p *parser) statement() *Statement {
	if len(p.tokens) == 1 {
		p.fail(UnexpectedSyntax, "Unexpected end of input: expected CYPHER, EXPLAIN, PROFILE or Query", p.start())
	}
	start := p.start()
	n := &Statement{}
	p.prefixes(n)
	n.Body = p.body()
	n.Span = p.from(start)
	p.acceptSign(cypherlex.Semicolon)
	if p.tok().Kind != cypherlex.EOF {
		if p.tokens[p.pos-1].Kind == cypherlex.Semicolon {
			p.fail(UnexpectedSyntax, fmt.Sprintf("Expected exactly one statement per query but got: %d", p.countStatements()), p.start())
		}
		p.want("<EOF>")
		p.unexpected()
	}
	return n
}

// countStatements counts the statements between semicolons.
func (p *parser) countStatements() int {
	count := 1
	for i := 1; i < len(p.tokens)-1; i++ {
		if p.tokens[i-1].Kind == cypherlex.Semicolon && p.tokens[i].Kind != cypherlex.Semicolon {
			count++
		}
	}
	return count
}

// prefixes reads EXPLAIN, PROFILE and CYPHER options, in any order.
func (p *parser) prefixes(n *Statement) {
	for {
		switch {
		case n.Mode == Run && p.acceptWord("EXPLAIN"):
			n.Mode = Explain
		case n.Mode == Run && p.acceptWord("PROFILE"):
			n.Mode = Profile
		case len(n.Options) == 0 && p.acceptWord("CYPHER"):
			p.cypherOptions(n)
		default:
			return
		}
	}
}

func (p *parser) cypherOptions(n *Statement) {
	for {
		start := p.start()
		switch {
		case p.tok().Kind == cypherlex.Number:
			n.Options = append(n.Options, &Option{Value: p.advance().Text, Span: p.from(start)})
		case p.atName() && p.peek(1).Kind == cypherlex.Eq:
			key := p.name().Text
			p.advance()
			n.Options = append(n.Options, &Option{Key: key, Value: p.advance().Text, Span: p.from(start)})
		default:
			return
		}
	}
}

// body reads a command or a query.
func (p *parser) body() Body {
	if command := p.administration(); command != nil {
		return command
	}
	switch {
	case p.isWord("CREATE"):
		if command := p.createCommand(); command != nil {
			return command
		}
	case p.isWord("DROP"):
		return p.dropCommand()
	case p.atWord("SHOW"):
		return p.show()
	case p.atWord("TERMINATE"):
		return p.terminate()
	}
	return p.query()
}
