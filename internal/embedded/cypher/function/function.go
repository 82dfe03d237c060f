// Package function holds Cypher's built-in functions: one table, [Lookup], which
// the checker reads for names, argument counts and types, SHOW FUNCTIONS prints,
// and package eval calls.
//
// A scalar function is a Go function of its arguments and a [Context]: the graph,
// clocks, random numbers and the memory account of the query that calls it. An
// aggregating function makes an [Aggregator] per group.
//
// Start reading at Function; each family of functions lies in a file of its own.
package function

import (
	"math/rand/v2"
	"strings"
	"time"

	"rolegraph/internal/embedded/value"
)

// Function is one row of the table.
type Function struct {
	Name        string // as documented, with its namespace: "date.truncate"
	Category    string // as SHOW FUNCTIONS prints it: "Scalar", "Temporal", …
	Params      []Param
	Result      value.Type
	Description string
	Aggregate   bool

	// Call computes a scalar function; nil for an aggregating one. The number
	// of args has been checked; optional ones may be missing. It must not keep
	// args.
	Call func(ctx *Context, args []value.Value) (value.Value, error)
	// New makes the state of one group of an aggregating function.
	New func() Aggregator
	// HandlesNull is false for a function that is null when any argument is:
	// Call then never sees a nil argument.
	HandlesNull bool
	// Variadic says that the last parameter may be repeated.
	Variadic bool
	// Deterministic functions give the same answer for the same arguments in the
	// same graph state.
	Deterministic bool
}

// Param is one parameter of a function.
type Param struct {
	Name     string
	Type     value.Type
	Optional bool
}

// MinArgs is the least number of arguments.
func (f *Function) MinArgs() int {
	n := 0
	for _, p := range f.Params {
		if !p.Optional {
			n++
		}
	}
	return n
}

// MaxArgs is the greatest number of arguments, -1 if there is none.
func (f *Function) MaxArgs() int {
	if f.Variadic {
		return -1
	}
	return len(f.Params)
}

// Aggregator collects the values of one group.
type Aggregator interface {
	// Add takes the arguments of one row. For DISTINCT the caller passes on each
	// value of the first argument once.
	Add(ctx *Context, args []value.Value) error
	// Result may be asked once, after the last Add.
	Result(ctx *Context) (value.Value, error)
}

// Counter is an Aggregator that counts: equal rows can be added at once.
type Counter interface {
	// AddMany takes a number of rows that have the same first argument.
	AddMany(first value.Value, times int64)
}

// Context is what a function may know of the query that calls it.
type Context struct {
	Graph       value.Graph
	Statement   time.Time        // statement clock
	Transaction time.Time        // transaction clock
	Realtime    func() time.Time // realtime clock
	Zone        value.Zone       // zone of temporal values that name none
	Rand        *rand.Rand
	Memory      Memory
	LoadCSV     *CSVRow // inside LOAD CSV, else nil

	booked int64 // by Reserve, less what was given back
}

// Memory is the account of a query's memory.
type Memory interface {
	// Reserve books bytes, before they are allocated; its error ends the query.
	// A negative number gives back.
	Reserve(bytes int64) error
}

// CSVRow tells where the current row of LOAD CSV comes from, for file() and
// linenumber().
type CSVRow struct {
	File string
	Line int64
}

// Reserve books bytes on the context's account, if it has one, before they are
// allocated.
func (c *Context) Reserve(bytes int64) error {
	if c.Memory == nil {
		return nil
	}
	if err := c.Memory.Reserve(bytes); err != nil {
		return err
	}
	c.booked += bytes
	return nil
}

// Booked is how much is booked now, a mark for [Context.GiveBack].
func (c *Context) Booked() int64 { return c.booked }

// GiveBack gives back what was booked since mark.
func (c *Context) GiveBack(mark int64) {
	if c.booked != mark {
		_ = c.Memory.Reserve(mark - c.booked) // giving back cannot fail
		c.booked = mark
	}
}

// Lookup finds a function by name, in any case: "toUpper", "DATE.TRUNCATE".
func Lookup(name string) (*Function, bool) {
	f, ok := byName[strings.ToLower(name)]
	return f, ok
}

// All returns every function, ordered by name.
func All() []*Function { return table }
