package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// SearchOptions narrows [DB.Search].
type SearchOptions struct {
	Q      string
	Labels []string // empty means every named node
	Limit  int      // 1 to 100; 0 means 10
}

// SearchResult is ranked hits: exact names first, then prefixes, words, contained
// text and names within a typing error.
type SearchResult struct {
	Items []SearchHit `json:"items"`
	Cut
}

// SearchHit is one named node that matches.
type SearchHit struct {
	Ref
	Score   float64 `json:"score"`
	Matched string  `json:"matched,omitempty" doc:"the alias that matched, where it was not the name"`
}

// Search finds named nodes by what a person types: never less than CONTAINS finds.
// When that leaves room, names within a typing error follow.
func (db *DB) Search(ctx context.Context, o SearchOptions) (*SearchResult, error) {
	limit, err := between("limit", o.Limit, 10, 1, 100)
	if err != nil {
		return nil, err
	}
	q := strings.ToLower(strings.TrimSpace(o.Q))
	if q == "" {
		return &SearchResult{Items: []SearchHit{}}, nil
	}
	c, err := db.readCatalog(ctx)
	if err != nil {
		return nil, err
	}
	known, err := db.readNames(ctx, c)
	if err != nil {
		return nil, err
	}
	result, err := db.containing(ctx, c, known, q, o.Labels, limit)
	if err != nil {
		return nil, err
	}
	if len(result.Items) < limit && allowed(q) > 0 {
		if err := db.addTypos(ctx, c, known, q, o.Labels, limit, result); err != nil {
			return nil, err
		}
	}
	result.Returned = len(result.Items)
	if result.Total > int64(result.Returned) {
		result.Reason = "limit"
	}
	return result, nil
}

// containing finds nodes whose names contain q, among the remembered names if there
// are not too many.
func (db *DB) containing(ctx context.Context, c *catalog, known *knownNames, q string, labels []string, limit int) (*SearchResult, error) {
	result := &SearchResult{Items: []SearchHit{}}
	if !known.tooMany {
		total, best := known.find(q, labels, limit)
		result.Total = total
		for _, m := range best {
			result.Items = append(result.Items, newHit(known.nodes[m.node].ref, m.score, m.text))
		}
		return result, nil
	}
	row, err := db.askOne(ctx, statement("search", c.params(map[string]any{"q": q, "limit": limit}), fillAny("labels", labels)))
	if err != nil {
		return nil, err
	}
	result.Total = asInt(row[0])
	for _, item := range asList(row[1]) {
		parts := asList(item)
		result.Items = append(result.Items, newHit(c.shortRef(parts[0]), asFloat(parts[1]), asString(parts[2])))
	}
	return result, nil
}

func newHit(r Ref, score float64, matched string) SearchHit {
	if matched == r.Name {
		matched = ""
	}
	return SearchHit{Ref: r, Score: score, Matched: matched}
}

// addTypos adds the names that lie within a typing error of q.
func (db *DB) addTypos(ctx context.Context, c *catalog, known *knownNames, q string, labels []string, limit int, result *SearchResult) error {
	hits, err := db.typoHits(ctx, c, known, q, labels)
	if err != nil {
		return err
	}
	seen := map[Ref]bool{}
	for _, hit := range result.Items {
		seen[hit.Ref] = true
	}
	hits = slices.DeleteFunc(hits, func(h SearchHit) bool { return seen[h.Ref] })
	slices.SortFunc(hits, func(a, b SearchHit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(len(a.Name), len(b.Name)), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
	})
	result.Total += int64(len(hits))
	result.Items = append(result.Items, hits[:min(len(hits), limit-len(result.Items))]...)
	return nil
}

// typoHits are the names within a typing error of q, in no order.
func (db *DB) typoHits(ctx context.Context, c *catalog, known *knownNames, q string, labels []string) (hits []SearchHit, err error) {
	add := func(ref Ref, texts []string) {
		if hit, ok := typoHit(ref, q, texts); ok {
			hits = append(hits, hit)
		}
	}
	if !known.tooMany {
		for _, i := range known.typing(q) {
			if n := &known.nodes[i]; n.hasAny(labels) {
				add(n.ref, known.textsOf(i))
			}
		}
		return hits, nil
	}
	records, err := db.ask(ctx, c.candidates(q, labels))
	for _, r := range records {
		add(c.shortRef(r.Values[0]), asStrings(r.Values[1]))
	}
	return hits, err
}

// candidates is the statement that finds names which may hold typing errors.
func (c *catalog) candidates(q string, labels []string) Statement {
	if c.names {
		params := map[string]any{"index": nameIndex, "query": luceneQuery(q), "labels": append([]string{}, labels...)}
		return statement("fuzzy", c.params(params))
	}
	params := map[string]any{"size": len([]rune(q)), "pieces": pieces(q)}
	return statement("near", c.params(params), fillAny("labels", labels))
}

// luceneQuery asks for every word of q, those that are long enough with typing
// errors. Only letters and digits reach the index, so nothing needs escaping.
func luceneQuery(q string) string {
	words := split(q)
	for i, word := range words {
		if n := allowed(word); n > 0 {
			words[i] = word + "~" + string(rune('0'+n))
		}
	}
	return strings.Join(words, " AND ")
}

// pieces cuts q into one piece more than it may hold errors: one piece is whole.
func pieces(q string) []string {
	letters, n := []rune(q), allowed(q)+1
	cut := make([]string, n)
	for i := range n {
		cut[i] = string(letters[len(letters)*i/n : len(letters)*(i+1)/n])
	}
	return cut
}

// typoHit scores the nearest of a node's texts: at most 1, less for each error.
func typoHit(r Ref, q string, texts []string) (SearchHit, bool) {
	best, matched := -1, ""
	for _, text := range texts {
		if d, ok := typos(q, text); ok && (best < 0 || d < best) {
			best, matched = d, text
		}
	}
	return newHit(r, 1/float64(1+best), matched), best >= 0
}
