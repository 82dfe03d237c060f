// Package plan turns a checked syntax tree into a tree of physical operators:
// what package exec runs and what EXPLAIN prints.
//
// [Build] goes clause by clause, each in its own file. A MATCH is taken apart
// into nodes, relationships and predicates (pattern.go), and put together again
// in the cheapest order that the solver finds (solve.go): where to start, by
// index, label or a variable already bound (leaf.go), and which relationship to
// follow next, by the store's counts (cost.go). Predicates run as soon as their
// variables are known.
//
// What is done only to be fast is a rule in [Rules] that can be left out:
// answers are the same with and without. What answers depend on, such as the
// Eager between a write and a read of the same query (eager.go), is no rule.
//
// Operators have the names that Neo4j gives them, and details are written as
// Neo4j writes them.
//
// Start reading at Build, then Operator.
package plan
