// Package seed holds the built-in data: the roles of a machine learning team, as
// a Cypher script that reads from top to bottom.
//
// The script is safe to run twice: the second run changes nothing. Its statements
// end with a semicolon, and no string or comment of it holds one.
package seed

import (
	_ "embed"
	"strings"
)

// Script is the text of roles.cypher, in the syntax of cypher-shell.
//
//go:embed roles.cypher
var Script string

// Schema is the part of the script that makes the constraints and the full-text
// index, which every data set shares.
func Schema() string {
	_, rest, _ := strings.Cut(Script, "- Schema\n")
	schema, _, _ := strings.Cut(rest, "\n// ---")
	return schema
}
