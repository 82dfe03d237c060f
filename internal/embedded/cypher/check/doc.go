// Package check finds what is wrong with a parsed statement before it runs:
// undefined and redeclared variables, types that cannot fit, misplaced
// aggregations, unknown functions and procedures, UNION columns that differ.
//
// Errors are [*syntax.Error] values with Neo4j's code, wording close to Neo4j's,
// the place, and the word that the openCypher TCK uses for the error. For right
// statements it returns what the planner wants to know: the columns, what each
// * stands for, and which variables are visible behind each clause with which
// type.
//
// Start reading at Check, then scope.go; UNWIND is in unwind.go as everywhere.
package check
