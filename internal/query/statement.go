package query

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"

	"rolegraph/graph"
	"rolegraph/internal/cypherlex"
)

// statement is a text cut into tokens.
type statement struct {
	text   string
	tokens []cypherlex.Token // without white space and comments
	body   int               // index of the first token behind EXPLAIN, PROFILE and CYPHER …
}

// parse cuts the text and finds where the statement begins. It refuses what the
// database would not get to see: no statement, several, an unknown option.
func parse(text string) (*statement, error) {
	s := &statement{text: text}
	for token := range cypherlex.Tokens(text) {
		if token.Kind != cypherlex.EOF && !token.Skippable() {
			s.tokens = append(s.tokens, token)
		}
	}
	if err := s.skipPrefixes(); err != nil {
		return nil, err
	}
	return s, s.checkOne()
}

// skipPrefixes moves body behind the words that say how to run the statement.
func (s *statement) skipPrefixes() error {
	for ; s.is(s.body, "EXPLAIN", "PROFILE", "CYPHER"); s.body++ {
		if s.is(s.body, "CYPHER") {
			if err := s.skipOptions(); err != nil {
				return err
			}
		}
	}
	return nil
}

// options are the words that may follow CYPHER as name=value.
var options = []string{"PLANNER", "RUNTIME", "REPLAN", "UPDATESTRATEGY", "CONNECTCOMPONENTSPLANNER", "EXPRESSIONENGINE", "OPERATORENGINE", "INTERPRETEDPIPESFALLBACK", "INFERSCHEMAPARTS"}

// skipOptions passes over the version and the name=value pairs behind CYPHER.
func (s *statement) skipOptions() error {
	if s.kind(s.body+1) == cypherlex.Number {
		s.body++
	}
	for s.kind(s.body+1) == cypherlex.Ident && s.kind(s.body+2) == cypherlex.Eq {
		if !s.is(s.body+1, options...) {
			return s.refusal(s.body+1, "The option "+s.tokens[s.body+1].Text+" is not among those that are known to be harmless.")
		}
		s.body += 3
	}
	return nil
}

// checkOne refuses a text that holds no statement, more than one, or characters
// that the database reads otherwise than the lexer does.
func (s *statement) checkOne() error {
	if s.body >= len(s.tokens) || s.kind(s.body) == cypherlex.Semicolon {
		return &graph.Error{Code: graph.BadCypher, Message: "There is no statement in the text.", Position: positionAt(s.text, len(s.text))}
	}
	for i, token := range s.tokens {
		switch {
		case token.Kind == cypherlex.Unknown && token.Text == `\`:
			return s.refusal(i, `A Unicode escape outside a string is not read here: write the character itself.`)
		case token.Kind == cypherlex.Unclosed:
			return &graph.Error{Code: graph.BadCypher, Message: "In the text " + token.Err().Error() + ".", Position: s.position(i)}
		case token.Kind != cypherlex.Unknown && escapedQuote.MatchString(token.Text):
			return s.refusal(i, `A Unicode escape of a quote or a backslash is read differently by different databases: write \' or \\ instead.`)
		case s.is(i, "LOAD") && s.is(i+1, "CSV"):
			return s.refusal(i, forbidden["LoadCSV"].reason) // a plan may not show what stands inside an expression
		case token.Kind == cypherlex.Semicolon && i+1 < len(s.tokens) && s.kind(i+1) != cypherlex.Semicolon:
			return s.refusal(i+1, "Only one statement runs at a time, and a second one begins here.")
		}
	}
	return nil
}

// escapedQuote finds the escapes that Neo4j puts in before it looks for the end of
// a string or a quoted name.
var escapedQuote = regexp.MustCompile(`(?i)\\u+00(22|27|5c|60)`)

// explained returns the text with EXPLAIN and a line end in front and with its
// own EXPLAIN and PROFILE blanked out: everything keeps its column, and its line
// grows by one.
func (s *statement) explained() string {
	text := []byte(s.text)
	for i, token := range s.tokens[:s.body] {
		if s.is(i, "EXPLAIN", "PROFILE") {
			copy(text[token.Offset:], strings.Repeat(" ", len(token.Text)))
		}
	}
	return explainPrefix + string(text)
}

const explainPrefix = "EXPLAIN\n"

// is tells whether token i is one of the words, whatever the case.
func (s *statement) is(i int, words ...string) bool {
	return s.kind(i) == cypherlex.Ident && slices.ContainsFunc(words, func(w string) bool {
		return strings.EqualFold(w, s.tokens[i].Text)
	})
}

func (s *statement) kind(i int) cypherlex.Kind {
	if i < 0 || i >= len(s.tokens) {
		return cypherlex.EOF
	}
	return s.tokens[i].Kind
}

// find returns the first token of the body that is one of the words as a keyword,
// not as a name behind a dot or a colon; the first token of the body if none is.
func (s *statement) find(words ...string) int {
	for i := s.body; i < len(s.tokens); i++ {
		before := s.kind(i - 1)
		if s.is(i, words...) && before != cypherlex.Dot && before != cypherlex.Colon {
			return i
		}
	}
	return s.body
}

// dottedName is a name with dots that is called, such as apoc.load.json( or
// CALL db.labels.
type dottedName struct {
	name      string
	at        int // index of its first token
	procedure bool
}

// called lists the names with dots in front of a parenthesis or behind CALL.
func (s *statement) called() []dottedName {
	var names []dottedName
	for i := s.body; i < len(s.tokens); i++ {
		name, next := s.chain(i)
		if next == i {
			continue
		}
		procedure := s.is(i-1, "CALL") && !s.is(i-2, "AS") && s.kind(i-2) != cypherlex.Dot // CALL may be a name
		if procedure || next > i+1 && s.kind(next) == cypherlex.LParen {
			names = append(names, dottedName{name, i, procedure})
		}
		i = next - 1
	}
	return names
}

// chain reads names joined by dots from token i; next is the token behind them.
func (s *statement) chain(i int) (name string, next int) {
	for {
		part, err := "", error(nil)
		if k := s.kind(i); k == cypherlex.Ident || k == cypherlex.Quoted {
			part, err = cypherlex.NameOf(s.tokens[i])
		}
		if part == "" || err != nil {
			return name, i
		}
		name += part
		if i++; s.kind(i) != cypherlex.Dot {
			return name, i
		}
		name, i = name+".", i+1
	}
}

func (s *statement) refusal(token int, reason string) *graph.Error {
	return &graph.Error{Code: graph.Refused, Message: reason, Position: s.position(token)}
}

func (s *statement) position(token int) *graph.Position {
	return positionAt(s.text, s.tokens[token].Offset)
}

// positionAt describes a byte offset of the text.
func positionAt(text string, offset int) *graph.Position {
	line, column := cypherlex.Position(text, offset)
	return &graph.Position{Offset: len([]rune(text[:offset])), Line: line, Column: column}
}

// fromNeo4j turns a line and column of the database, which counts in UTF-16
// units, into a position; nil when there is no such place in the text.
func fromNeo4j(text string, line, column int) *graph.Position {
	if line < 1 || column < 1 {
		return nil
	}
	offset := 0
	for range line - 1 {
		end := strings.IndexByte(text[offset:], '\n')
		if end < 0 {
			return nil
		}
		offset += end + 1
	}
	units := 1
	for i, r := range text[offset:] {
		if units >= column || r == '\n' {
			return positionAt(text, offset+i)
		}
		units += utf16.RuneLen(r)
	}
	return positionAt(text, len(text))
}

// Caret shows a place of the text: its line and, below, a caret under it.
func Caret(text string, p *graph.Position) string {
	if p == nil || p.Line < 1 {
		return ""
	}
	lines := strings.Split(text, "\n")
	if p.Line > len(lines) {
		return ""
	}
	line := strings.TrimRight(lines[p.Line-1], "\r")
	return line + "\n" + strings.Repeat(" ", max(p.Column-1, 0)) + "^"
}
