package store

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"rolegraph/internal/embedded/value"
)

// Hit is one answer of a full-text query.
type Hit struct {
	ID    uint64
	Score float64
}

// Search answers a query in Lucene's simple syntax: words, "phrases" (all their
// words), prefix*, fuzzy~ and fuzzy~1, field:word, +must, -not, AND, OR, NOT and
// ^boost. Words without an operator are alternatives. The best hits, by BM25,
// come first; equal ones by id.
func (ix *Index) Search(query string) ([]Hit, error) {
	clauses, err := parseSearch(query)
	if err != nil {
		return nil, err
	}
	scores := map[uint32]float64{}
	must, not := []map[uint32]float64{}, []map[uint32]float64{}
	for _, c := range clauses {
		found := ix.match(c)
		switch c.occur {
		case occurMust:
			must = append(must, found)
		case occurNot:
			not = append(not, found)
			continue
		}
		for id, score := range found {
			scores[id] += score * c.boost
		}
	}
	return bestHits(scores, must, not), nil
}

func bestHits(scores map[uint32]float64, must, not []map[uint32]float64) []Hit {
	var hits []Hit
	for id, score := range scores {
		in := func(m map[uint32]float64) bool { _, ok := m[id]; return ok }
		if slices.ContainsFunc(not, in) || slices.ContainsFunc(must, func(m map[uint32]float64) bool { return !in(m) }) {
			continue
		}
		hits = append(hits, Hit{uint64(id), score})
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
	return hits
}

// match scores the documents that a clause finds. All words of a phrase must
// stand in the document.
func (ix *Index) match(c searchClause) map[uint32]float64 {
	var result map[uint32]float64
	for _, word := range c.words {
		found := map[uint32]float64{}
		for _, postings := range ix.wordPostings(c, word) {
			ix.words.score(postings, found)
		}
		if result == nil {
			result = found
			continue
		}
		for id, score := range result {
			if more, both := found[id]; both {
				result[id] = score + more
			} else {
				delete(result, id)
			}
		}
	}
	return result
}

// wordPostings collects the postings of each word of the index that the query's
// word stands for.
func (ix *Index) wordPostings(c searchClause, word string) [][]posting {
	field := slices.Index(ix.Properties, c.field)
	if c.field != "" && field < 0 {
		return nil
	}
	var all [][]posting
	from := ""
	if c.fuzzy == 0 {
		from = word
	}
	ix.words.postings.Ascend(posting{word: from, field: -1}, func(p posting) bool {
		if c.fuzzy == 0 && !strings.HasPrefix(p.word, word) || !c.prefix && c.fuzzy == 0 && p.word != word {
			return false
		}
		if c.fuzzy > 0 && !near(p.word, word, c.fuzzy) || c.field != "" && p.field != field {
			return true
		}
		if n := len(all); n > 0 && all[n-1][0].word == p.word {
			all[n-1] = append(all[n-1], p)
		} else {
			all = append(all, []posting{p})
		}
		return true
	})
	return all
}

func near(a, b string, distance int) bool {
	if len(a) > len(b)+4*distance || len(b) > len(a)+4*distance {
		return false
	}
	return levenshtein.ComputeDistance(a, b) <= distance
}

// score adds BM25 of one word's postings to found, with Lucene's constants.
func (x *inverted) score(postings []posting, found map[uint32]float64) {
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

// SearchSyntax is the code of a full-text query that cannot be read.
const SearchSyntax value.Code = "Neo.ClientError.Procedure.ProcedureCallFailed"
