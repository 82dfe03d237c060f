// Package table brings the user's own tables into a database: a mapping file in
// YAML says which columns become which nodes and relationships.
//
// It promises that a mapping is checked against the files completely before
// anything is loaded; an error of it names file, line and column, shows the line
// with a caret, and the nearest name where one is unknown. What a row holds that
// cannot be used is rejected with file, row and reason.
//
// Start reading at [Mapping], which is the format, then at [Open]. [Suggest]
// writes a first mapping for files.
package table
