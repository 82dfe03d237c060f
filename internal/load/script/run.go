package script

import (
	"context"
	"errors"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Runner runs scripts on one database.
type Runner struct {
	Driver   neo4j.DriverWithContext
	Database string                // none means the home database
	DryRun   bool                  // try everything in one transaction and roll it back
	Progress func(done, total int) // told after every statement; may be nil
	Notice   func(text string)     // told what the user should see, such as the parameters; may be nil
}

// Result says what scripts did.
type Result struct {
	Counts     Counts
	Statements int      // statements that ran
	Total      int      // statements of all scripts
	Rows       int      // rows that statements returned; they are not kept
	NotTried   []string // for a dry run: what it could not try, and why
}

// ErrInterrupted is the error of a run that the context ended between statements.
var ErrInterrupted = errors.New("interrupted")

// Run runs the scripts one after the other with the parameters that :param sets.
// It reads all of them first, so nothing runs when one has an unclosed string.
//
// When ctx ends, Run stops after the running statement with [ErrInterrupted]. An
// error of a script is an [*Error]. Both come in a [*Stopped], which tells what
// was committed; the result holds the counts of that.
func (r Runner) Run(ctx context.Context, sources ...Source) (Result, error) {
	steps, err := plan(sources, nil)
	if err != nil {
		return Result{}, &Stopped{Err: err, Committed: "Nothing was run."}
	}
	run := newRun(ctx, r, steps)
	err = run.all(ctx)
	if closeErr := run.close(); err == nil {
		err = closeErr
	}
	return run.result, run.explain(err)
}

// step is one statement or command of a source.
type step struct {
	Piece
	source Source
}

// place names where the step begins.
func (s step) place() string { return s.source.Place(s.Offset) }

// all runs every step; between two of them it looks whether ctx has ended.
func (r *run) all(ctx context.Context) error {
	for _, s := range r.steps {
		if ctx.Err() != nil {
			return fmt.Errorf("%w before %s", ErrInterrupted, s.place())
		}
		r.current = s
		if err := r.step(s); err != nil {
			return err
		}
	}
	if r.openedBy != nil && !r.DryRun {
		return &Error{Source: r.openedBy.source, Offset: r.openedBy.Offset, Message: "this transaction is never committed: :commit is missing"}
	}
	return nil
}

func (r *run) step(s step) error {
	if s.Kind == Command {
		return r.command(s)
	}
	if err := r.statement(s); err != nil {
		return queryError(s.source, s.Body(), s.Offset, 0, err)
	}
	r.result.Statements++
	if r.tx == nil || r.DryRun {
		r.committed()
	}
	if r.Progress != nil {
		r.Progress(r.result.Statements, r.result.Total)
	}
	return nil
}

// committed notes that everything up to the current step is committed.
func (r *run) committed() {
	last := r.current
	r.lastCommitted = &last
	r.committedStatements += r.open()
	r.result.Counts.add(r.pending)
	r.pending = Counts{}
}

// undone notes that the script itself rolled the open transaction back.
func (r *run) undone() {
	r.undoneStatements += r.open()
	r.pending = Counts{}
}

// open counts the statements whose transaction has not ended.
func (r *run) open() int {
	return r.result.Statements - r.committedStatements - r.undoneStatements
}

// explain adds to an error what was and what was not committed.
func (r *run) explain(err error) error {
	if err == nil {
		return nil
	}
	stopped := &Stopped{Err: err, Committed: r.standing()}
	var lost *neo4j.ConnectivityError
	if errors.As(err, &lost) && !r.DryRun {
		stopped.Committed += " The connection was lost: whether the statement at " + r.current.place() + " was committed is not known."
	}
	return stopped
}

// Stopped is an error with what a run had committed when it came.
type Stopped struct {
	Err       error
	Committed string // a sentence or two
}

func (s *Stopped) Error() string { return s.Err.Error() + "\n" + s.Committed }

// Unwrap returns the error that stopped the run.
func (s *Stopped) Unwrap() error { return s.Err }

// standing says how far the run got.
func (r *run) standing() string {
	if r.DryRun {
		return "This was a dry run: nothing was committed."
	}
	rolledBack := ""
	if n := r.open(); n > 0 {
		rolledBack = fmt.Sprintf(" %d after that ran in a transaction that was rolled back.", n)
	}
	if r.committedStatements == 0 {
		return fmt.Sprintf("Committed: nothing of %d statements.%s", r.result.Total, rolledBack)
	}
	return fmt.Sprintf("Committed: %d of %d statements, the last one at %s.%s",
		r.committedStatements, r.result.Total, r.lastCommitted.place(), rolledBack)
}
