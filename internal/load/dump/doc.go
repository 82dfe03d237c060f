// Package dump takes a whole graph out of a database and puts it into another:
// as a Cypher script, JSON Lines or GraphML.
//
// It promises that a graph that was exported and loaded into an empty database is
// the same graph, which [FingerprintOf] shows; and that memory stays flat however
// large the graph is.
//
// Start reading at [Export].
package dump
