package query

import (
	"cmp"
	"context"
	"errors"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/graph"
	"rolegraph/internal/turns"
)

// Busy is the code of a statement that found no turn: as many run as may.
const Busy graph.Code = "busy"

// Config sizes a Runner; zero values choose defaults.
type Config struct {
	Running     int                            // statements that run at once; default 16
	PerClient   int                            // of them for one client; default half
	Wait        time.Duration                  // how long one more waits for its turn; default 2 s
	Timeout     time.Duration                  // for a statement that names none; default 30 s
	MaxTimeout  time.Duration                  // the longest that may be asked for; default 5 min
	Budget      float64                        // largest estimate of rows that runs without insisting; default 10 million
	AllowWrites bool                           // let writers change data and schema
	Listen      func(context.Context, Outcome) // is told how each statement that got a turn ended; may be nil
}

// Runner runs ad hoc Cypher on one database. It is safe for concurrent use.
type Runner struct {
	db     *graph.DB
	config Config
	turns  *turns.Queue
	counts counts
}

// grace is how much longer than the database the client side waits, so that the
// database's own word on a time limit arrives.
const grace = 2 * time.Second

// New makes a Runner of statements on a database.
func New(db *graph.DB, c Config) *Runner {
	c.Running = cmp.Or(c.Running, 16)
	c.PerClient = cmp.Or(c.PerClient, max(c.Running/2, 1))
	c.Wait = cmp.Or(c.Wait, 2*time.Second)
	c.Timeout = cmp.Or(c.Timeout, 30*time.Second)
	c.MaxTimeout = cmp.Or(c.MaxTimeout, 5*time.Minute)
	c.Budget = cmp.Or(c.Budget, 10_000_000)
	return &Runner{db: db, config: c, turns: turns.New(turns.Config{AtOnce: c.Running, PerClient: c.PerClient})}
}

func (r *Runner) timeout(q Request) time.Duration {
	return min(cmp.Or(q.Timeout, r.config.Timeout), r.config.MaxTimeout)
}

func (r *Runner) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return r.db.Session(ctx, mode, fetchSize)
}

// fetchSize is how many rows are under way at most: few enough to stay small,
// many enough to keep the wire busy.
const fetchSize = 1000

// start begins an auto-commit transaction. A connection that died in the pool
// since the last request is found out here, so what only reads is tried again;
// a write may have been done although its answer was lost.
func (r *Runner) start(ctx context.Context, session neo4j.SessionWithContext, text string, q Request, again bool) (neo4j.ResultWithContext, error) {
	result, err := session.Run(ctx, text, q.Params, neo4j.WithTxTimeout(r.timeout(q)))
	if lost := (*neo4j.ConnectivityError)(nil); again && errors.As(err, &lost) && ctx.Err() == nil {
		return session.Run(ctx, text, q.Params, neo4j.WithTxTimeout(r.timeout(q)))
	}
	return result, err
}

// acquire waits briefly for a turn. The caller gives it back by calling release.
func (r *Runner) acquire(ctx context.Context, client string) (release func(), err error) {
	wait, cancel := context.WithTimeout(ctx, r.config.Wait)
	defer cancel()
	release, err = r.turns.Enter(wait, client)
	if err != nil && ctx.Err() == nil {
		return nil, &graph.Error{Code: Busy, Message: "Too many statements run at the moment.", Hint: "Try again in a moment."}
	}
	return release, err
}
