// Package exec runs plans: each operator of package plan has one here, in a file
// of its own, that hands on rows when it is asked for them.
//
// All operators of a query work on one row of slots. An operator's next puts its
// variables into the row and leaves those of the operators before it as they
// are; an operator that keeps rows (Sort, Eager) copies the slots that matter and
// puts them back. So a row that passes through ten operators is never copied.
//
// [Start] builds the operators of a plan, [Rows.Next] pulls. A query ends early
// with an error when its context ends or when its [Account] of memory is empty.
//
// Start reading at query.go, then builder.go, then any operator: filter.go is
// the shortest.
package exec
