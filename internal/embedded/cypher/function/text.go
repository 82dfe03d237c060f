package function

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"rolegraph/internal/embedded/value"
)

var stringFunctions = []*Function{
	scalar("String", "btrim(input :: STRING, [trimCharacterString :: STRING]) :: STRING", "The string without the characters (white space) at both ends.", trimmer("btrim", strings.TrimFunc)),
	scalar("String", "trim(input :: STRING, [trimCharacterString :: STRING]) :: STRING", "The string without the characters (white space) at both ends.", trimmer("trim", strings.TrimFunc)),
	scalar("String", "ltrim(input :: STRING, [trimCharacterString :: STRING]) :: STRING", "The string without the characters (white space) at its start.", trimmer("ltrim", strings.TrimLeftFunc)),
	scalar("String", "rtrim(input :: STRING, [trimCharacterString :: STRING]) :: STRING", "The string without the characters (white space) at its end.", trimmer("rtrim", strings.TrimRightFunc)),
	scalar("String", "left(original :: STRING, length :: INTEGER) :: STRING", "The first characters of a string.", left).withNull(),
	scalar("String", "right(original :: STRING, length :: INTEGER) :: STRING", "The last characters of a string.", right).withNull(),
	scalar("String", "substring(original :: STRING, start :: INTEGER, [length :: INTEGER]) :: STRING", "A part of a string, from a position that counts from 0.", substring),
	scalar("String", "lower(input :: STRING) :: STRING", "The string in lower case.", toLower("lower")),
	scalar("String", "toLower(input :: STRING) :: STRING", "The string in lower case.", toLower("toLower")),
	scalar("String", "upper(input :: STRING) :: STRING", "The string in upper case.", toUpper("upper")),
	scalar("String", "toUpper(input :: STRING) :: STRING", "The string in upper case.", toUpper("toUpper")),
	scalar("String", "normalize(input :: STRING, [normalForm :: STRING]) :: STRING", "The string in a Unicode normal form: NFC, NFD, NFKC or NFKD.", normalize),
	scalar("String", "replace(original :: STRING, search :: STRING, replace :: STRING) :: STRING", "The string with every occurrence of a part replaced.", replace),
	scalar("String", "split(original :: STRING, splitDelimiters :: STRING | LIST<STRING>) :: LIST<STRING>", "The parts of a string between delimiters.", split),
}

func trimmer(name string, trim func(string, func(rune) bool) string) call {
	return func(_ *Context, args []value.Value) (value.Value, error) {
		s, ok := args[0].(value.String)
		if !ok {
			return nil, noString(name, args[0])
		}
		if len(args) == 1 {
			return value.String(trim(string(s), isSpace)), nil
		}
		characters, ok := args[1].(value.String)
		if !ok {
			return nil, noString(name, args[1])
		}
		return value.String(trim(string(s), func(r rune) bool { return strings.ContainsRune(string(characters), r) })), nil
	}
}

// isSpace is Java's white space: no-break spaces and U+0085 do not count, the
// separators U+001C to U+001F do.
func isSpace(r rune) bool {
	switch r {
	case '\u0085', '\u00a0', '\u2007', '\u202f':
		return false
	}
	return unicode.IsSpace(r) || '\x1c' <= r && r <= '\x1f'
}

func left(_ *Context, args []value.Value) (value.Value, error) {
	s, n, err := stringAndLength("left", args)
	if err != nil || args[0] == nil || args[1] == nil {
		return nil, err
	}
	if n < 0 {
		return nil, negativeIndex()
	}
	return s[:runeOffset(string(s), n)], nil
}

func right(_ *Context, args []value.Value) (value.Value, error) {
	s, n, err := stringAndLength("right", args)
	if err != nil || args[0] == nil || args[1] == nil {
		return nil, err
	}
	if n < 0 {
		return nil, value.Errorf(value.NotSupported, "negative length")
	}
	return s[runeOffset(string(s), int64(utf8.RuneCountInString(string(s)))-n):], nil
}

func stringAndLength(name string, args []value.Value) (value.String, int64, error) {
	if args[0] == nil || args[1] == nil {
		return "", 0, nil
	}
	s, ok := args[0].(value.String)
	if !ok {
		return "", 0, noString(name, args[0])
	}
	n, err := lengthArgument(name, "length", args[1])
	return s, n, err
}

func lengthArgument(function, name string, v value.Value) (int64, error) {
	switch v := v.(type) {
	case value.Integer:
		return int64(v), nil
	case value.Float:
		return int64(v), nil
	}
	return 0, value.Errorf(value.TypeError, "Invalid input for %s value in function '%s()': Expected a numeric value but got: %s", name, function, value.Describe(v))
}

func negativeIndex() error {
	return value.Errorf(value.NotSupported, "Cannot handle negative start index nor negative length")
}

func substring(_ *Context, args []value.Value) (value.Value, error) {
	s, ok := args[0].(value.String)
	if !ok {
		return nil, noString("substring", args[0])
	}
	start, err := lengthArgument("substring", "start", args[1])
	if err != nil {
		return nil, err
	}
	length := int64(len(s))
	if len(args) > 2 {
		if length, err = lengthArgument("substring", "length", args[2]); err != nil {
			return nil, err
		}
	}
	if start < 0 || length < 0 {
		return nil, negativeIndex()
	}
	rest := s[runeOffset(string(s), start):]
	return rest[:runeOffset(string(rest), length)], nil
}

// runeOffset is the byte offset of the n-th character, at most the length of s.
func runeOffset(s string, n int64) int {
	if n >= int64(len(s)) {
		return len(s)
	}
	for i := range s {
		if n <= 0 {
			return i
		}
		n--
	}
	return len(s)
}

func toLower(name string) call {
	return func(_ *Context, args []value.Value) (value.Value, error) {
		s, ok := args[0].(value.String)
		if !ok {
			return nil, noString(name, args[0])
		}
		if isASCII(string(s)) {
			return value.String(strings.ToLower(string(s))), nil
		}
		return value.String(cases.Lower(language.Und).String(string(s))), nil
	}
}

func toUpper(name string) call {
	return func(_ *Context, args []value.Value) (value.Value, error) {
		s, ok := args[0].(value.String)
		if !ok {
			return nil, noString(name, args[0])
		}
		if isASCII(string(s)) {
			return value.String(strings.ToUpper(string(s))), nil
		}
		return value.String(cases.Upper(language.Und).String(string(s))), nil
	}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

var normalForms = map[string]norm.Form{"NFC": norm.NFC, "NFD": norm.NFD, "NFKC": norm.NFKC, "NFKD": norm.NFKD}

// NormalForm returns s in a Unicode normal form; ok is false if there is no such
// form.
func NormalForm(s, form string) (normal string, ok bool) {
	f, ok := normalForms[form]
	if !ok {
		return "", false
	}
	return f.String(s), true
}

func normalize(_ *Context, args []value.Value) (value.Value, error) {
	s, ok := args[0].(value.String)
	if !ok {
		return nil, noString("normalize", args[0])
	}
	form := value.String("NFC")
	if len(args) > 1 {
		form, _ = args[1].(value.String)
	}
	normal, ok := NormalForm(string(s), string(form))
	if !ok {
		return nil, value.Errorf(value.ArgumentError, "Invalid normal form, expected NFC, NFD, NFKC, NFKD")
	}
	return value.String(normal), nil
}

func replace(ctx *Context, args []value.Value) (value.Value, error) {
	var parts [3]string
	for i, a := range args {
		s, ok := a.(value.String)
		if !ok {
			return nil, noString("replace", a)
		}
		parts[i] = string(s)
	}
	grown := strings.Count(parts[0], parts[1]) * (len(parts[2]) - len(parts[1]))
	if err := ctx.Reserve(int64(len(parts[0]) + grown)); err != nil {
		return nil, err
	}
	return value.String(strings.ReplaceAll(parts[0], parts[1], parts[2])), nil
}

func split(_ *Context, args []value.Value) (value.Value, error) {
	s, ok := args[0].(value.String)
	if !ok {
		return nil, noString("split", args[0])
	}
	delimiters, err := delimitersOf(args[1])
	if err != nil || delimiters == nil {
		return nil, err
	}
	if s == "" {
		return value.List{value.String("")}, nil
	}
	var parts value.List
	for _, part := range splitAny(string(s), delimiters) {
		parts = append(parts, value.String(part))
	}
	return parts, nil
}

// delimitersOf reads a delimiter or a list of them; nil if one is null.
func delimitersOf(v value.Value) ([]string, error) {
	list, ok := v.(value.List)
	if !ok {
		list = value.List{v}
	}
	delimiters := []string{}
	for _, d := range list {
		if d == nil {
			return nil, nil
		}
		s, ok := d.(value.String)
		if !ok {
			return nil, noString("split", d)
		}
		delimiters = append(delimiters, string(s))
	}
	return delimiters, nil
}

// splitAny splits at the first delimiter, in their order, that stands at a place;
// an empty one stands between any two characters.
func splitAny(s string, delimiters []string) []string {
	if len(delimiters) == 1 {
		return strings.Split(s, delimiters[0])
	}
	var parts []string
	start := 0
	for i := 0; i < len(s); {
		length, found := delimiterAt(s[i:], delimiters, i > start)
		if !found {
			_, width := utf8.DecodeRuneInString(s[i:])
			i += width
			continue
		}
		parts = append(parts, s[start:i])
		i += length
		start = i
	}
	return append(parts, s[start:])
}

func delimiterAt(s string, delimiters []string, behindStart bool) (length int, found bool) {
	for _, d := range delimiters {
		if strings.HasPrefix(s, d) && (d != "" || behindStart) {
			return len(d), true
		}
	}
	return 0, false
}

// reverseString reverses by characters.
func reverseString(s value.String) value.String {
	out := make([]byte, 0, len(s))
	for rest := string(s); rest != ""; {
		_, width := utf8.DecodeLastRuneInString(rest)
		out = append(out, rest[len(rest)-width:]...)
		rest = rest[:len(rest)-width]
	}
	return value.String(out)
}
