// Package connect opens the driver of a Neo4j database and says plainly what is
// wrong when it does not open: the password, the URI's scheme, the address, the
// database's name or encryption, and which setting to change.
//
// Start reading at [Open]. Every failure is an [*Error].
package connect

import (
	"context"
	_ "embed"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Options say which database to open. The tags are kong's; the variables are
// those of Aura's credential file.
type Options struct {
	URI      string        `name:"uri" env:"NEO4J_URI" placeholder:"URI" help:"Address of the database, such as bolt://localhost:7687, neo4j://… or neo4j+s://…"`
	User     string        `name:"user" env:"NEO4J_USERNAME" default:"neo4j" help:"User name."`
	Password string        `name:"password" env:"NEO4J_PASSWORD" help:"Password; none means no authentication. Prefer the variable: other users see a command's flags."`
	Database string        `name:"database" env:"NEO4J_DATABASE" help:"Name of the database; none means the user's home database."`
	Wait     time.Duration `name:"wait" env:"ROLEGRAPH_WAIT" default:"30s" help:"How long to wait for a database that is still starting."`
}

// pause lies between two tries while the database is still starting.
const pause = 250 * time.Millisecond

//go:embed ping.cypher
var ping string

// Open connects to the database, proves that it answers, and returns the driver,
// which the caller closes. A database that does not answer yet is asked again for
// at most o.Wait; notice is told once why, and may be nil.
func Open(ctx context.Context, o Options, notice func(string)) (neo4j.DriverWithContext, error) {
	driver, err := neo4j.NewDriverWithContext(o.URI, o.auth())
	if err != nil {
		return nil, badURI(o, err)
	}
	if err := o.await(ctx, driver, notice); err != nil {
		_ = driver.Close(ctx)
		return nil, err
	}
	return driver, nil
}

// Session returns the configuration of a session on the database of o.
func (o Options) Session(mode neo4j.AccessMode) neo4j.SessionConfig {
	return neo4j.SessionConfig{DatabaseName: o.Database, AccessMode: mode}
}

func (o Options) auth() neo4j.AuthToken {
	if o.Password == "" {
		return neo4j.NoAuth()
	}
	return neo4j.BasicAuth(o.User, o.Password, "")
}

// await tries until the database answers, fails for good, or o.Wait is over.
func (o Options) await(ctx context.Context, driver neo4j.DriverWithContext, notice func(string)) error {
	deadline := time.Now().Add(o.Wait)
	for {
		err := explain(o, o.try(ctx, driver))
		if err == nil {
			return nil
		}
		if err.Code != Unreachable || time.Now().After(deadline) {
			return err
		}
		if notice != nil {
			notice("Waiting up to " + o.Wait.String() + " for the database: " + err.Message)
			notice = nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
}

// try asks the chosen database the smallest question.
func (o Options) try(ctx context.Context, driver neo4j.DriverWithContext) error {
	session := driver.NewSession(ctx, o.Session(neo4j.AccessModeRead))
	defer session.Close(ctx)
	result, err := session.Run(ctx, ping, nil)
	if err != nil {
		return err
	}
	_, err = result.Consume(ctx)
	return err
}

// encrypted tells whether the URI's scheme asks for TLS.
func (o Options) encrypted() bool {
	scheme, _, _ := strings.Cut(o.URI, ":")
	return strings.HasSuffix(scheme, "+s") || strings.HasSuffix(scheme, "+ssc")
}
