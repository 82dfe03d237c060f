package main

import (
	"context"
	"crypto/tls"
	"log/slog"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/graph"
	"rolegraph/internal/connect"
	"rolegraph/internal/embedded"
	"rolegraph/internal/load/script"
	"rolegraph/seed"
)

// memory as --data keeps nothing.
const memory = ":memory:"

// database is an open driver and, where there is no --uri, the embedded database
// that it is connected to.
type database struct {
	driver   neo4j.DriverWithContext
	embedded *embedded.Server
}

// openDatabase connects to the database of --uri, else starts the embedded one.
// An empty database gets the built-in roles.
func (f serveFlags) openDatabase(ctx context.Context, encryption *tls.Config, logger *slog.Logger) (*database, error) {
	base := &database{}
	if f.URI == "" {
		if err := f.startEmbedded(base, encryption, logger); err != nil {
			return nil, err
		}
		f.URI, f.User, f.Password = base.embedded.URI(), "neo4j", f.BoltPassword
	}
	driver, err := connect.Open(ctx, f.Options, func(why string) { logger.Warn(why) })
	if err != nil {
		base.close()
		return nil, err
	}
	base.driver = driver
	if err := f.loadSeed(ctx, driver, logger); err != nil {
		base.close()
		return nil, err
	}
	return base, nil
}

func (f serveFlags) startEmbedded(base *database, encryption *tls.Config, logger *slog.Logger) (err error) {
	if err := f.refuseOpenBolt(); err != nil {
		return err
	}
	path := f.Data
	if path == memory {
		path = ""
	}
	base.embedded, err = embedded.Start(embedded.Options{
		Path: path, Address: f.Bolt, User: "neo4j", Password: f.BoltPassword, TLS: encryption, Logger: logger,
	})
	return err
}

// loadSeed loads the built-in roles into an empty database.
func (f serveFlags) loadSeed(ctx context.Context, driver neo4j.DriverWithContext, logger *slog.Logger) error {
	if f.NoSeed {
		return nil
	}
	statistics, err := graph.New(driver, f.Database).Statistics(ctx)
	if err != nil || statistics.Nodes > 0 {
		return err
	}
	logger.Info("the database is empty: loading the built-in roles")
	_, err = script.Runner{Driver: driver, Database: f.Database}.Run(ctx, script.Source{Name: "seed/roles.cypher", Text: seed.Script})
	return err
}

// told says in the ready line where else the data are served.
func (d *database) told() string {
	if d.embedded == nil {
		return ""
	}
	return " bolt=" + d.embedded.URI()
}

func (d *database) close() {
	if d.driver != nil {
		_ = d.driver.Close(context.Background())
	}
	if d.embedded != nil {
		_ = d.embedded.Close()
	}
}
