package cypherlex

import (
	"unicode"
	"unicode/utf8"
)

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isASCIILetter(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_'
}

func isASCIISpace(c byte) bool {
	return c == ' ' || '\t' <= c && c <= '\r' || 0x1C <= c && c <= 0x1F
}

func isUnicodeSpace(r rune) bool {
	switch r {
	case 0x85, 0xA0, 0x1680, 0x180E, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200A
}

func spaceLen(s string) int {
	for i, r := range s {
		if r < utf8.RuneSelf && isASCIISpace(byte(r)) || isUnicodeSpace(r) {
			continue
		}
		return i
	}
	return len(s)
}

func isArrowLine(r rune) bool {
	return 0x2010 <= r && r <= 0x2015 || r == 0xAD || r == 0xFE58 || r == 0xFE63 || r == 0xFF0D
}

func isArrowLeft(r rune) bool {
	return r == 0x27E8 || r == 0x3008 || r == 0xFE64 || r == 0xFF1C
}

func isArrowHead(r rune) bool {
	return r == 0x27E9 || r == 0x3009 || r == 0xFE65 || r == 0xFF1E
}

// isNameStart tells whether r, decoded from size bytes, may begin a name.
func isNameStart(r rune, size int) bool {
	return unicode.In(r, unicode.L, unicode.Nl, unicode.Pc, unicode.Other_ID_Start) && valid(r, size)
}

// isNamePart tells whether r, decoded from size bytes, may go on a name.
// Marks, digits and, deprecated in Neo4j 5, currency signs may.
func isNamePart(r rune, size int) bool {
	return unicode.In(r, unicode.L, unicode.Nl, unicode.Pc, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Sc) && valid(r, size)
}

func valid(r rune, size int) bool { return r != utf8.RuneError || size > 1 }

// nameLen returns the length of the run of name characters that s starts with.
func nameLen(s string) int {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if !isASCIILetter(c) && !isDigit(c) && c != '$' {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isNamePart(r, size) {
			return i
		}
		i += size
	}
	return len(s)
}
