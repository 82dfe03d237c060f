// Package syntax turns Cypher text into a syntax tree with positions, and a
// syntax tree back into text.
//
// [Parse] is a hand-written recursive descent parser over the tokens of package
// cypherlex. It accepts openCypher 9 and what Neo4j 5.26 adds. What it refuses
// ends in an [*Error] with Neo4j's code, wording close to Neo4j's, and the place.
// It does not know which names exist: that is for package check.
//
// Every node tells where it lies in the source ([Node.Pos], [Node.End]) and
// prints as valid source ([Node.String]); parsing the print gives the same tree
// again. Parentheses are not kept: printing adds those that the tree needs.
//
// Start reading at node.go for the tree and at parser.go for the parser; each
// clause has its own file with its node, how it is parsed and how it is printed.
package syntax
