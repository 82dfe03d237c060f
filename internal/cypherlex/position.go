package cypherlex

import (
	"strings"
	"unicode/utf8"
)

// Position returns the line and column, both from 1 and counted in code points,
// of a byte offset in src. Only '\n' ends a line, as for Neo4j.
func Position(src string, offset int) (line, column int) {
	before := src[:min(max(offset, 0), len(src))]
	start := strings.LastIndexByte(before, '\n') + 1
	return strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[start:]) + 1
}
