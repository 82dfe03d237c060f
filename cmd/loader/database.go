package main

import (
	"context"
	"fmt"
	"time"

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
		server, err := p.openFile()
		if err != nil {
			return nil, nil, err
		}
		if server != nil {
			stop = func() { _ = server.Close() }
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

// pause is how long to wait before the file is tried again.
const pause = 100 * time.Millisecond

// openFile opens the embedded database's file and sets the address to connect to;
// the server is nil when another process serves the file. A process that has the
// file open but does not serve it yet is waited for.
func (p *program) openFile() (*embedded.Server, error) {
	deadline := time.Now().Add(p.options.Wait)
	for told := false; ; told = true {
		server, err := embedded.Start(embedded.Options{Path: p.data})
		uri, served := embedded.Join(p.data)
		switch {
		case err == nil:
			p.options.URI, p.options.Password = server.URI(), ""
			return server, nil
		case embedded.IsLocked(err) && served:
			p.options.URI = uri
			return nil, nil
		case !embedded.IsLocked(err):
			return nil, err
		case time.Now().After(deadline):
			return nil, fmt.Errorf("%w: wait until it is done, or name another file with --data", err)
		case !told:
			p.say(fmt.Sprintf("Waiting up to %s for %s: another process has it open.", p.options.Wait, p.data))
		}
		select {
		case <-p.ctx.Done():
			return nil, p.ctx.Err()
		case <-time.After(pause):
		}
	}
}
