package script

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

//go:embed explain.cypher
var explainPrefix string

//go:embed return.cypher
var returnPrefix string

// run is the state of a run: session, open transaction, parameters, progress.
type run struct {
	Runner
	ctx      context.Context // of the statements: not ended by Ctrl-C, which waits for the running one
	steps    []step
	current  step
	session  neo4j.SessionWithContext
	tx       neo4j.ExplicitTransaction
	openedBy *step // the :begin whose :commit is still to come
	params   map[string]any

	result              Result
	pending             Counts // of statements whose transaction is still open
	committedStatements int
	undoneStatements    int // rolled back by the script itself
	lastCommitted       *step
}

func newRun(ctx context.Context, r Runner, steps []step) *run {
	run := &run{Runner: r, ctx: context.WithoutCancel(ctx), steps: steps, params: map[string]any{}}
	for _, s := range steps {
		if s.Kind == Statement {
			run.result.Total++
		}
	}
	run.use(r.Database)
	return run
}

// use opens a session on a database.
func (r *run) use(database string) {
	if r.session != nil {
		_ = r.session.Close(r.ctx)
	}
	r.session = r.Driver.NewSession(r.ctx, neo4j.SessionConfig{DatabaseName: database})
}

// close rolls an open transaction back and ends the session.
func (r *run) close() error {
	if r.tx != nil {
		_ = r.tx.Rollback(r.ctx)
	}
	return r.session.Close(r.ctx)
}

// statement runs one statement, in the open transaction if there is one.
func (r *run) statement(s step) error {
	if r.DryRun {
		return r.try(s)
	}
	return r.execute(s.Body())
}

// query sends a text in the open transaction, or in one of its own.
func (r *run) query(text string) (neo4j.ResultWithContext, error) {
	if r.tx != nil {
		return r.tx.Run(r.ctx, text, r.params)
	}
	return r.session.Run(r.ctx, text, r.params)
}

func (r *run) execute(query string) error {
	result, err := r.query(query)
	if err != nil {
		return err
	}
	for result.Next(r.ctx) {
		r.result.Rows++
	}
	if err := result.Err(); err != nil {
		return err
	}
	summary, err := result.Consume(r.ctx)
	if err != nil {
		return err
	}
	r.pending.add(countsOf(summary.Counters()))
	return nil
}

// try runs a statement in the dry run's only transaction, if it can run in one.
func (r *run) try(s step) error {
	plan := r.planOf(s.Body())
	switch {
	case plan.schema && r.tx == nil:
		return r.tryAlone(s)
	case plan.schema:
		r.notTried(s, "changes the schema, which cannot be tried together with the data before it")
		return nil
	case plan.commits:
		r.notTried(s, "commits in transactions of its own, which cannot be tried")
		return nil
	}
	if r.tx == nil {
		tx, err := r.session.BeginTransaction(r.ctx)
		if err != nil {
			return err
		}
		r.tx = tx
	}
	return r.execute(s.Body())
}

func (r *run) notTried(s step, reason string) {
	r.result.NotTried = append(r.result.NotTried, s.place()+": "+reason)
}

// tryAlone runs a statement in a transaction of its own and rolls it back.
func (r *run) tryAlone(s step) error {
	tx, err := r.session.BeginTransaction(r.ctx)
	if err != nil {
		return err
	}
	r.tx = tx
	err = r.execute(s.Body())
	r.tx = nil
	return errors.Join(err, tx.Rollback(r.ctx))
}

// planned is what a dry run must know of a statement.
type planned struct {
	schema  bool // it changes constraints or indexes
	commits bool // it commits in transactions of its own
}

// planOf asks the database for a statement's plan. A statement without a plan is
// wrong, and says so when it runs.
func (r *run) planOf(query string) planned {
	session := r.Driver.NewSession(r.ctx, neo4j.SessionConfig{DatabaseName: r.Database})
	defer session.Close(r.ctx)
	result, err := session.Run(r.ctx, explainPrefix+query, r.params)
	if err != nil {
		return planned{}
	}
	summary, err := result.Consume(r.ctx)
	if err != nil {
		return planned{}
	}
	return planned{summary.StatementType() == neo4j.StatementTypeSchemaWrite, ownTransactions(summary.Plan())}
}

// ownTransactions tells whether a plan has an operator such as TransactionForeach.
func ownTransactions(plan neo4j.Plan) bool {
	if plan == nil {
		return false
	}
	if strings.HasPrefix(plan.Operator(), "Transaction") {
		return true
	}
	for _, child := range plan.Children() {
		if ownTransactions(child) {
			return true
		}
	}
	return false
}

// evaluate lets the database work out an expression.
func (r *run) evaluate(expression string) (any, error) {
	result, err := r.query(returnPrefix + expression)
	if err != nil {
		return nil, err
	}
	record, err := result.Single(r.ctx)
	if err != nil {
		return nil, err
	}
	if len(record.Values) != 1 {
		return nil, fmt.Errorf("one value is expected, not %d", len(record.Values))
	}
	return record.Values[0], nil
}
