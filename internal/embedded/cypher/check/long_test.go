package check_test

import (
	"fmt"
	"strings"
	"testing"
)

// Long statements are checked like short ones: nothing in the check grows with
// the square of their length or needs much stack.
func TestLongStatementsAreChecked(t *testing.T) {
	const n = 20_000
	var items strings.Builder
	for i := range n {
		fmt.Fprintf(&items, "%d AS c%d, ", i, i)
	}
	for name, src := range map[string]string{
		"items":     "RETURN " + items.String() + "1 AS last",
		"sum":       "RETURN 1" + strings.Repeat(" + 1", n),
		"or":        "MATCH (n) WHERE n.x = 1" + strings.Repeat(" OR n.x = 1", n) + " RETURN n",
		"clauses":   strings.Repeat("CREATE (:A) ", n),
		"variables": "CREATE " + strings.Repeat("()-[:R]->", n) + "()",
		"withs":     "MATCH (n) " + strings.Repeat("WITH n ", n) + "RETURN n",
		"unions":    "RETURN 1 AS x" + strings.Repeat(" UNION ALL RETURN 1 AS x", n),
	} {
		if _, err := prepare(src); err != nil {
			t.Errorf("%s: %.200v", name, err)
		}
	}
}
