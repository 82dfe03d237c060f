package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// mostNames is how many nodes a database may have for its names to be remembered,
// about 250 bytes each. A larger one is searched by search.cypher each time.
const mostNames = 400_000

// knownNames is what every node is called.
type knownNames struct {
	tooMany bool
	nodes   []knownNode // by data set, then elementId
	words   knownWords
}

type knownNode struct {
	ref    Ref
	labels []string
	texts  []knownText
	keys   []string // in lower case
}

// knownText is a name, title or alias, and the same in lower case.
type knownText struct{ text, lower string }

// readNames returns the names of all nodes.
func (db *DB) readNames(ctx context.Context, c *catalog) (*knownNames, error) {
	return recall(ctx, db, db.named, "", func(ctx context.Context) (*knownNames, error) {
		records, err := db.ask(ctx, statement("search_names", c.params(map[string]any{"limit": mostNames + 1})))
		if err != nil {
			return nil, err
		}
		if len(records) > mostNames {
			return &knownNames{tooMany: true}, nil
		}
		known := &knownNames{nodes: make([]knownNode, len(records))}
		for i, r := range records {
			n := &known.nodes[i]
			n.ref, n.labels = c.shortRef(r.Values[0]), asStrings(r.Values[1])
			for _, text := range asStrings(r.Values[2]) {
				n.texts = append(n.texts, knownText{text, strings.ToLower(text)})
			}
			for _, key := range asStrings(r.Values[3]) {
				n.keys = append(n.keys, strings.ToLower(key))
			}
		}
		known.words = newKnownWords(known.nodes)
		return known, nil
	})
}

// match is a node that a search found.
type match struct {
	node  *knownNode
	score float64
	text  string
}

// find returns how many nodes match, and the best of them: what search.cypher
// finds, in its order.
func (k *knownNames) find(q string, labels []string, limit int) (total int64, best []match) {
	for i := range k.nodes {
		n := &k.nodes[i]
		if !n.hasAny(labels) {
			continue
		}
		m := n.match(q)
		if m.score == 0 {
			continue
		}
		total++
		if len(best) == limit && compareMatches(m, best[limit-1]) >= 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, m, func(a, b match) int { return cmp.Or(compareMatches(a, b), -1) })
		best = slices.Insert(best, at, m)
		best = best[:min(len(best), limit)]
	}
	return total, best
}

// hasAny tells whether the node has one of the labels; none means any.
func (n *knownNode) hasAny(labels []string) bool {
	return len(labels) == 0 || slices.ContainsFunc(n.labels, func(l string) bool { return slices.Contains(labels, l) })
}

// compareMatches orders by score, then the shorter text, then the text; what is
// equal stays in the order of the nodes.
func compareMatches(a, b match) int {
	if a.score != b.score {
		return cmp.Compare(b.score, a.score)
	}
	return cmp.Or(cmp.Compare(len(a.text), len(b.text)), cmp.Compare(a.text, b.text))
}

// match scores a node: 5 for the whole name, 4 for its beginning, 3 for the
// beginning of a word, 2 for any part, half a point less for an alias, 1.5 for the
// beginning of a key, 0 for none of these.
func (n *knownNode) match(q string) match {
	best := match{node: n}
	for i, t := range n.texts {
		at := strings.Index(t.lower, q)
		if at < 0 {
			continue
		}
		score := textScore(t.lower, q, at)
		if i > 0 && t.text != n.texts[0].text {
			score -= 0.5
		}
		if score > best.score || score == best.score && len(t.text) < len(best.text) {
			best.score, best.text = score, t.text
		}
	}
	if best.score == 0 && slices.ContainsFunc(n.keys, func(key string) bool { return strings.HasPrefix(key, q) }) {
		best.score = 1.5
	}
	return best
}

func textScore(text, q string, at int) float64 {
	switch {
	case at == 0 && len(text) == len(q):
		return 5
	case at == 0:
		return 4
	}
	for ; at >= 0; at = next(text, q, at) {
		if strings.IndexByte(" -/(.,", text[at-1]) >= 0 {
			return 3
		}
	}
	return 2
}

// next is where q stands again after at, -1 if it does not.
func next(text, q string, at int) int {
	if more := strings.Index(text[at+1:], q); more >= 0 {
		return at + 1 + more
	}
	return -1
}

// all are the texts of a node, and its keys.
func (n *knownNode) all() []string {
	texts := make([]string, 0, len(n.texts)+len(n.keys))
	for _, t := range n.texts {
		texts = append(texts, t.text)
	}
	return append(texts, n.keys...)
}
