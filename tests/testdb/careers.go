package testdb

import (
	_ "embed"
	"regexp"
	"strings"
	"testing"
)

//go:embed careers.cypher
var careers string

var comment = regexp.MustCompile(`(?m)^\s*//.*$`)

// Careers fills a database with made-up roles of two data sets, for what the seed
// has not: ratings, job zones, related roles and links between data sets.
func (db DB) Careers(t testing.TB) {
	t.Helper()
	for _, statement := range strings.Split(comment.ReplaceAllString(careers, ""), ";\n") {
		if strings.TrimSpace(statement) != "" {
			db.Run(t, statement, nil)
		}
	}
}
