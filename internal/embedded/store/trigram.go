package store

import (
	"slices"

	"github.com/tidwall/btree"
)

// gramSize is how many bytes of a string are looked up at once.
const gramSize = 3

// trigrams says which strings hold which three bytes in a row: what CONTAINS and
// ENDS WITH ask for is only in those that hold all of its own.
type trigrams struct {
	tree *btree.BTreeG[gram]
}

type gram struct {
	bytes [gramSize]byte
	id    uint32
}

func gramLess(a, b gram) bool {
	if c := slices.Compare(a.bytes[:], b.bytes[:]); c != 0 {
		return c < 0
	}
	return a.id < b.id
}

func newTrigrams() *trigrams { return &trigrams{btree.NewBTreeG(gramLess)} }

func (t *trigrams) copy() *trigrams { return &trigrams{t.tree.Copy()} }

// each visits the trigrams of a text.
func each(text string, visit func([gramSize]byte)) {
	for i := 0; i+gramSize <= len(text); i++ {
		visit([gramSize]byte{text[i], text[i+1], text[i+2]})
	}
}

func (t *trigrams) add(id uint32, text string) {
	each(text, func(b [gramSize]byte) { t.tree.Set(gram{b, id}) })
}

func (t *trigrams) remove(id uint32, text string) {
	each(text, func(b [gramSize]byte) { t.tree.Delete(gram{b, id}) })
}

// having returns, in order, the ids of the strings that hold every trigram of a
// text.
func (t *trigrams) having(text string) []uint32 {
	var ids []uint32
	first := true
	each(text, func(b [gramSize]byte) {
		switch {
		case first:
			t.tree.Ascend(gram{bytes: b}, func(g gram) bool {
				if g.bytes != b {
					return false
				}
				ids = append(ids, g.id)
				return true
			})
		default:
			ids = slices.DeleteFunc(ids, func(id uint32) bool {
				_, ok := t.tree.Get(gram{b, id})
				return !ok
			})
		}
		first = false
	})
	return ids
}
