package bolt

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"
	"time"

	"rolegraph/internal/embedded/packstream"
)

// pipeline is how many requests may wait for the one that runs.
const pipeline = 64

// strangersLimit is how many bytes a message may have before authentication.
const strangersLimit = 64 << 10

// conn is one client connection. Two goroutines share it: one reads messages, so
// that a RESET or a hang-up is seen while a query runs; the other answers them in
// order.
type conn struct {
	server  *Server
	net     net.Conn
	id      string
	version Version
	in      chunkReader
	out     *bufio.Writer
	encoder packstream.Encoder

	requests chan request
	context  context.Context // ends when the client leaves
	leave    context.CancelFunc

	mu        sync.Mutex
	resets    int                // RESETs that were read and not answered yet
	interrupt context.CancelFunc // ends what runs now
}

func newConn(s *Server, c net.Conn, number int) *conn {
	ctx, cancel := context.WithCancel(s.context)
	made := &conn{
		server: s, net: c, id: fmt.Sprintf("bolt-%d", number),
		requests: make(chan request, pipeline),
		context:  ctx, leave: cancel,
		in:  chunkReader{in: bufio.NewReader(c), all: &s.messages},
		out: bufio.NewWriterSize(&deadlineWriter{conn: c, limit: s.config.Write}, 64<<10),
	}
	made.in.limit.Store(strangersLimit)
	return made
}

// serve runs the connection to its end.
func (c *conn) serve() {
	defer c.leave()
	_ = c.net.SetDeadline(time.Now().Add(c.server.config.Hello))
	version, err := handshake(struct {
		io.Reader
		io.Writer
	}{c.in.in, c.net})
	if err != nil {
		c.server.config.Logger.Debug("no handshake", "connection", c.id, "error", err)
		return
	}
	c.version = version
	c.encoder.Dialect = packstream.Dialect{UTC: version.Major >= 5, ElementIDs: version.Major >= 5}
	done := make(chan struct{})
	go func() {
		defer close(done)
		c.read()
	}()
	err = newSession(c).run()
	c.leave()
	_ = c.net.Close()
	<-done
	for r := range c.requests {
		c.server.messages.give(r.held)
	}
	c.server.config.Logger.Debug("connection ended", "connection", c.id, "error", err)
}

// read passes requests on until the client leaves or breaks the protocol.
func (c *conn) read() {
	defer close(c.requests)
	defer c.leave()
	for {
		message, err := c.in.next()
		if err != nil {
			c.server.messages.give(c.in.held)
			return
		}
		r, err := decodeRequest(message)
		if err != nil {
			r = request{tag: tagMalformed}
		}
		r.held = c.in.held
		if r.tag == tagReset {
			c.interruptNow()
		}
		select {
		case c.requests <- r:
		case <-c.context.Done():
			c.server.messages.give(r.held)
			return
		}
		if r.tag == tagGoodbye || r.tag == tagMalformed {
			return
		}
	}
}

// tagMalformed stands for bytes that were no message; it is never sent.
const tagMalformed = 0xFF

// interruptNow ends what runs and has everything ignored until the RESET's turn.
func (c *conn) interruptNow() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.resets++
	if c.interrupt != nil {
		c.interrupt()
	}
}

// interrupted tells whether a RESET waits for its turn.
func (c *conn) interrupted() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.resets > 0
}

// resetDone is called when a RESET had its turn.
func (c *conn) resetDone() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.resets--
}

// interruptible makes a context that a RESET, or the client's leaving, ends.
func (c *conn) interruptible() (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(c.context)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.interrupt = cancel
	if c.resets > 0 {
		cancel()
	}
	return ctx, cancel
}

// authenticated lifts the limits for strangers.
func (c *conn) authenticated() {
	c.in.limit.Store(int64(c.server.config.MaxMessage))
	_ = c.net.SetReadDeadline(time.Time{})
}

// deadlineWriter gives every write its own time limit, so that a client that
// stops reading does not hold the connection for ever.
type deadlineWriter struct {
	conn  net.Conn
	limit time.Duration
}

func (w *deadlineWriter) Write(b []byte) (int, error) {
	if err := w.conn.SetWriteDeadline(time.Now().Add(w.limit)); err != nil {
		return 0, err
	}
	return w.conn.Write(b)
}

// send writes the message that the encoder holds.
func (c *conn) send() error {
	message, err := c.encoder.Bytes()
	if err != nil {
		return errors.Join(errEncoding, err)
	}
	return writeChunked(c.out, message)
}

var errEncoding = errors.New("bolt: a value has no form")
