package cypherlex

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// NameOf returns the name that a token of kind Ident, Quoted or Param stands
// for: without backticks, doubled ones made single, without the $.
func NameOf(t Token) (string, error) {
	text := strings.TrimPrefix(t.Text, "$")
	if t.Kind == Ident || !strings.HasPrefix(text, "`") {
		return text, nil
	}
	return unescape(strings.ReplaceAll(text[1:len(text)-1], "``", "`"), false)
}

// StringOf returns the value of a token of kind String. Escapes are \\ \' \" \b
// \f \n \r \t and \uXXXX; any other backslash stands for itself. The error is an
// [*Error] whose offset counts from the start of the token.
func StringOf(t Token) (string, error) {
	return unescape(t.Text[1:len(t.Text)-1], true)
}

var escapes = map[byte]byte{
	'\\': '\\', '\'': '\'', '"': '"', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t',
}

// unescape replaces \uXXXX and, for strings, the escapes of one character.
func unescape(s string, isString bool) (string, error) {
	if strings.IndexByte(s, '\\') < 0 {
		return s, nil
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] != '\\' || i+1 == len(s):
			b.WriteByte(s[i])
		case s[i+1] == 'u':
			r, size, err := unicodeEscape(s, i)
			if err != nil {
				return "", err
			}
			b.WriteRune(r)
			i += size - 1
		case isString && escapes[s[i+1]] != 0:
			i++
			b.WriteByte(escapes[s[i]])
		default:
			b.WriteByte('\\')
		}
	}
	return b.String(), nil
}

// unicodeEscape reads \uXXXX at s[i:], and a surrogate pair of two of them as
// the one character that they stand for.
func unicodeEscape(s string, i int) (r rune, size int, err error) {
	high, ok := hex4(s, i)
	if !ok {
		found := s[i+2 : min(i+6, len(s))]
		return 0, 0, &Error{
			Message: "Invalid input '" + found + "': expected four hexadecimal digits specifying a unicode character",
			Offset:  i + 1,
		}
	}
	if utf16.IsSurrogate(high) {
		if low, ok := hex4(s, i+6); ok {
			return utf16.DecodeRune(high, low), 12, nil
		}
	}
	return high, 6, nil
}

func hex4(s string, i int) (rune, bool) {
	if len(s) < i+6 || s[i] != '\\' || s[i+1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[i+2:i+6], 16, 16)
	return rune(n), err == nil
}
