// Package eval compiles expressions into programs that run over rows.
//
// [Compile] resolves every variable to a slot of the row, so that a [Program]
// only indexes. A program has no state of its own: it may run on many rows at
// once, each with its own [Context].
//
// Variables that live inside an expression (of comprehensions, quantifiers and
// reduce) get slots of the same row, behind those of the query. So a row must be
// as wide as its [Scope] says after the last Compile, and running a program
// writes to those slots only.
//
// What needs a plan (patterns, EXISTS, COUNT and COLLECT subqueries, shortest
// paths) is compiled by the Scope's Subquery hook.
//
// Start reading at Scope and Compile.
package eval

import (
	"rolegraph/internal/embedded/cypher/function"
	"rolegraph/internal/embedded/value"
)

// Row holds the values of a query's variables, by slot.
type Row = []value.Value

// Program computes an expression for one row.
type Program func(ctx *Context, row Row) (value.Value, error)

// Context is what the programs of one running query share.
type Context struct {
	function.Context
	Params value.Map
}
