// Package check finds what is wrong with a parsed statement before it runs:
// undefined and redeclared variables, types that cannot fit, misplaced
// aggregations, unknown functions and procedures, UNION columns that differ.
//
// Errors are [*syntax.Error] values with Neo4j's code, wording close to Neo4j's,
// the place, and the word that the openCypher TCK uses for the error. Of a right
// statement it tells the names of the columns.
//
// Types are sets of kinds: what is not known is of every kind, and only what
// cannot fit at all is refused, as Neo4j does; the rest is found at run time.
//
// Start reading at Check, then scope.go; UNWIND is in unwind.go as everywhere.
package check
