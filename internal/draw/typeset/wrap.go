package typeset

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
)

// Ellipsis marks a text that was shortened.
const Ellipsis = "…"

// Clean makes any string fit for one line: runs of white space become one
// space; control, bidirectional override and invalid characters go.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	s = norm.NFC.String(strings.ToValidUTF8(s, "\ufffd")) // accents become part of their letters, which fonts have
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), isOverride(r), r == '\ufffe', r == '\uffff':
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// isClean tells plain ASCII that needs no cleaning: most names.
func isClean(s string) bool {
	for i := range len(s) {
		space := s[i] == ' '
		if s[i] < ' ' || s[i] > '~' || space && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return false
		}
	}
	return true
}

// isOverride tells the characters that turn the direction of the text around
// them (Unicode Bidirectional Algorithm, 2.1 to 2.5).
func isOverride(r rune) bool { return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' }

// Fit shortens s with an ellipsis until it is at most max pixels wide.
func Fit(s string, style Style, max float64) string {
	if Width(s, style) <= max {
		return s
	}
	head, _ := split(s, style, max-Width(Ellipsis, style))
	return strings.TrimRight(head, " ") + Ellipsis
}

// Wrap breaks a cleaned string into at most lines lines of at most max pixels,
// at the places where Unicode allows it (UAX #14); the last line gets an
// ellipsis when there is more.
func Wrap(s string, style Style, max float64, lines int) []string {
	var out []string
	for s != "" && len(out) < lines {
		if len(out) == lines-1 {
			return append(out, Fit(s, style, max))
		}
		var line string
		line, s = breakLine(s, style, max)
		out = append(out, line)
	}
	return out
}

// breakLine takes the longest line off s, and returns what is left.
func breakLine(s string, style Style, max float64) (line, rest string) {
	end, state := 0, -1
	for left := s; left != ""; {
		var segment string
		segment, left, _, state = uniseg.FirstLineSegmentInString(left, state)
		if Width(strings.TrimRight(s[:end+len(segment)], " "), style) > max {
			break
		}
		end += len(segment)
	}
	if end == 0 {
		line, rest = split(s, style, max)
		return line, rest
	}
	return strings.TrimRight(s[:end], " "), s[end:]
}

// split cuts s after the last user-perceived character that fits; one at least.
func split(s string, style Style, max float64) (head, tail string) {
	end, used, state := 0, 0.0, -1
	for left := s; left != ""; {
		var cluster string
		var cells int
		cluster, left, cells, state = uniseg.FirstGraphemeClusterInString(left, state)
		used += clusterWidth(cluster, cells, style.Bold) * style.Size
		if used > max && end > 0 {
			break
		}
		end += len(cluster)
	}
	return s[:end], s[end:]
}
