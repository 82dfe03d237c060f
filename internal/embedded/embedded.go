// Package embedded is a graph database in this process: it speaks Cypher over
// Bolt, so the official drivers, cypher-shell and everything built on them work
// on it as they do on Neo4j.
//
// [Start] starts one and gives its URI; the caller connects to it with any
// driver. Without a path it keeps everything in memory and forgets it; with a
// path a commit is durable when it is acknowledged. Close leaves nothing behind
// but the file.
//
//	db, err := embedded.Start(embedded.Options{})
//	driver, err := neo4j.NewDriverWithContext(db.URI(), neo4j.NoAuth())
//
// Start reading at Start, then cypher.Engine.Prepare for what happens to a query
// and bolt.Server for the wire. They meet in backend.go.
package embedded

import (
	"crypto/rand"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"strings"

	"rolegraph/internal/embedded/bolt"
	"rolegraph/internal/embedded/cypher"
	"rolegraph/internal/embedded/store"
)

// Options say what to start; the zero value is a database in memory on a free
// port of loopback, without password.
type Options struct {
	Path           string // the file; "" keeps everything in memory
	Address        string // host:port; "" is 127.0.0.1:0, port 0 is any free one
	User, Password string // "" lets everybody in
	TLS            *tls.Config
	ImportFolder   string // where LOAD CSV finds file:/// URLs; "" forbids them
	Logger         *slog.Logger
	Engine         cypher.Options // limits and clock of the engine
}

// Server is a running database.
type Server struct {
	options  Options
	store    *store.Store
	engine   *cypher.Engine
	bolt     *bolt.Server
	listener net.Listener
	served   chan error
}

// Start opens the database and serves it. When another process has the file
// open, the error says so and, if it is known, where that process serves it; see
// also [Join].
func Start(o Options) (*Server, error) {
	if o.Address == "" {
		o.Address = "127.0.0.1:0"
	}
	s, err := openStore(o.Path)
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", o.Address)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	o.Engine.Address = listener.Addr().String()
	o.Engine.ImportFolder = o.ImportFolder
	if o.Password != "" {
		o.Engine.User = o.User
	}
	engine := cypher.New(s, o.Engine)
	d := &Server{
		options: o, store: s, engine: engine, listener: listener, served: make(chan error, 1),
		bolt: bolt.NewServer(&backend{engine: engine, run: rand.Text()}, bolt.Config{User: o.User, Password: o.Password, TLS: o.TLS, Logger: o.Logger}),
	}
	go func() { d.served <- d.bolt.Serve(listener) }()
	if err := d.announce(); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

func openStore(path string) (*store.Store, error) {
	if path == "" {
		return store.Memory(), nil
	}
	s, err := store.Open(path)
	if errors.Is(err, store.ErrLocked) {
		if uri, ok := Join(path); ok {
			return nil, fmt.Errorf("%w; it is served at %s", err, uri)
		}
	}
	return s, err
}

// URI is where drivers connect to.
func (d *Server) URI() string {
	scheme := "bolt"
	if d.options.TLS != nil {
		scheme = "bolt+ssc"
	}
	return scheme + "://" + d.listener.Addr().String()
}

// Engine is the database behind the wire, for what Bolt can't say.
func (d *Server) Engine() *cypher.Engine { return d.engine }

// Close ends all connections, rolls open transactions back and closes the file.
func (d *Server) Close() error {
	err := errors.Join(d.bolt.Close(), <-d.served, d.store.Close())
	if d.options.Path != "" {
		err = errors.Join(err, os.Remove(addressFile(d.options.Path)))
	}
	return err
}

// announce writes beside the file where it is served, for other processes.
func (d *Server) announce() error {
	if d.options.Path == "" {
		return nil
	}
	return os.WriteFile(addressFile(d.options.Path), []byte(d.URI()+"\n"), 0o600)
}

func addressFile(path string) string { return path + ".addr" }

// Join tells where another process serves the file at path.
func Join(path string) (uri string, ok bool) {
	text, err := os.ReadFile(addressFile(path))
	return strings.TrimSpace(string(text)), err == nil
}

// IsLocked tells whether Start failed because another process has the file open.
func IsLocked(err error) bool { return errors.Is(err, store.ErrLocked) }

// StartT starts a database in memory for a test and closes it with the test.
func StartT(t interface {
	Helper()
	Fatal(...any)
	Cleanup(func())
}) *Server {
	t.Helper()
	d, err := Start(Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}
