package graph

import "fmt"

// Code classifies an [Error]. Codes are stable words of the API.
type Code string

// The codes of this package's errors.
const (
	NotFound     Code = "not_found"    // no such node, label or type
	BadArgument  Code = "bad_argument" // an argument is outside its range; Argument names it
	BadCypher    Code = "bad_cypher"   // the database refused the text; Position tells where
	Refused      Code = "refused"      // the read-only gate refused the text
	OverBudget   Code = "over_budget"  // estimated rows exceed the budget
	TimedOut     Code = "timed_out"    // ended by the time limit
	Unavailable  Code = "unavailable"  // the database does not answer
	Unauthorized Code = "unauthorized" // the database refused the user or password
	Internal     Code = "internal"     // a defect
)

// Error is a failure with a code, a place where there is one, and what to do next.
type Error struct {
	Code     Code
	Message  string    // one sentence, without the code
	Argument string    // name of the offending argument, for BadArgument
	Nearest  []string  // nearest names that exist, best first
	Position *Position // in the Cypher text, for BadCypher and Refused
	Neo4j    string    // the database's own status code, if it gave one
	Hint     string    // what to do next
	Err      error     // the cause, if any
}

// Position is a place in a Cypher text; line and column count from 1, columns
// and offset in Unicode code points as Neo4j counts them.
type Position struct {
	Offset int `json:"offset"`
	Line   int `json:"line"`
	Column int `json:"column"`
}

func (e *Error) Error() string {
	if e.Err != nil && e.Message == "" {
		return fmt.Sprintf("%s: %v", e.Code, e.Err)
	}
	return fmt.Sprintf("%s: %s", e.Code, e.Message)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }
