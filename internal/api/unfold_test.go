package api

import (
	"strings"
	"testing"
)

// A word of a link unfolds to what was folded or is refused; it never unfolds to
// more than a link may hold.
func FuzzUnfold(f *testing.F) {
	f.Add(fold("label=Role&key=c%2B%2B"))
	f.Add(fold(strings.Repeat("x", maxUnfolded+1)))
	f.Add("")
	f.Add("_-+/=")
	f.Fuzz(func(t *testing.T, word string) {
		query, err := unfold(word)
		if err != nil {
			return
		}
		if again, err := unfold(fold(query)); len(query) > maxUnfolded || err != nil || again != query {
			t.Errorf("%q gives %d bytes, again %d bytes, %v", word, len(query), len(again), err)
		}
	})
}
