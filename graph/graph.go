// Package graph holds the questions that Rolegraph asks of its database: one
// typed Go function and one .cypher file each.
//
// It knows the Neo4j driver and nothing else of the project. The same code runs
// against Neo4j, a cluster, Aura and the embedded database, since all of them
// speak Bolt. Every function takes a context, reads in a READ access mode
// session, makes one round trip where that is possible, and never writes.
//
// Start reading at DB, then compare.go with compare.cypher: the question that
// the project exists for. question.go is how a text is sent; catalog.go is which
// property is the key of a label. Answers that can be cut carry a [Cut] that says so;
// failures are [Error] values with a code.
package graph

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// DB asks questions of one database through the official driver. It remembers, for
// two seconds, which property is the key of which label; and, until the next
// commit, what questions about the whole database need: see version.go. It is safe for concurrent use.
type DB struct {
	driver   neo4j.DriverWithContext
	database string
	catalog  catalogCache

	profiles    *remembered[profiles]
	named       *remembered[knownNames]
	statistics  *remembered[Statistics]
	schema      *remembered[Schema]
	hierarchies *remembered[hierarchy]
}

// New wraps a connected driver. An empty database name means the server's
// default database. The caller keeps the driver and closes it.
func New(driver neo4j.DriverWithContext, database string) *DB {
	return &DB{
		driver: driver, database: database,
		catalog: catalogCache{turn: make(chan struct{}, 1)},

		profiles: newRemembered[profiles](), named: newRemembered[knownNames](), statistics: newRemembered[Statistics](),
		schema: newRemembered[Schema](), hierarchies: newRemembered[hierarchy](),
	}
}

// Session opens a session on the database for statements that are no question of
// this package. The caller closes it.
func (db *DB) Session(ctx context.Context, mode neo4j.AccessMode, fetchSize int) neo4j.SessionWithContext {
	return db.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: db.database, AccessMode: mode, FetchSize: fetchSize})
}
