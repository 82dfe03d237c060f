package main

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"rolegraph/internal/connect"
	"rolegraph/internal/embedded"
)

// open connects to the database of --uri. Without one it opens the embedded
// database's file or, when another process has that open, joins it there. The
// caller calls the function at the end.
func (p *program) open() (neo4j.DriverWithContext, func(), error) {
	stop := func() {}
	if p.options.URI == "" {
		server, err := embedded.Start(embedded.Options{Path: p.data})
		uri, served := embedded.Join(p.data)
		switch {
		case err == nil:
			p.options.URI, p.options.Password = server.URI(), ""
			stop = func() { _ = server.Close() }
		case embedded.IsLocked(err) && served:
			p.options.URI = uri
		default:
			return nil, nil, err
		}
	}
	driver, err := connect.Open(p.ctx, p.options, p.say)
	if err != nil {
		stop()
		return nil, nil, err
	}
	return driver, func() {
		_ = driver.Close(context.WithoutCancel(p.ctx))
		stop()
	}, nil
}
