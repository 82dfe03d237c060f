package store

import (
	"strings"
	"unicode"

	"github.com/tidwall/btree"

	"rolegraph/internal/embedded/value"
)

// inverted is an inverted index: which words stand how often in which field of
// what. Fields are numbered like the index's properties.
type inverted struct {
	postings *btree.BTreeG[posting]
	docs     *btree.Map[uint32, int] // words by document
	total    int                     // words of all documents
}

// posting says that a word stands freq times in a field of document id.
type posting struct {
	word  string
	id    uint32
	field int
	freq  int
}

func postingLess(a, b posting) bool {
	if a.word != b.word {
		return a.word < b.word
	}
	if a.id != b.id {
		return a.id < b.id
	}
	return a.field < b.field
}

func newInverted() *inverted {
	return &inverted{postings: btree.NewBTreeG(postingLess), docs: &btree.Map[uint32, int]{}}
}

func (x *inverted) copy() *inverted {
	return &inverted{postings: x.postings.Copy(), docs: x.docs.Copy(), total: x.total}
}

// add enters a document: a text for each field, "" for a missing one.
func (x *inverted) add(id uint32, fields []string) {
	words := 0
	for field, text := range fields {
		for word, freq := range countWords(text) {
			x.postings.Set(posting{word, id, field, freq})
			words += freq
		}
	}
	if words > 0 {
		x.docs.Set(id, words)
		x.total += words
	}
}

func (x *inverted) remove(id uint32, fields []string) {
	for field, text := range fields {
		for word := range countWords(text) {
			x.postings.Delete(posting{word: word, id: id, field: field})
		}
	}
	words, _ := x.docs.Delete(id)
	x.total -= words
}

func countWords(text string) map[string]int {
	counts := map[string]int{}
	for _, w := range Words(text) {
		counts[w]++
	}
	return counts
}

// Words cuts a text into the words that a full-text index holds: runs of
// letters, marks and digits, with apostrophes, full stops and underscores
// inside, in lower case.
func Words(text string) []string {
	var words []string
	runes := []rune(text)
	start := -1
	for i := 0; i <= len(runes); i++ {
		if i < len(runes) && (isWordRune(runes[i]) || start >= 0 && joins(runes, i)) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			words = append(words, strings.ToLower(string(runes[start:i])))
			start = -1
		}
	}
	return words
}

func isWordRune(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// joins tells whether the sign at i holds two halves of a word together: "don't",
// "3.14", "node.js".
func joins(runes []rune, i int) bool {
	return (runes[i] == '\'' || runes[i] == '’' || runes[i] == '.') && i+1 < len(runes) && isWordRune(runes[i+1])
}

// texts returns the text of each of the index's properties.
func (ix *Index) texts(props []prop) []string {
	texts := make([]string, len(ix.keys))
	for i, k := range ix.keys {
		v, _ := findProp(props, k)
		switch v := v.(type) {
		case value.String:
			texts[i] = string(v)
		case value.List:
			texts[i] = joinStrings(v)
		}
	}
	return texts
}

func joinStrings(l value.List) string {
	var parts []string
	for _, v := range l {
		if s, ok := v.(value.String); ok {
			parts = append(parts, string(s))
		}
	}
	return strings.Join(parts, "\n")
}
