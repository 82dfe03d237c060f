package bolt

import (
	"context"
	"time"

	"rolegraph/internal/embedded/value"
)

// Backend is the database behind a server. Failures are *[Failure] values;
// whatever else it returns is reported as a database error.
type Backend interface {
	// Begin opens an explicit transaction. Its context ends when the client
	// resets or leaves.
	Begin(ctx context.Context, o TxOptions) (Tx, error)
	// Run runs one query in a transaction of its own, which commits when the
	// result is read to its end and rolls back when it is closed before.
	Run(ctx context.Context, query string, params value.Map, o TxOptions) (Result, error)
	// Database is the name of the database that clients get who name none.
	Database() string
	// HasDatabase tells whether clients may name a database.
	HasDatabase(name string) bool
}

// Tx is an open transaction.
type Tx interface {
	Run(ctx context.Context, query string, params value.Map) (Result, error)
	// Commit returns the bookmark of the new state.
	Commit(ctx context.Context) (bookmark string, err error)
	Rollback(ctx context.Context) error
}

// Result is rows to be pulled.
type Result interface {
	Columns() []string
	// Next returns the next row, valid until the call after, or nil at the end.
	// Values are exported (no handles).
	Next(ctx context.Context) ([]value.Value, error)
	// Discard passes over the rows that are left.
	Discard(ctx context.Context) error
	// Summary is known after Next has returned nil, or after Discard.
	Summary() Summary
	// Close ends the result early; it may be called at any time, and twice.
	Close() error
}

// TxOptions is what a client may ask of a transaction.
type TxOptions struct {
	Database  string // never empty
	ReadOnly  bool
	Timeout   time.Duration // 0: none
	Metadata  value.Map
	Bookmarks []string
	// Whose transaction it is.
	User, ConnectionID, ClientAddress string
}

// Summary is what is said after the last row.
type Summary struct {
	Type          string    // r, rw, w or s
	Bookmark      string    // of an auto-commit transaction that wrote
	Stats         value.Map // counters by their Bolt names, such as nodes-created
	Plan          value.Value
	Profile       value.Value
	Notifications []Notification
}

// Notification is a hint about a query that is no error.
type Notification struct {
	Code, Title, Description string
	Severity, Category       string
	GQLStatus                string
	Offset, Line, Column     int // Line 0: no position
}

// Failure is an error with a Neo4j status code.
type Failure struct{ Code, Message string }

func (f *Failure) Error() string { return f.Code + ": " + f.Message }

// The codes that the server itself fails with.
const (
	codeRequest      = "Neo.ClientError.Request.Invalid"
	codeUnauthorized = "Neo.ClientError.Security.Unauthorized"
	codeNoDatabase   = "Neo.ClientError.Database.DatabaseNotFound"
	codeTerminated   = "Neo.ClientError.Transaction.Terminated"
	codeUnknown      = "Neo.DatabaseError.General.UnknownError"
)
