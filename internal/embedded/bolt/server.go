// Package bolt is a Bolt server: framing, handshake, messages and connection
// states of Bolt 4.4 and 5.0 to 5.8. It knows nothing of Cypher; a [Backend]
// runs the queries.
//
// Any bytes may come in. A connection that breaks the protocol, floods or stalls
// ends by itself; the server and the other connections go on. Every limit is in
// [Config].
//
// Start reading at Server.Serve, then conn.go (what runs concurrently) and
// session.go (the states). Source: the Bolt Protocol specification at
// neo4j.com/docs/bolt.
package bolt

import (
	"context"
	"crypto/subtle"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"sync"
	"time"
)

// Config says how a server listens; zero values choose the defaults.
type Config struct {
	User, Password string        // when Password is empty, everybody is let in
	TLS            *tls.Config   // nil: plain TCP
	MaxMessage     int           // bytes of one message; default 64 MiB, 64 KiB before authentication
	MaxMessages    int64         // bytes of all messages that are read or wait for their turn; default 512 MiB
	MaxConnections int           // default 1,000
	Hello          time.Duration // until handshake and authentication are done; default 30 s
	Write          time.Duration // that a client may stop reading; default 5 min
	Logger         *slog.Logger  // nil: nothing is logged
}

func (c Config) withDefaults() Config {
	c.MaxMessage = orDefault(c.MaxMessage, 64<<20)
	c.MaxMessages = orDefault(c.MaxMessages, 512<<20)
	c.MaxConnections = orDefault(c.MaxConnections, 1000)
	c.Hello = orDefault(c.Hello, 30*time.Second)
	c.Write = orDefault(c.Write, 5*time.Minute)
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	return c
}

func orDefault[T comparable](v, def T) T {
	var zero T
	if v == zero {
		return def
	}
	return v
}

// Server serves one backend to any number of connections.
type Server struct {
	backend Backend
	config  Config
	context context.Context // ends with Close
	cancel  context.CancelFunc

	mu        sync.Mutex
	listeners []net.Listener
	conns     map[net.Conn]struct{}
	served    int // connections so far, for their ids
	running   sync.WaitGroup
	messages  budget
}

// NewServer makes a server that does not listen yet.
func NewServer(backend Backend, config Config) *Server {
	ctx, cancel := context.WithCancel(context.Background())
	config = config.withDefaults()
	return &Server{backend: backend, config: config, context: ctx, cancel: cancel, conns: map[net.Conn]struct{}{},
		messages: budget{limit: config.MaxMessages}}
}

// Serve accepts connections until the listener or the server is closed; then it
// returns nil.
func (s *Server) Serve(l net.Listener) error {
	if !s.listen(l) {
		return l.Close()
	}
	for {
		conn, err := l.Accept()
		if s.context.Err() != nil || errors.Is(err, net.ErrClosed) {
			return nil
		}
		if err != nil {
			return err
		}
		if s.config.TLS != nil {
			conn = tls.Server(conn, s.config.TLS)
		}
		s.start(conn)
	}
}

// Close ends all connections, rolls back what they had open, and waits for them.
func (s *Server) Close() error {
	s.cancel()
	s.mu.Lock()
	for _, l := range s.listeners {
		_ = l.Close()
	}
	for c := range s.conns {
		_ = c.Close()
	}
	s.mu.Unlock()
	s.running.Wait()
	return nil
}

func (s *Server) listen(l net.Listener) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.listeners = append(s.listeners, l)
	return s.context.Err() == nil
}

// start serves conn in the background, or turns it away when there are too many.
func (s *Server) start(conn net.Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.conns) >= s.config.MaxConnections || s.context.Err() != nil {
		_ = conn.Close()
		return
	}
	s.conns[conn] = struct{}{}
	s.served++
	c := newConn(s, conn, s.served)
	s.running.Go(func() {
		defer s.forget(conn)
		c.serve()
	})
}

func (s *Server) forget(conn net.Conn) {
	_ = conn.Close()
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, conn)
}

// authorized compares in constant time, so that the answer's delay tells nothing.
func (s *Server) authorized(user, password string) bool {
	if s.config.Password == "" {
		return true
	}
	sameUser := subtle.ConstantTimeCompare([]byte(user), []byte(s.config.User))
	samePassword := subtle.ConstantTimeCompare([]byte(password), []byte(s.config.Password))
	return sameUser&samePassword == 1
}
