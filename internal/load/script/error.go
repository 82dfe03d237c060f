package script

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/rivo/uniseg"
	"rolegraph/internal/cypherlex"
)

// Error is a failure at a place in a script.
type Error struct {
	Source  Source
	Offset  int    // in bytes from the start of the script
	Message string // without a position
	Code    string // the database's status code, if it gave one
	Err     error  // the cause, if any
}

// Error returns "name:line:column: message", the line, and a caret below the place.
func (e *Error) Error() string {
	text := fmt.Sprintf("%s: %s", e.Source.Place(e.Offset), e.Message)
	if e.Code != "" {
		text += " (" + e.Code + ")"
	}
	return text + "\n" + excerpt(e.Source.Text, e.Offset)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Place names a byte offset of the script as name:line:column.
func (s Source) Place(offset int) string {
	line, column := cypherlex.Position(s.Text, offset)
	return fmt.Sprintf("%s:%d:%d", s.Name, line, column)
}

// around is how many bytes of a long line an excerpt shows on each side.
const around = 120

// excerpt shows the line of a byte offset with its number, and a caret under the
// place: tabs stay tabs and wide characters count as two columns.
func excerpt(text string, offset int) string {
	offset = min(offset, len(text))
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	end := len(text)
	if i := strings.IndexByte(text[offset:], '\n'); i >= 0 {
		end = offset + i
	}
	before, cutLeft := tail(text[start:offset], around)
	after, cutRight := head(strings.TrimRight(text[offset:end], "\r"), around)
	line, _ := cypherlex.Position(text, offset)
	gutter := fmt.Sprintf("%5d | ", line)
	blank := strings.Repeat(" ", len(gutter)-2) + "| "
	return gutter + cutLeft + before + after + cutRight + "\n" + blank + padding(cutLeft+before) + "^"
}

// padding is as wide as s on a terminal.
func padding(s string) string {
	var b strings.Builder
	for graphemes := uniseg.NewGraphemes(s); graphemes.Next(); {
		if graphemes.Str() == "\t" {
			b.WriteByte('\t')
		} else {
			b.WriteString(strings.Repeat(" ", graphemes.Width()))
		}
	}
	return b.String()
}

// tail returns the last n bytes of s, whole characters only, and "…" when it cut.
func tail(s string, n int) (rest, cut string) {
	if len(s) <= n {
		return s, ""
	}
	i := len(s) - n
	for i < len(s) && !utf8.RuneStart(s[i]) {
		i++
	}
	return s[i:], "…"
}

// head returns the first n bytes of s, whole characters only, and "…" when it cut.
func head(s string, n int) (rest, cut string) {
	if len(s) <= n {
		return s, ""
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n], "…"
}

// queryError places what went wrong with the query that stands at a byte offset
// of the source; prefix is how many ASCII characters were sent before it.
func queryError(source Source, query string, at, prefix int, err error) *Error {
	e := &Error{Source: source, Offset: at, Message: err.Error(), Err: err}
	var refused *neo4j.Neo4jError
	if errors.As(err, &refused) {
		var offset int
		e.Code = refused.Code
		e.Message, offset = splitPosition(refused.Msg)
		e.Offset += byteOffset(query, offset-prefix)
	}
	return e
}

// Neo4j ends the first line of a message about a query's text with the position
// and repeats the query's line below.
var position = regexp.MustCompile(`(?s)^(.*?) ?\(line \d+, column \d+ \(offset: (\d+)\)\).*$`)

// splitPosition returns the message without its position, and the position's
// offset in UTF-16 units, 0 when there is none.
func splitPosition(message string) (string, int) {
	m := position.FindStringSubmatch(message)
	if m == nil {
		return message, 0
	}
	offset, err := strconv.Atoi(m[2])
	if err != nil {
		return message, 0
	}
	return m[1], offset
}

// byteOffset turns an offset in UTF-16 units, which is how Neo4j counts, into one
// in bytes, within s.
func byteOffset(s string, units int) int {
	for i, r := range s {
		if units <= 0 {
			return i
		}
		units -= utf16.RuneLen(r)
	}
	return len(s)
}
