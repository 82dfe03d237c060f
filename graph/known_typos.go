package graph

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// words of the known names, to find those within a typing error: every distinct
// word with the nodes that have it in some text.
type knownWords struct {
	words []string
	nodes [][]int32 // by word, ascending
}

func newKnownWords(nodes []knownNode) knownWords {
	at := map[string]int{}
	w := knownWords{}
	for i := range nodes {
		for _, t := range nodes[i].texts {
			for _, word := range split(t.lower) {
				j, known := at[word]
				if !known {
					j = len(w.words)
					at[word] = j
					w.words, w.nodes = append(w.words, word), append(w.nodes, nil)
				}
				if list := w.nodes[j]; len(list) == 0 || list[len(list)-1] != int32(i) {
					w.nodes[j] = append(list, int32(i))
				}
			}
		}
	}
	return w
}

// near returns the nodes that have a word within the typing errors that are allowed.
func (w *knownWords) near(typed string) []int32 {
	var found []int32
	most := allowed(typed)
	for i, word := range w.words {
		if d := len(word) - len(typed); d > 3*most || -d > 3*most { // at most three bytes more for a letter
			continue
		}
		if word == typed || most > 0 && levenshtein.ComputeDistance(typed, word) <= most {
			found = append(found, w.nodes[i]...)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// typing returns the nodes whose texts may lie within a typing error of q: those
// that have every word of it, or one piece of it whole in a text of about its
// length. Two errors leave one of three pieces whole.
func (k *knownNames) typing(q string) []int32 {
	var all []int32
	for i, word := range split(q) {
		near := k.words.near(word)
		if i > 0 {
			near = slices.DeleteFunc(near, func(n int32) bool { _, both := slices.BinarySearch(all, n); return !both })
		}
		all = near
	}
	cut, most := pieces(q), 3*allowed(q)
	for i := range k.nodes {
		near := func(text string) bool {
			d := len(text) - len(q)
			return d <= most && -d <= most && slices.ContainsFunc(cut, func(piece string) bool { return strings.Contains(text, piece) })
		}
		n := &k.nodes[i]
		if slices.ContainsFunc(n.texts, func(t knownText) bool { return near(t.lower) }) || slices.ContainsFunc(n.keys, near) {
			all = append(all, int32(i))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
