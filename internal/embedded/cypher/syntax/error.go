package syntax

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"rolegraph/internal/cypherlex"
)

// SyntaxError is Neo4j's status code for a text that is no valid statement.
const SyntaxError = "Neo.ClientError.Statement.SyntaxError"

// Error says why a statement was refused, and where.
type Error struct {
	Code    string // Neo4j's status code
	Detail  Detail // the openCypher TCK's word for it
	Message string // one sentence, without the place
	Offset  int    // in bytes from the start of the source
}

func (e *Error) Error() string { return e.Message }

// In returns the message as Neo4j's clients get it: with line, column and
// offset, and the source line with a caret under the place.
func (e *Error) In(src string) string {
	at := min(max(e.Offset, 0), len(src))
	offset, line, column := Place(src, at)
	start := strings.LastIndexByte(src[:at], '\n') + 1
	shown, _, _ := strings.Cut(src[start:], "\n")
	return fmt.Sprintf("%s (line %d, column %d (offset: %d))\n\"%s\"\n%s^",
		e.Message, line, column, offset, strings.TrimSuffix(shown, "\r"), strings.Repeat(" ", column))
}

// Place is where the byte at stands, as Neo4j counts: the offset from 0, line and
// column from 1, offset and column in UTF-16 code units.
func Place(src string, at int) (offset, line, column int) {
	line, _ = cypherlex.Position(src, at)
	start := strings.LastIndexByte(src[:at], '\n') + 1
	before := utf16Len(src[:start])
	column = utf16Len(src[start:at]) + 1
	return before + column - 1, line, column
}

func utf16Len(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// enumerate writes what a parser wanted, each once, in Neo4j's order:
// descriptions, signs, keywords by their last word, the end.
func enumerate(wanted []string) string {
	slices.SortFunc(wanted, func(a, b string) int { return strings.Compare(enumerationKey(a), enumerationKey(b)) })
	wanted = slices.Compact(wanted)
	if n := len(wanted) - 1; n > 0 {
		return strings.Join(wanted[:n], ", ") + " or " + wanted[n]
	}
	return wanted[0]
}

func enumerationKey(what string) string {
	switch {
	case what == "<EOF>":
		return "~~"
	case what == "an integer value":
		return "~"
	case what == "'FOREACH'":
		return "'"
	case what[0] != '\'':
		return "!" + what
	}
	words := strings.Trim(what, "'")
	return "'" + words[strings.LastIndexByte(words, ' ')+1:]
}
