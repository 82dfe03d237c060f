// Package seed holds the built-in data: the roles of a machine learning team, as
// a Cypher script that reads from top to bottom.
//
// The script is safe to run twice: the second run changes nothing. Its statements
// end with a semicolon, and no string or comment of it holds one.
package seed

import _ "embed"

// Script is the text of roles.cypher, in the syntax of cypher-shell.
//
//go:embed roles.cypher
var Script string
