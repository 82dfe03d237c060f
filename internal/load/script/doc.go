// Package script runs scripts in the syntax of cypher-shell: Cypher statements
// that end with a semicolon, and commands on lines that start with a colon.
//
// It promises that an error names file, line and column, shows the line with a
// caret, and says what was and what was not committed. Every statement runs in
// its own transaction unless :begin opened one.
//
// Start reading at [Split], which cuts a text into pieces and loses nothing, then
// at [Runner.Run].
package script
