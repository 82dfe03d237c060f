// Package query runs ad hoc Cypher: text that somebody typed.
//
// Nothing runs before it has passed the gate. The gate asks the database to
// EXPLAIN the text in a READ access mode session and then goes by allow lists:
// the statement type, every operator of the plan, every procedure, every function
// outside the built-in ones, and the few SHOW commands that tell nothing private.
// What is on no list is refused, with its name, its position and the reason.
// A statement that is estimated to touch more rows than the budget is refused
// too, unless the caller insists.
//
// What passes runs in an auto-commit transaction with a time limit, in READ
// access mode unless writing was allowed. Rows are pulled as they are wanted: a
// limit ends the transaction instead of hiding rows, and so does a caller that
// goes away.
//
// Start reading at Runner.Run, then gate.go.
package query
