package cypherlex

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTokens(t *testing.T) {
	tests := []struct {
		src  string
		want []Token
	}{
		{"", nil},
		{"RETURN 1", []Token{{Ident, "RETURN", 0}, {Space, " ", 6}, {Number, "1", 7}}},
		{"a<-1", []Token{{Ident, "a", 0}, {Lt, "<", 1}, {Minus, "-", 2}, {Number, "1", 3}}},
		{"[1..2]", []Token{{LBracket, "[", 0}, {Number, "1", 1}, {DotDot, "..", 2}, {Number, "2", 4}, {RBracket, "]", 5}}},
		{"[..5]", []Token{{LBracket, "[", 0}, {DotDot, "..", 1}, {Number, "5", 3}, {RBracket, "]", 4}}},
		{"1.x", []Token{{Number, "1", 0}, {Dot, ".", 1}, {Ident, "x", 2}}},
		{"x=~'a'", []Token{{Ident, "x", 0}, {RegexEq, "=~", 1}, {String, "'a'", 3}}},
		{"'a;\\'b' \"c'\"", []Token{{String, "'a;\\'b'", 0}, {Space, " ", 7}, {String, "\"c'\"", 8}}},
		{"`a``b`.`c`", []Token{{Quoted, "`a``b`", 0}, {Dot, ".", 6}, {Quoted, "`c`", 7}}},
		{"$x$`y z`$1", []Token{{Param, "$x$", 0}, {Quoted, "`y z`", 3}, {Param, "$1", 8}}},
		{"$ x", []Token{{Dollar, "$", 0}, {Space, " ", 1}, {Ident, "x", 2}}},
		{"$(x)", []Token{{Dollar, "$", 0}, {LParen, "(", 1}, {Ident, "x", 2}, {RParen, ")", 3}}},
		{"a//b\nc", []Token{{Ident, "a", 0}, {Comment, "//b", 1}, {Space, "\n", 4}, {Ident, "c", 5}}},
		{"a/*;*/b/c", []Token{{Ident, "a", 0}, {Comment, "/*;*/", 1}, {Ident, "b", 6}, {Slash, "/", 7}, {Ident, "c", 8}}},
		{"é日_1 x", []Token{{Ident, "é日_1", 0}, {Space, " ", 7}, {Ident, "x", 8}}},
		{"(a)–＞", []Token{{LParen, "(", 0}, {Ident, "a", 1}, {RParen, ")", 2}, {ArrowLine, "–", 3}, {ArrowHead, "＞", 6}}},
		{"a\xffb", []Token{{Ident, "a", 0}, {Unknown, "\xff", 1}, {Ident, "b", 2}}},
		{"a 'bc", []Token{{Ident, "a", 0}, {Space, " ", 1}, {Unclosed, "'bc", 2}}},
		{"/* a *", []Token{{Unclosed, "/* a *", 0}}},
		{"`a``", []Token{{Unclosed, "`a``", 0}}},
	}
	for _, test := range tests {
		var got []Token
		for token := range Tokens(test.src) {
			got = append(got, token)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.src, diff)
		}
	}
}

func TestNumbersAreTakenWhole(t *testing.T) {
	for _, src := range []string{
		"1", "0", "1_000", "0x1F", "0o17", "017", "1e3", "1_0.5_0", ".5", "1.5E-3", "1e+10", "1E9",
		"1abc", "0xG", "1__0", "1_", "1.0f", "9223372036854775808",
	} {
		if got := New(src).Next(); got.Kind != Number || got.Text != src {
			t.Errorf("%q: got %v %q", src, got.Kind, got.Text)
		}
	}
	for src, want := range map[string]string{"0x1e+5": "0x1e", "1e-x": "1e", "1.5.2": "1.5", "1.a": "1", "1a.5": "1a"} {
		if got := New(src).Next(); got.Text != want {
			t.Errorf("%q: got %q, want %q", src, got.Text, want)
		}
	}
}

func TestSigns(t *testing.T) {
	src := "( ) [ ] { } , ; . .. : :: + += - * / % ^ = =~ <> != < > <= >= ! & | || ?"
	want := []Kind{
		LParen, RParen, LBracket, RBracket, LBrace, RBrace, Comma, Semicolon, Dot, DotDot, Colon, DblColon,
		Plus, PlusEq, Minus, Star, Slash, Percent, Caret, Eq, RegexEq, Neq, BangEq, Lt, Gt, Le, Ge, Bang, Amp,
		Pipe, DblPipe, Question, EOF, EOF,
	}
	l := New(src)
	for i, kind := range want {
		if got := l.NextSignificant(); got.Kind != kind {
			t.Errorf("token %d: got %v %q, want %v", i, got.Kind, got.Text, kind)
		}
	}
}

func TestUnicodeSpace(t *testing.T) {
	src := "\t\n\v\f\r \u001c\u001f\u0085\u00a0\u1680\u180e\u2000\u200a\u2028\u2029\u202f\u205f\u3000"
	if got := New(src).Next(); got.Kind != Space || got.Text != src {
		t.Errorf("got %v %q", got.Kind, got.Text)
	}
}

func TestErrorsTellTheStart(t *testing.T) {
	tests := []struct {
		src, message string
		offset       int
	}{
		{"a 'b", "Failed to parse string literal. The query must contain an even number of non-escaped quotes.", 2},
		{"a \"b\\\"", "Failed to parse string literal. The query must contain an even number of non-escaped quotes.", 2},
		{"a /* b", "Failed to parse comment. A comment starting on `/*` must have a closing `*/`.", 2},
		{"a `b", "Failed to parse escaped name. A name starting on a backtick must have a closing backtick.", 2},
		{"a #", "Invalid input '#'", 2},
	}
	for _, test := range tests {
		var got *Error
		for token := range Tokens(test.src) {
			errors.As(token.Err(), &got)
		}
		if got == nil || got.Message != test.message || got.Offset != test.offset {
			t.Errorf("%q: got %+v", test.src, got)
		}
	}
}

func TestPosition(t *testing.T) {
	const src = "é a\r\n日 b"
	tests := []struct{ offset, line, column int }{
		{0, 1, 1}, {2, 1, 2}, {3, 1, 3}, {6, 2, 1}, {9, 2, 2}, {10, 2, 3}, {99, 2, 4}, {-1, 1, 1},
	}
	for _, test := range tests {
		if line, column := Position(src, test.offset); line != test.line || column != test.column {
			t.Errorf("offset %d: got %d:%d, want %d:%d", test.offset, line, column, test.line, test.column)
		}
	}
}

func FuzzTokensJoinedGiveTheSource(f *testing.F) {
	for _, src := range []string{"RETURN 'a' // b", "a/*", "`x``", "$`a", "1..2", "é–\u00a0\xff", "'\\"} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		var b strings.Builder
		for token := range Tokens(src) {
			if token.Offset != b.Len() || token.Text == "" {
				t.Fatalf("token %+v at %d", token, b.Len())
			}
			checkValue(t, token)
			b.WriteString(token.Text)
		}
		if b.String() != src {
			t.Fatalf("got %q, want %q", b.String(), src)
		}
	})
}

func checkValue(t *testing.T, token Token) {
	var err error
	switch token.Kind {
	case String:
		_, err = StringOf(token)
	case Ident, Quoted, Param:
		_, err = NameOf(token)
	}
	var lexical *Error
	if errors.As(err, &lexical) && (lexical.Offset < 0 || lexical.Offset > len(token.Text)) {
		t.Fatalf("%q: error outside the token: %+v", token.Text, lexical)
	}
}
