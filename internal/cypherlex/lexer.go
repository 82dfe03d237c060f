package cypherlex

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// Lexer cuts a source text into tokens from left to right.
type Lexer struct {
	src string
	pos int
}

// New returns a lexer at the start of src.
func New(src string) *Lexer { return &Lexer{src: src} }

// Tokens ranges over all tokens of src, white space and comments included,
// without the EOF.
func Tokens(src string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		l := New(src)
		for t := l.Next(); t.Kind != EOF && yield(t); {
			t = l.Next()
		}
	}
}

// NextSignificant returns the next token that is neither white space nor comment.
func (l *Lexer) NextSignificant() Token {
	t := l.Next()
	for t.Skippable() {
		t = l.Next()
	}
	return t
}

// Next returns the next token; at the end of the source, EOF again and again.
func (l *Lexer) Next() Token {
	start := l.pos
	if start == len(l.src) {
		return Token{Kind: EOF, Offset: start}
	}
	kind, size := scan(l.src[start:])
	l.pos += size
	return Token{Kind: kind, Text: l.src[start:l.pos], Offset: start}
}

// scan returns the kind and the length in bytes of the token that s starts with.
func scan(s string) (Kind, int) {
	c := s[0]
	switch {
	case isASCIILetter(c):
		return Ident, nameLen(s)
	case isASCIISpace(c):
		return Space, spaceLen(s)
	case isDigit(c), c == '.' && len(s) > 1 && isDigit(s[1]):
		return Number, numberLen(s)
	}
	switch c {
	case '\'', '"':
		return scanString(s)
	case '`':
		return scanQuoted(s)
	case '$':
		return scanParam(s)
	case '/':
		return scanSlash(s)
	}
	if c < utf8.RuneSelf {
		return scanSign(s)
	}
	return scanUnicode(s)
}

func scanQuoted(s string) (Kind, int) {
	if n := quotedLen(s); n > 0 {
		return Quoted, n
	}
	return Unclosed, len(s)
}

func scanString(s string) (Kind, int) {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case s[0]:
			return String, i + 1
		}
	}
	return Unclosed, len(s)
}

// quotedLen returns the length of the name in backticks that s starts with,
// where a doubled backtick stands for one; 0 when it has no end.
func quotedLen(s string) int {
	for i := 1; i < len(s); i++ {
		if s[i] != '`' {
			continue
		}
		if i+1 == len(s) || s[i+1] != '`' {
			return i + 1
		}
		i++
	}
	return 0
}

func scanParam(s string) (Kind, int) {
	rest := s[1:]
	if strings.HasPrefix(rest, "`") {
		if n := quotedLen(rest); n > 0 {
			return Param, 1 + n
		}
		return Dollar, 1
	}
	if n := nameLen(rest); n > 0 {
		return Param, 1 + n
	}
	return Dollar, 1
}

func scanSlash(s string) (Kind, int) {
	switch {
	case strings.HasPrefix(s, "//"):
		if i := strings.IndexAny(s, "\r\n"); i >= 0 {
			return Comment, i
		}
		return Comment, len(s)
	case strings.HasPrefix(s, "/*"):
		if i := strings.Index(s[2:], "*/"); i >= 0 {
			return Comment, i + 4
		}
		return Unclosed, len(s)
	}
	return Slash, 1
}

func scanUnicode(s string) (Kind, int) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case isUnicodeSpace(r):
		return Space, spaceLen(s)
	case isArrowLine(r):
		return ArrowLine, size
	case isArrowLeft(r):
		return ArrowLeft, size
	case isArrowHead(r):
		return ArrowHead, size
	case isNameStart(r, size):
		return Ident, nameLen(s)
	}
	return Unknown, size
}
