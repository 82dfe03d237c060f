package syntax

import (
	"strconv"
	"strings"
)

// Unescaped replaces the escapes \uXXXX that stand outside of strings, quoted
// names and comments by what they stand for: Cypher allows them anywhere in its
// text. Inside, they mean the same and are read with what is around them.
func Unescaped(text string) string {
	if !strings.Contains(text, `\u`) {
		return text
	}
	var out strings.Builder
	for i := 0; i < len(text); {
		n := skipped(text[i:])
		if r, ok := unicodeEscape(text[i:]); ok && n == 1 {
			out.WriteRune(r)
			i += 6
			continue
		}
		out.WriteString(text[i : i+n])
		i += n
	}
	return out.String()
}

// skipped is how long the string, quoted name or comment at the start is; 1 if
// there is none.
func skipped(text string) int {
	switch {
	case strings.HasPrefix(text, "//"):
		if end := strings.IndexByte(text, '\n'); end > 0 {
			return end
		}
		return len(text)
	case strings.HasPrefix(text, "/*"):
		if end := strings.Index(text[2:], "*/"); end >= 0 {
			return end + 4
		}
		return len(text)
	case text[0] == '`' || text[0] == '"' || text[0] == '\'':
		for i := 1; i < len(text); i++ {
			switch {
			case text[i] == '\\' && text[0] != '`':
				i++
			case text[i] == text[0]:
				return i + 1
			}
		}
		return len(text)
	}
	return 1
}

func unicodeEscape(text string) (rune, bool) {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(text[2:6], 16, 32)
	return rune(n), err == nil
}
