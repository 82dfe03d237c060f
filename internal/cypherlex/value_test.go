package cypherlex

import (
	"errors"
	"testing"
)

func TestStringOf(t *testing.T) {
	for src, want := range map[string]string{
		`''`:             "",
		`'a"b'`:          `a"b`,
		`"a\'b\"\\"`:     `a'b"\`,
		`'\b\f\n\r\t'`:   "\b\f\n\r\t",
		`'\x\_\%'`:       `\x\_\%`,
		`'\u0041\u00e9'`: "Aé",
		`'\uD83D\uDE00'`: "😀",
		`'\U0001F600'`:   `\U0001F600`,
		"'two\nlines'":   "two\nlines",
		`'\\u0041'`:      `\u0041`,
	} {
		if got, err := StringOf(New(src).Next()); got != want || err != nil {
			t.Errorf("%s: got %q, %v, want %q", src, got, err, want)
		}
	}
}

func TestWrongUnicodeEscape(t *testing.T) {
	for src, want := range map[string]string{
		`'\uH'`:     "Invalid input 'H': expected four hexadecimal digits specifying a unicode character",
		`'a\u00+1'`: "Invalid input '00+1': expected four hexadecimal digits specifying a unicode character",
	} {
		_, err := StringOf(New(src).Next())
		var lexical *Error
		if !errors.As(err, &lexical) || lexical.Message != want {
			t.Errorf("%s: got %v, want %s", src, err, want)
		}
	}
}

func TestNameOf(t *testing.T) {
	for src, want := range map[string]string{
		"a": "a", "`a b`": "a b", "`a``b`": "a`b", "``": "", "$p": "p", "$`p q`": "p q", "$1": "1",
		"`\\u0041\\n`": "A\\n", "a$b": "a$b",
	} {
		if got, err := NameOf(New(src).Next()); got != want || err != nil {
			t.Errorf("%s: got %q, %v, want %q", src, got, err, want)
		}
	}
}
