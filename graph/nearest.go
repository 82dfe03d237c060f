package graph

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Nearest returns the candidates that a person may have meant by name: at most
// five, best first, within a distance that grows with the length of name.
func Nearest(name string, candidates []string) []string {
	type near struct {
		name     string
		distance int
	}
	var found []near
	for _, candidate := range candidates {
		d := levenshtein.ComputeDistance(strings.ToLower(name), strings.ToLower(candidate))
		if d <= 1+len([]rune(name))/4 {
			found = append(found, near{candidate, d})
		}
	}
	slices.SortFunc(found, func(a, b near) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.name, b.name))
	})
	names := make([]string, min(5, len(found)))
	for i := range names {
		names[i] = found[i].name
	}
	return names
}

// typos returns how many typing errors lie between what was typed and a text: of
// the whole, or of each typed word and its nearest word of the text. ok is false
// beyond what a person would take for the same: one error from four letters on,
// two from eight.
func typos(typed, text string) (distance int, ok bool) {
	typed, text = strings.ToLower(typed), strings.ToLower(text)
	if d := distanceWithin(allowed(typed), typed, text); d <= allowed(typed) {
		return d, true
	}
	words, wanted := split(text), split(typed)
	for _, word := range wanted {
		most := allowed(word)
		best := most + 1
		for _, w := range words {
			best = min(best, distanceWithin(most, word, w))
		}
		if best > most {
			return 0, false
		}
		distance += best
	}
	return distance, len(wanted) > 0
}

// distanceWithin is the distance of two texts, or some number above most: their
// lengths alone may tell.
func distanceWithin(most int, a, b string) int {
	if d := utf8.RuneCountInString(a) - utf8.RuneCountInString(b); d > most || -d > most {
		return most + 1
	}
	return levenshtein.ComputeDistance(a, b)
}

func allowed(word string) int { return min(len([]rune(word))/4, 2) }

// split returns the words of a text: its runs of letters and digits.
func split(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
