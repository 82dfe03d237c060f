package query

import (
	"context"
	"errors"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Config sizes a Runner; zero values choose defaults.
type Config struct {
	Running     int           // statements that run at once; default 16
	Wait        time.Duration // how long one more waits for its turn; default 2 s
	Timeout     time.Duration // for a statement that names none; default 30 s
	MaxTimeout  time.Duration // the longest that may be asked for; default 5 min
	Budget      float64       // largest estimate of rows that runs without insisting; default 10 million
	AllowWrites bool          // let statements change data and schema
}

// Runner runs ad hoc Cypher on one database. It is safe for concurrent use.
type Runner struct {
	driver   neo4j.DriverWithContext
	database string
	config   Config
}

// New wraps a connected driver. An empty database name means the server's
// default database. The caller keeps the driver and closes it.
func New(driver neo4j.DriverWithContext, database string, c Config) *Runner {
	return &Runner{driver: driver, database: database, config: c}
}

// Run runs a statement and returns its whole answer, up to the request's limit.
func (r *Runner) Run(ctx context.Context, q Request) (*Result, error) {
	return nil, errors.New("not built yet")
}

// Explain asks the gate about a statement without running it. An error means
// that the gate could not tell: the text is no Cypher, or the database is gone.
func (r *Runner) Explain(ctx context.Context, q Request) (*Verdict, error) {
	return nil, errors.New("not built yet")
}
