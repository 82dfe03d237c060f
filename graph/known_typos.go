package graph

import (
	"math/bits"
	"slices"

	"github.com/agnivade/levenshtein"
)

// knownWords is every distinct word of the known names, to find those within a
// typing error; and which letters each text has.
type knownWords struct {
	words   []string
	letters []uint32  // of each word
	nodes   [][]int32 // by word, ascending
	texts   []uint32  // letters of each text
}

func (k *knownNames) readWords() *knownWords {
	at := map[string]int{}
	w := &knownWords{texts: make([]uint32, len(k.texts))}
	for i := range k.texts {
		w.texts[i] = letters(k.lower(i))
		for _, word := range split(k.lower(i)) {
			j, known := at[word]
			if !known {
				j = len(w.words)
				at[word] = j
				w.words, w.letters, w.nodes = append(w.words, word), append(w.letters, letters(word)), append(w.nodes, nil)
			}
			if list, node := w.nodes[j], k.texts[i].node; len(list) == 0 || list[len(list)-1] != node {
				w.nodes[j] = append(list, node)
			}
		}
	}
	return w
}

// letters is a set of letters, each hashed to one of 32 bits.
func letters(text string) uint32 {
	set := uint32(0)
	for _, r := range text {
		set |= 1 << (uint32(r) % 32)
	}
	return set
}

// mayBe tells whether two texts may lie within so many typing errors, by their
// lengths in bytes and their letters: an error changes one letter into another.
func mayBe(errors, lengthA, lengthB int, a, b uint32) bool {
	d := lengthA - lengthB
	return d <= 4*errors && -d <= 4*errors && bits.OnesCount32(a^b) <= 2*errors
}

// near returns the nodes that have a word within the typing errors that are allowed.
func (w *knownWords) near(typed string) []int32 {
	var found []int32
	most, own := allowed(typed), letters(typed)
	for i, word := range w.words {
		if mayBe(most, len(word), len(typed), w.letters[i], own) && levenshtein.ComputeDistance(typed, word) <= most {
			found = append(found, w.nodes[i]...)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// typing returns the nodes that may lie within a typing error of q: those that have
// every word of it, a text that as a whole is it, or a key that may be.
func (k *knownNames) typing(q string) []int32 {
	words := k.words()
	var all []int32
	for i, word := range split(q) {
		near := words.near(word)
		if i > 0 {
			near = slices.DeleteFunc(near, func(n int32) bool { _, both := slices.BinarySearch(all, n); return !both })
		}
		all = near
	}
	most, own := allowed(q), letters(q)
	for i := range k.texts {
		if text := k.lower(i); mayBe(most, len(text), len(q), words.texts[i], own) && distanceWithin(most, q, text) <= most {
			all = append(all, k.texts[i].node)
		}
	}
	for i := range k.nodes {
		for _, key := range k.nodes[i].keys {
			if d := len(key) - len(q); d <= 4*most && -d <= 4*most && mayBe(most, len(key), len(q), letters(key), own) {
				all = append(all, int32(i))
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// textsOf are the texts of a node, and its keys.
func (k *knownNames) textsOf(node int32) []string {
	at, _ := slices.BinarySearchFunc(k.texts, node, func(t knownText, n int32) int { return int(t.node - n) })
	var texts []string
	for ; at < len(k.texts) && k.texts[at].node == node; at++ {
		texts = append(texts, k.texts[at].text)
	}
	return append(texts, k.nodes[node].keys...)
}
