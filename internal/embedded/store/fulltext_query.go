package store

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Hit is one answer of a full-text query.
type Hit struct {
	ID    uint64
	Score float64
}

// scores are documents with their scores.
type scores map[uint32]float64

// Search asks a full-text index in Lucene's classic query syntax: words, "phrases"
// with ~slop, wild*cards?, fuzzy~ and fuzzy~1, /regular expressions/, ranges
// [a TO b], field:word, brackets, +must, -not, AND, OR, NOT and ^boost. Words
// without an operator are alternatives. The best hits, by BM25, come first; equal
// ones by id. Source: org.apache.lucene.queryparser.classic.
func (v *View) Search(ix *Index, query string) ([]Hit, error) {
	group, err := parseSearch(query)
	if err != nil {
		return nil, err
	}
	var hits []Hit
	for id, score := range (&searcher{v, ix}).group(group) {
		hits = append(hits, Hit{uint64(id), score})
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
	return hits, nil
}

// searcher answers one query.
type searcher struct {
	view *View
	*Index
}

// group combines clauses: every one that must holds, none that must not, and at
// least one if none must.
func (s *searcher) group(g searchGroup) scores {
	var must, not []scores
	found := scores{}
	for _, c := range g.clauses {
		matched := s.match(c.query)
		switch c.occur {
		case occurMust:
			must = append(must, matched)
		case occurNot:
			not = append(not, matched)
			continue
		}
		for id, score := range matched {
			found[id] += score * c.boost
		}
	}
	for id := range found {
		in := func(m scores) bool { _, ok := m[id]; return ok }
		if slices.ContainsFunc(not, in) || slices.ContainsFunc(must, func(m scores) bool { return !in(m) }) {
			delete(found, id)
		}
	}
	return found
}

func (s *searcher) match(q search) scores {
	switch q := q.(type) {
	case searchGroup:
		return s.group(q)
	case searchTerm:
		return s.words(q.field, q.word, q.word, func(word string) bool { return word == q.word })
	case searchPattern:
		return s.words(q.field, q.start, "", q.pattern.MatchString)
	case searchFuzzy:
		return s.words(q.field, "", "", func(word string) bool { return near(word, q.word, q.edits) })
	case searchRange:
		return s.words(q.field, "", "", q.holds)
	case searchPhrase:
		return s.phrase(q)
	}
	all := scores{}
	s.Index.words.docs.Scan(func(id uint32, _ int) bool { all[id] = 1; return true })
	return all
}

func (r searchRange) holds(word string) bool {
	return (r.low == "" || word > r.low || r.incLow && word == r.low) &&
		(r.high == "" || word < r.high || r.incHigh && word == r.high)
}

// words scores the documents that have one of the words for which holds is true.
// All of these begin with start; last is the last of them, if it is known.
func (s *searcher) words(field, start, last string, holds func(string) bool) scores {
	found := scores{}
	at := slices.Index(s.Properties, field)
	if field != "" && at < 0 {
		return found
	}
	var same []posting
	score := func() {
		if len(same) > 0 {
			s.Index.words.score(same, found)
		}
		same = same[:0]
	}
	word, wanted := "", false
	s.Index.words.postings.Ascend(posting{word: start, field: -1}, func(p posting) bool {
		if !strings.HasPrefix(p.word, start) || last != "" && p.word > last {
			return false
		}
		if p.word != word {
			score()
			word, wanted = p.word, holds(p.word)
		}
		if wanted && (field == "" || p.field == at) {
			same = append(same, p)
		}
		return true
	})
	score()
	return found
}

// phrase scores the documents that have the words one after the other.
func (s *searcher) phrase(q searchPhrase) scores {
	var found scores
	for _, word := range q.words {
		one := s.match(searchTerm{q.field, word})
		if found == nil {
			found = one
			continue
		}
		for id := range found {
			if more, both := one[id]; both {
				found[id] += more
			} else {
				delete(found, id)
			}
		}
	}
	for id := range found {
		if !s.standsIn(id, q) {
			delete(found, id)
		}
	}
	return found
}

// standsIn tells whether a field of a document holds the phrase.
func (s *searcher) standsIn(id uint32, q searchPhrase) bool {
	for i, text := range s.texts(s.view.propsOf(s.Index, id)) {
		if (q.field == "" || q.field == s.Properties[i]) && q.in(Words(text)) {
			return true
		}
	}
	return false
}

// in tells whether the words of the phrase stand among others so that moving them
// together takes no more than slop moves.
func (q searchPhrase) in(words []string) bool {
	var place func(i int, low, high int) bool
	place = func(i, low, high int) bool {
		if i == len(q.words) {
			return true
		}
		for at, w := range words {
			// Where the phrase would have to begin for the word to be in its place.
			begin := at - i
			if w == q.words[i] && (i == 0 || max(high, begin)-min(low, begin) <= q.slop) {
				if l, h := min(low, begin), max(high, begin); i == 0 && place(1, begin, begin) || i > 0 && place(i+1, l, h) {
					return true
				}
			}
		}
		return false
	}
	return place(0, 0, 0)
}

// near tells whether a becomes b by so many edits: a letter more, less or
// another, or two that change places.
func near(a, b string, edits int) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y)+edits || len(y) > len(x)+edits {
		return false
	}
	var before, last []int
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		before, last = last, row
		row = make([]int, len(y)+1)
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(y)] <= edits
}

// score adds BM25 of one word's postings to found, with Lucene's constants.
func (x *inverted) score(postings []posting, found scores) {
	const k1, b = 1.2, 0.75
	n, df := float64(x.docs.Len()), float64(len(postings))
	idf := math.Log(1 + (n-df+0.5)/(df+0.5))
	mean := float64(x.total) / max(n, 1)
	for _, p := range postings {
		length, _ := x.docs.Get(p.id)
		tf := float64(p.freq)
		found[p.id] += idf * tf / (tf + k1*(1-b+b*float64(length)/mean))
	}
}

func (x *inverted) lengths() []int { return x.docs.Values() }
