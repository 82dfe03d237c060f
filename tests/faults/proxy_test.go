package faults

import (
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// proxy passes connections on to a database and does to them what networks do.
type proxy struct {
	uri      string // of the database through the proxy
	listener net.Listener
	ended    sync.WaitGroup

	mu     sync.Mutex
	closed bool
	to     string // the database's address
	fault  fault
	lines  map[*line]bool
}

// fault is what happens to connections; the zero value is nothing.
type fault struct {
	refuse bool          // new connections are reset
	hole   bool          // nothing comes through any more, and nobody is told
	delay  time.Duration // before each piece from the database
	cut    int           // a connection is reset after so many bytes from the database; 0 means never
}

// line is one connection through the proxy. One that has been in the hole stays
// there when the fault is over, as one does that a firewall has forgotten.
type line struct {
	client, server net.Conn
	lost           atomic.Bool
}

// startProxy stands between a test and a database.
func startProxy(t testing.TB, uri string) *proxy {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{uri: "bolt://" + listener.Addr().String(), listener: listener, lines: map[*line]bool{}}
	p.lead(uri)
	p.ended.Go(p.accept)
	t.Cleanup(func() {
		p.mu.Lock()
		p.closed = true
		p.mu.Unlock()
		_ = listener.Close()
		p.drop()
		p.ended.Wait()
	})
	return p
}

// set changes what happens from now on.
func (p *proxy) set(f fault) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fault = f
}

// now is what happens at the moment.
func (p *proxy) now() fault {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.fault
}

// lead sends new connections to a database.
func (p *proxy) lead(uri string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.to = strings.TrimPrefix(uri, "bolt://")
}

// drop resets every connection.
func (p *proxy) drop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for l := range p.lines {
		l.reset()
	}
	clear(p.lines)
}

func (p *proxy) accept() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return
		}
		p.mu.Lock()
		to := p.to
		p.mu.Unlock()
		server, err := net.Dial("tcp", to)
		if err != nil {
			hangUp(client)
			continue
		}
		p.open(&line{client: client, server: server})
	}
}

// open carries what both ends of a line send, unless lines are refused.
func (p *proxy) open(l *line) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || p.fault.refuse {
		l.reset()
		return
	}
	p.lines[l] = true
	p.ended.Go(func() { p.carry(l, l.client, l.server, false) })
	p.ended.Go(func() { p.carry(l, l.server, l.client, true) })
}

// carry takes what one end sends to the other, until a fault or an end closes
// the line; answers come from the database.
func (p *proxy) carry(l *line, from, to net.Conn, answers bool) {
	piece, passed := make([]byte, 16<<10), 0
	for {
		n, err := from.Read(piece)
		passed += n
		f := p.now()
		if f.hole {
			l.lost.Store(true)
		}
		switch {
		case l.lost.Load() && err == nil:
			continue
		case l.lost.Load(): // the other end is not told
			return
		case answers && f.cut > 0 && passed >= f.cut:
			l.reset()
			return
		case answers:
			time.Sleep(f.delay)
		}
		if _, failed := to.Write(piece[:n]); failed != nil || err != nil {
			_ = from.Close()
			_ = to.Close()
			return
		}
	}
}

func (l *line) reset() {
	hangUp(l.client)
	hangUp(l.server)
}

// hangUp ends a connection as a crash does, without a farewell.
func hangUp(conn net.Conn) {
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = conn.Close()
}
