// Package worker lays graphs out with Graphviz in processes of its own.
//
// Graphviz comes as WebAssembly (goccy/go-graphviz). Two layouts at once in one
// process corrupt its state, a layout cannot be stopped, and memory grows with
// every job. So a [Pool] starts copies of a worker command that run [Serve],
// gives each one job at a time, kills what misses its budget, and replaces what
// has crashed, worked long enough or grown too large. A crash costs one job one
// retry, never more.
//
// Start reading at Pool.Do, then process.go.
package worker

import (
	"errors"
	"fmt"
	"time"
)

// Job is one layout.
type Job struct {
	Engine string        // dot or sfdp
	Source string        // DOT text
	Budget time.Duration // the worker is killed when it takes longer
	Fresh  bool          // in a process that did nothing before and does nothing after
}

// The ways a job fails, besides its context's end.
var (
	ErrBusy    = errors.New("too many layouts are waiting")
	ErrTimeout = errors.New("the layout missed its budget")
	ErrCrashed = errors.New("the worker died")
	ErrClosed  = errors.New("the pool is closed")
)

// GraphvizError is Graphviz's own complaint about a job; trying again is no use.
type GraphvizError struct{ Message string }

func (e *GraphvizError) Error() string { return fmt.Sprintf("graphviz: %s", e.Message) }
