package script

import (
	"strings"

	"rolegraph/internal/cypherlex"
)

// Kind tells what a [Piece] is.
type Kind uint8

// The kinds of pieces.
const (
	Blank     Kind = iota // white space and comments
	Statement             // a Cypher statement, with its semicolon if it has one
	Command               // from a colon to the end of its line, or to its semicolon
)

// Piece is a part of a script.
type Piece struct {
	Kind   Kind
	Text   string // exactly as written
	Offset int    // in bytes from the start of the script
}

// Body returns the text without the semicolon at its end.
func (p Piece) Body() string { return strings.TrimSuffix(p.Text, ";") }

// Split cuts a script into pieces, whose texts joined give the script. A
// semicolon ends a piece unless it stands in a string, backticks or a comment; a
// line's end ends a command unless it stands in brackets. The error is a
// [*cypherlex.Error] at the start of a string, name or comment that never ends.
func Split(text string) ([]Piece, error) {
	s := splitter{text: text}
	for token := range cypherlex.Tokens(text) {
		if token.Kind == cypherlex.Unclosed {
			return nil, token.Err()
		}
		s.take(token)
	}
	s.cut(len(text))
	return s.pieces, nil
}

// splitter holds the piece that is being read.
type splitter struct {
	text   string
	pieces []Piece
	kind   Kind
	start  int // of the piece
	depth  int // of open brackets in a command
}

func (s *splitter) take(t cypherlex.Token) {
	switch {
	case s.kind == Blank && t.Skippable():
	case s.kind == Blank:
		s.cut(t.Offset)
		s.begin(t)
	case s.kind == Command && s.depth == 0 && t.Kind == cypherlex.Space && strings.ContainsAny(t.Text, "\r\n"):
		s.cut(t.Offset)
		return
	}
	if s.kind == Command {
		s.depth = max(0, s.depth+nesting(t.Kind))
	}
	if s.kind != Blank && t.Kind == cypherlex.Semicolon {
		s.cut(t.End())
	}
}

func (s *splitter) begin(t cypherlex.Token) {
	s.kind, s.depth = Statement, 0
	if t.Kind == cypherlex.Colon {
		s.kind = Command
	}
}

// cut ends the piece before the byte offset end.
func (s *splitter) cut(end int) {
	if end > s.start {
		s.pieces = append(s.pieces, Piece{s.kind, s.text[s.start:end], s.start})
	}
	s.kind, s.start = Blank, end
}

func nesting(k cypherlex.Kind) int {
	switch k {
	case cypherlex.LParen, cypherlex.LBracket, cypherlex.LBrace:
		return 1
	case cypherlex.RParen, cypherlex.RBracket, cypherlex.RBrace:
		return -1
	}
	return 0
}
