package eval

import (
	"errors"
	"regexp"
	"regexp/syntax"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dlclark/regexp2"

	"rolegraph/internal/embedded/value"
)

// matcher tells whether a whole text matches a pattern.
type matcher func(text string) (bool, error)

// patternTime is how long one match may take: patterns with look-around or back
// references can take for ever.
const patternTime = 5 * time.Second

// compilePattern compiles a pattern of Java's. RE2 runs it, in linear time, if it
// can; what it cannot do (look-around, back references, possessive quantifiers)
// is left to a machine that goes back and forth.
func compilePattern(text string) (matcher, error) {
	p := readJavaPattern(text)
	if !p.backtracks {
		_, err := regexp.Compile(p.text)
		if err == nil {
			fast := regexp.MustCompile(`\A(?:` + p.text + `)\z`)
			return func(text string) (bool, error) { return fast.MatchString(text), nil }, nil
		}
		var details *syntax.Error
		if errors.As(err, &details) && details.Code != syntax.ErrInvalidPerlOp && details.Code != syntax.ErrInvalidEscape &&
			details.Code != syntax.ErrInvalidRepeatSize && details.Code != syntax.ErrInvalidRepeatOp {
			return nil, value.Errorf(value.SemanticError, "Invalid Regex: %s", strings.TrimPrefix(err.Error(), "error parsing regexp: "))
		}
	}
	slow, err := regexp2.Compile(p.text, regexp2.None)
	if err == nil {
		end := ""
		if comments.MatchString(text) {
			end = "\n" // closes a comment that reaches to the end
		}
		slow, err = regexp2.Compile(`\A(?:`+p.text+end+`)\z`, regexp2.None)
	}
	if err != nil {
		return nil, value.Errorf(value.SemanticError, "Invalid Regex: %s", strings.TrimPrefix(err.Error(), "error parsing regexp: "))
	}
	slow.MatchTimeout = patternTime
	return func(text string) (bool, error) {
		ok, err := slow.MatchString(text)
		if err != nil {
			return false, value.Errorf("Neo.ClientError.Transaction.TransactionTimedOut", "The regular expression takes too long on %d characters.", len(text))
		}
		return ok, nil
	}, nil
}

// javaPattern is a pattern of java.util.regex in the words that RE2 and regexp2
// have for it.
type javaPattern struct {
	text       string
	backtracks bool // it needs more than RE2 has
}

// patternReader rewrites a pattern from left to right.
type patternReader struct {
	in         string
	out        strings.Builder
	atom       int   // where the last atom begins in out
	open       []int // where the open groups begin in out
	dotAll     bool
	backtracks bool
}

func readJavaPattern(text string) javaPattern {
	r := &patternReader{in: text, dotAll: dotAll.MatchString(text)}
	for r.in != "" {
		r.step()
	}
	return javaPattern{r.out.String(), r.backtracks}
}

// dotAll finds the flag with which a dot stands for line ends too.
var dotAll = regexp.MustCompile(`\(\?[a-zA-Z]*s`)

// comments finds the flag that allows spaces and comments in a pattern.
var comments = regexp.MustCompile(`\(\?[a-zA-Z]*x`)

// take copies the next n bytes as an atom.
func (r *patternReader) take(n int) {
	r.atom = r.out.Len()
	r.out.WriteString(r.in[:n])
	r.in = r.in[n:]
}

func (r *patternReader) write(n int, text string) {
	r.atom = r.out.Len()
	r.out.WriteString(text)
	r.in = r.in[n:]
}

func (r *patternReader) step() {
	switch c := r.in[0]; c {
	case '\\':
		r.escape()
	case '[':
		r.class()
	case '(':
		r.open = append(r.open, r.out.Len())
		r.group()
	case ')':
		r.out.WriteByte(')')
		r.in = r.in[1:]
		if n := len(r.open); n > 0 {
			r.atom, r.open = r.open[n-1], r.open[:n-1]
		}
	case '*', '+', '?', '{':
		r.quantifier()
	case '.':
		if r.dotAll {
			r.take(1)
		} else {
			r.write(1, "[^\\n\\r\u0085\u2028\u2029]")
		}
	default:
		_, size := utf8.DecodeRuneInString(r.in)
		r.take(size)
	}
}

// group notes what RE2 does not have.
func (r *patternReader) group() {
	for _, head := range []string{"(?=", "(?!", "(?<=", "(?<!", "(?>"} {
		if strings.HasPrefix(r.in, head) {
			r.backtracks = true
			r.out.WriteString(head)
			r.in = r.in[len(head):]
			return
		}
	}
	n := 1
	if strings.HasPrefix(r.in, "(?<") {
		n = 3
	} else if strings.HasPrefix(r.in, "(?") {
		n = 2
	}
	r.out.WriteString(r.in[:n])
	r.in = r.in[n:]
}

// quantifier copies one, and makes an atomic group of a possessive one.
func (r *patternReader) quantifier() {
	n := 1
	if r.in[0] == '{' {
		if n = strings.IndexByte(r.in, '}') + 1; n == 0 {
			n = len(r.in)
		}
	}
	quantifier := r.in[:n]
	r.in = r.in[n:]
	if !strings.HasPrefix(r.in, "+") {
		r.out.WriteString(quantifier)
		if strings.HasPrefix(r.in, "?") {
			r.out.WriteByte('?')
			r.in = r.in[1:]
		}
		return
	}
	r.in = r.in[1:]
	r.backtracks = true
	all := r.out.String()
	r.out.Reset()
	r.out.WriteString(all[:r.atom] + "(?>" + all[r.atom:] + quantifier + ")")
}

// posix are Java's names of character classes, as what stands in brackets.
var posix = map[string]string{
	"Lower": "a-z", "Upper": "A-Z", "ASCII": `\x00-\x7F`, "Alpha": "a-zA-Z", "Digit": "0-9", "Alnum": "a-zA-Z0-9",
	"Punct": `!-/:-@\[-` + "`" + `{-~`, "Graph": "!-~", "Print": " -~", "Blank": ` \t`, "Cntrl": `\x00-\x1F\x7F`,
	"XDigit": "0-9a-fA-F", "Space": ` \t\n\x0B\f\r`, "IsAlphabetic": `\p{L}\p{Nl}`, "IsLetter": `\p{L}`, "IsDigit": `\p{Nd}`,
	"IsLowercase": `\p{Ll}`, "IsUppercase": `\p{Lu}`, "IsPunctuation": `\p{P}`, "IsWhite_Space": "\\s\u0085\\p{Z}",
	"javaLowerCase": `\p{Ll}`, "javaUpperCase": `\p{Lu}`, "javaWhitespace": `\s`,
}

// signs are Java's other classes.
var signs = map[byte]string{
	'h': " \\t\u00A0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000", 'v': "\\n\\x0B\\f\\r\u0085\u2028\u2029",
	's': ` \t\n\x0B\f\r`, 'd': "0-9", 'w': "a-zA-Z_0-9",
}

// escape rewrites what a backslash begins outside of brackets.
func (r *patternReader) escape() {
	if strings.HasPrefix(r.in, `\Q`) {
		r.quoted()
		return
	}
	if body, negated, n := bracketed(r.in); n > 0 {
		r.write(n, "["+map[bool]string{true: "^"}[negated]+body+"]")
		return
	}
	switch c := strings.TrimPrefix(r.in, `\`); {
	case c == "":
		r.take(1)
	case c[0] >= '1' && c[0] <= '9' || c[0] == 'k':
		r.backtracks = true
		n := 2
		if end := strings.IndexByte(c, '>'); c[0] == 'k' && end > 0 {
			n = end + 2
		}
		r.take(n)
	case c[0] == 'R':
		r.write(2, "(?:\\r\\n|[\\n\\x0B\\f\\r\u0085\u2028\u2029])")
	case c[0] == 'X':
		r.write(2, `(?:\P{M}\p{M}*)`)
	case c[0] == 'e':
		r.write(2, `\x1B`)
	case c[0] == 'u' && len(c) >= 5:
		n, err := strconv.ParseUint(c[1:5], 16, 32)
		if err != nil {
			r.take(2)
			return
		}
		r.write(6, regexp.QuoteMeta(string(rune(n))))
	case c[0] == 'Z':
		r.write(2, `\n?\z`)
	case c[0] >= 0x80:
		r.write(1, "")
	default:
		r.take(2)
	}
}

// bracketed is what an escape for a class of characters stands for, its length 0
// if it is none.
func bracketed(in string) (body string, negated bool, n int) {
	if len(in) < 2 {
		return "", false, 0
	}
	if in[1] == 'p' || in[1] == 'P' {
		end := strings.IndexByte(in, '}')
		if len(in) < 4 || in[2] != '{' || end < 0 {
			return "", false, 0
		}
		name := in[3:end]
		if body, ok := posix[name]; ok {
			return body, in[1] == 'P', end + 1
		}
		return `\p{` + strings.TrimPrefix(strings.TrimPrefix(name, "Is"), "script=") + "}", in[1] == 'P', end + 1
	}
	if body, ok := signs[in[1]|0x20]; ok {
		return body, in[1] < 'a', 2
	}
	return "", false, 0
}

// quoted takes what stands between \Q and \E, or the end, as it is.
func (r *patternReader) quoted() {
	text, rest, _ := strings.Cut(r.in[2:], `\E`)
	r.in = rest
	for _, c := range text {
		r.atom = r.out.Len()
		r.out.WriteString(regexp.QuoteMeta(string(c)))
	}
}

// class rewrites brackets: others inside them add to them, && leaves only what is
// on both sides.
func (r *patternReader) class() {
	body, negated, n := classEnd(r.in)
	if n == 0 {
		r.take(len(r.in))
		return
	}
	parts := []string{}
	for _, side := range sides(body) {
		parts = append(parts, union(side))
	}
	out := parts[0]
	if len(parts) > 1 {
		r.backtracks = true
		out = ""
		for _, p := range parts[:len(parts)-1] {
			out += "(?=" + p + ")"
		}
		out = "(?:" + out + parts[len(parts)-1] + ")"
	}
	switch {
	case negated && len(parts) == 1 && strings.HasPrefix(out, "["):
		out = "[^" + out[1:]
	case negated:
		r.backtracks = true
		out = "(?:(?!" + out + `)[\s\S])`
	}
	r.write(n, out)
}

// classEnd finds the bracket that closes the one at the start; n is 0 without.
func classEnd(in string) (body string, negated bool, n int) {
	from := 1
	if strings.HasPrefix(in, "[^") {
		negated, from = true, 2
	}
	depth := 1
	for i := from; i < len(in); i++ {
		switch in[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 && i > from {
				return in[from:i], negated, i + 1
			}
			depth = max(depth, 1)
		}
	}
	return "", false, 0
}

// sides parts what is in brackets at && outside of inner ones.
func sides(body string) []string {
	depth, from := 0, 0
	var all []string
	for i := 0; i < len(body); i++ {
		switch body[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			depth--
		case '&':
			if depth == 0 && strings.HasPrefix(body[i:], "&&") {
				all, from = append(all, body[from:i]), i+2
				i++
			}
		}
	}
	return append(all, body[from:])
}

// union is a class of what stands in brackets, inner ones included.
func union(body string) string {
	plain := ""
	var others []string
	for body != "" {
		switch {
		case body[0] == '[':
			inner, negated, n := classEnd(body)
			if n == 0 {
				plain, body = plain+`\[`, body[1:]
				continue
			}
			if negated {
				others = append(others, "[^"+inner+"]")
			} else {
				others = append(others, union(inner))
			}
			body = body[n:]
		case body[0] == '\\' && len(body) > 1:
			if class, negated, n := bracketed(body); n > 0 {
				if negated {
					others = append(others, "[^"+class+"]")
				} else {
					plain += class
				}
				body = body[n:]
				continue
			}
			plain, body = plain+body[:2], body[2:]
		default:
			plain, body = plain+body[:1], body[1:]
		}
	}
	if plain != "" {
		others = append([]string{"[" + plain + "]"}, others...)
	}
	if len(others) == 1 {
		return others[0]
	}
	return "(?:" + strings.Join(others, "|") + ")"
}
