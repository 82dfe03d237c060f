package differential

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"
)

// graph draws a graph of up to eight nodes as one CREATE. Every node and every
// relationship has an id of its own; x is of any type, y an integer. No two
// values of x are equal and yet written differently.
func graph(t *rapid.T) string {
	n := rapid.IntRange(1, 8).Draw(t, "nodes")
	var parts []string
	for i := range n {
		labels := rapid.SampledFrom([]string{"", ":A", ":B", ":A:B"}).Draw(t, "labels")
		x := rapid.SampledFrom([]string{"null", "1", "3", "-2", "2.5", "'a'", "'ab'", "''", "true", "false", "[1, 2]", "[]", "date('2024-02-29')", "duration('P1D')", "point({x: 1, y: 2})"}).Draw(t, "x")
		y := rapid.SampledFrom([]string{"null", "0", "1", "2", "-5"}).Draw(t, "y")
		parts = append(parts, fmt.Sprintf("(n%d%s {id: %d, x: %s, y: %s})", i, labels, i, x, y))
	}
	for i := range rapid.IntRange(0, 10).Draw(t, "relationships") {
		end := rapid.IntRange(0, n-1)
		parts = append(parts, fmt.Sprintf("(n%d)-[:%s {id: %d, w: %d}]->(n%d)", end.Draw(t, "from"),
			rapid.SampledFrom([]string{"R", "S"}).Draw(t, "type"), i, i%3, end.Draw(t, "to")))
	}
	return "CREATE " + strings.Join(parts, ", ")
}
