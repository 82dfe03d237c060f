// Package cypher is the engine: Cypher text and parameters in, rows and a
// summary out, over one [store.Store].
//
// [Engine.Run] runs a statement in a transaction of its own, [Engine.Begin]
// starts a transaction for several. Rows are pulled: a [Result] computes the next
// row when it is asked for it, so that a slow client holds up nothing but itself.
// Reading never waits; of the transactions that write, one runs at a time.
//
// Every error is a [*value.Error] with Neo4j's status code and a message with
// line and column where there is a place.
//
// Start reading at Engine.Prepare, which shows the stages; each is a folder.
package cypher

import (
	"sync"
	"sync/atomic"
	"time"

	"rolegraph/internal/embedded/cypher/exec"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// Options are the engine's settings; the zero value of each means its default.
type Options struct {
	ImportFolder   string           // where LOAD CSV finds file:/// URLs; "" forbids them
	QueryMemory    int64            // bytes that one transaction may hold; 0 means 512 MiB
	Timeout        time.Duration    // of transactions that set none; 0 means none
	Clock          func() time.Time // nil means time.Now
	Address        string           // host:port, as SHOW DATABASES prints it
	User           string           // whose password is asked for; "" when nobody's is
	RulesOff       []string         // names of planner rules to leave out
	TestProcedures []exec.Procedure // procedures besides the built-in ones
}

// Engine runs statements over one store. It is safe for concurrent use.
type Engine struct {
	store   *store.Store
	options Options

	mu         sync.Mutex
	procedures map[string]exec.Procedure
	running    map[*Tx]struct{}
	lastTx     atomic.Int64
	plans      planCache
}

// New makes an engine over s, which stays the caller's to close.
func New(s *store.Store, o Options) *Engine {
	if o.QueryMemory == 0 {
		o.QueryMemory = 512 << 20
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	e := &Engine{store: s, options: o, procedures: exec.Procedures(), running: map[*Tx]struct{}{}, plans: newPlanCache()}
	for _, p := range o.TestProcedures {
		e.Register(p)
	}
	return e
}

// Register adds a procedure, or replaces the one of the same name.
func (e *Engine) Register(p exec.Procedure) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.procedures[p.Name] = p
	e.plans.clear()
}

// Commits counts the commits to the store since it was opened.
func (e *Engine) Commits() uint64 { return e.store.Snapshot().Commits() }

// TxOptions say how a transaction is to run.
type TxOptions struct {
	ReadOnly bool
	Timeout  time.Duration // 0 means the engine's
	System   bool          // in the system database, which answers commands only
	// What SHOW TRANSACTIONS prints.
	Metadata                          value.Map
	User, ConnectionID, ClientAddress string
}

// The names of the databases.
const (
	Database       = "neo4j"
	SystemDatabase = "system"
)

func (o TxOptions) database() string {
	if o.System {
		return SystemDatabase
	}
	return Database
}
