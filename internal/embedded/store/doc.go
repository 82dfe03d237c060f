// Package store keeps the graph: nodes, relationships, indexes and constraints,
// in memory in a form made for traversal and, if it has a file, durably.
//
// Readers see a [View], one committed state that never changes, and never wait.
// One [Tx] writes at a time: it holds the store's write lock from its first
// write on, sees its own writes, and becomes the newest state when it commits.
// Both share everything that the transaction did not touch (see vector), so
// that a commit and a rollback cost what was written, not what there is. A
// commit is durable when Commit returns.
//
// Ids are dense and never used twice. Names of labels, relationship types and
// property keys are interned; ids and names meet in [Names].
//
// Start reading at Store, then View and Tx; indexes start at Index, the file at
// file.go.
package store
