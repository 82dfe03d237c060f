package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
)

// mostNames is how many nodes a database may have for its names to be remembered,
// about 500 bytes each. A larger one is searched by search.cypher each time.
const mostNames = 400_000

// knownNames is what every node is called. All texts in lower case stand in one
// long string, so that one pass finds every text that holds a few letters.
type knownNames struct {
	tooMany bool
	nodes   []knownNode        // by data set, then elementId
	texts   []knownText        // by node
	joined  string             // the texts in lower case, a separator after each
	common  [256]int32         // how often each byte comes in joined
	keyed   map[string][]int32 // nodes by how a key begins, its first two bytes, ascending
	words   func() *knownWords
}

type knownNode struct {
	ref    Ref
	labels []string
	keys   []string // in lower case
	name   string   // the first of its texts
}

// knownText is a name, title or alias.
type knownText struct {
	node  int32
	start int32 // in joined
	text  string
}

const separator = "\x00"

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
		k := &knownNames{nodes: make([]knownNode, len(records)), keyed: map[string][]int32{}}
		var joined strings.Builder
		for i, r := range records {
			n := &k.nodes[i]
			n.ref, n.labels = c.shortRef(r.Values[0]), asStrings(r.Values[1])
			for j, text := range asStrings(r.Values[2]) {
				if j == 0 {
					n.name = text
				}
				k.texts = append(k.texts, knownText{int32(i), int32(joined.Len()), text})
				joined.WriteString(strings.ToLower(text))
				joined.WriteString(separator)
			}
			for _, key := range asStrings(r.Values[3]) {
				key = strings.ToLower(key)
				n.keys = append(n.keys, key)
				begins := key[:min(len(key), 2)]
				k.keyed[begins] = append(k.keyed[begins], int32(i))
			}
		}
		k.joined = joined.String()
		for i := range len(k.joined) {
			k.common[k.joined[i]]++
		}
		k.words = sync.OnceValue(k.readWords)
		return k, nil
	})
}

// lower is a text in lower case.
func (k *knownNames) lower(text int) string {
	if text+1 == len(k.texts) {
		return k.joined[k.texts[text].start : len(k.joined)-1]
	}
	return k.joined[k.texts[text].start : k.texts[text+1].start-1]
}

// holding calls take for every text that holds q, with where it stands first.
func (k *knownNames) holding(q string, take func(text, at int)) {
	text, rare := 0, k.rarest(q)
	for from := 0; from < len(k.joined); {
		at := k.index(q, rare, from)
		if at < 0 {
			return
		}
		for text+1 < len(k.texts) && int(k.texts[text+1].start) <= at {
			text++
		}
		start := int(k.texts[text].start)
		take(text, at-start)
		from = start + len(k.lower(text)) + 1
	}
}

// rarest is where the byte of q stands that comes least often.
func (k *knownNames) rarest(q string) int {
	rare := 0
	for i := range len(q) {
		if k.common[q[i]] < k.common[q[rare]] {
			rare = i
		}
	}
	return rare
}

// index finds q in joined, at from or after it, by looking for its rarest byte; -1
// when it is not there.
func (k *knownNames) index(q string, rare, from int) int {
	for at := from + rare; at < len(k.joined); at++ {
		next := strings.IndexByte(k.joined[at:], q[rare])
		if next < 0 {
			break
		}
		at += next
		if strings.HasPrefix(k.joined[at-rare:], q) {
			return at - rare
		}
	}
	return -1
}

// beginning returns the nodes of which a key may begin with q, ascending.
func (k *knownNames) beginning(q string) []int32 {
	if len(q) > 1 {
		return k.keyed[q[:2]]
	}
	var all []int32
	for begins, nodes := range k.keyed {
		if strings.HasPrefix(begins, q) {
			all = append(all, nodes...)
		}
	}
	slices.Sort(all)
	return all
}

// match is a node that a search found.
type match struct {
	node  int32
	score float64
	text  string
}

// find returns how many nodes match, and the best of them: what search.cypher
// finds, in its order.
func (k *knownNames) find(q string, labels []string, limit int) (total int64, best []match) {
	if strings.Contains(q, separator) {
		return 0, nil
	}
	for _, m := range k.matches(q) {
		if k.nodes[m.node].hasAny(labels) {
			total++
			best = insertBest(best, m, limit, compareMatches)
		}
	}
	return total, best
}

// matches scores every node that matches, in the order of the nodes: 5 for the
// whole name, 4 for its beginning, 3 for the beginning of a word, 2 for any part,
// half a point less for an alias, 1.5 for the beginning of a key.
func (k *knownNames) matches(q string) []match {
	var all []match
	add := func(m match) {
		last := len(all) - 1
		switch {
		case last < 0 || all[last].node != m.node:
			all = append(all, m)
		case m.score > all[last].score || m.score == all[last].score && len(m.text) < len(all[last].text):
			all[last] = m
		}
	}
	keyed := k.beginning(q)
	addKeys := func(before int32) {
		for ; len(keyed) > 0 && keyed[0] < before; keyed = keyed[1:] {
			if slices.ContainsFunc(k.nodes[keyed[0]].keys, func(key string) bool { return strings.HasPrefix(key, q) }) {
				add(match{node: keyed[0], score: 1.5})
			}
		}
	}
	k.holding(q, func(i, at int) {
		t := &k.texts[i]
		addKeys(t.node)
		for len(keyed) > 0 && keyed[0] == t.node {
			keyed = keyed[1:]
		}
		m := match{node: t.node, score: textScore(k.lower(i), q, at), text: t.text}
		if t.text != k.nodes[t.node].name {
			m.score -= 0.5
		}
		add(m)
	})
	addKeys(int32(len(k.nodes)))
	return all
}

// insertBest inserts an item into a list of the best, which is sorted and holds at
// most so many; an equal item comes after those that are there.
func insertBest[T any](best []T, item T, most int, compare func(a, b T) int) []T {
	if len(best) == most && compare(item, best[most-1]) >= 0 {
		return best
	}
	at, _ := slices.BinarySearchFunc(best, item, func(a, b T) int { return cmp.Or(compare(a, b), -1) })
	best = slices.Insert(best, at, item)
	return best[:min(len(best), most)]
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

// textScore is what a text scores that holds q, at at first.
func textScore(text, q string, at int) float64 {
	switch {
	case at == 0 && len(text) == len(q):
		return 5
	case at == 0:
		return 4
	}
	for at >= 0 {
		if strings.IndexByte(" -/(.,", text[at-1]) >= 0 {
			return 3
		}
		more := strings.Index(text[at+1:], q)
		if more < 0 {
			break
		}
		at += 1 + more
	}
	return 2
}
