package draw

import "time"

// Code classifies an [Error]. Codes are stable words of the API.
type Code string

// The codes of this package's errors.
const (
	TooLarge Code = "too_large" // more nodes, edges or bytes than the format or the limits allow
	Busy     Code = "busy"      // the queue is full; RetryAfter tells when to come back
	Timeout  Code = "timeout"   // no layout was ready within its budget
	Failed   Code = "failed"    // a defect, or a worker that died twice
)

// Error is a picture that could not be made, and what to do next.
type Error struct {
	Code       Code
	Message    string        // one sentence, without the code
	Hint       string        // what to do next
	RetryAfter time.Duration // for Busy
	Err        error         // the cause, if any
}

func (e *Error) Error() string { return string(e.Code) + ": " + e.Message }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }
