package bolt

import (
	"context"
	"io"
	"net"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// hello is a handshake for 5.8 and a HELLO and LOGON without credentials.
var hello = []byte("\x60\x60\xB0\x17\x00\x00\x08\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00" +
	"\x00\x03\xB1\x01\xA0\x00\x00" + "\x00\x03\xB1\x6A\xA0\x00\x00")

// Whatever a client sends, its connection ends and the server goes on.
func FuzzBytesOnThePort(f *testing.F) {
	f.Add([]byte("GET / HTTP/1.1\r\n\r\n"))
	f.Add(hello)
	f.Add(append(hello, "\x00\x06\xB3\x10\x81e\xA0\xA0\x00\x00\x00\x07\xB1\x3F\xA1\x81n\xFF\x00\x00"...))
	f.Add(append(hello, "\x00\x02\xB0\x0F\x00\x00\x00\x02\xB0\x0F\x00\x00"...))
	f.Add(append(hello, "\xFF\xFF\xB1\x10"...))
	s := NewServer(&script{}, Config{Hello: time.Second, Write: time.Second, MaxMessage: 1 << 20})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		f.Fatal(err)
	}
	go func() { _ = s.Serve(l) }()
	f.Cleanup(func() { _ = s.Close() })
	f.Fuzz(func(t *testing.T, b []byte) {
		conn, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		_ = conn.SetDeadline(time.Now().Add(20 * time.Second))
		_, _ = conn.Write(b)
		_ = conn.(*net.TCPConn).CloseWrite()
		if _, err := io.Copy(io.Discard, conn); err != nil && isTimeout(err) {
			t.Fatalf("the connection did not end: %v", err)
		}
	})
}

func isTimeout(err error) bool {
	e, ok := err.(net.Error)
	return ok && e.Timeout()
}

func TestBreachesEndTheConnectionOnly(t *testing.T) {
	_, address := serve(t, Config{Hello: 200 * time.Millisecond})
	for name, sent := range map[string]string{
		"nothing at all":         "",
		"half a handshake":       string(hello[:10]),
		"RUN before HELLO":       string(hello[:20]) + "\x00\x06\xB3\x10\x81e\xA0\xA0\x00\x00",
		"giant before HELLO":     string(hello[:20]) + "\xFF\xFF" + string(make([]byte, 65535)) + "\xFF\xFF" + string(make([]byte, 65535)),
		"PULL without a query":   string(hello) + "\x00\x03\xB1\x3F\xA0\x00\x00",
		"unknown message":        string(hello) + "\x00\x02\xB0\x77\x00\x00",
		"a list for a message":   string(hello) + "\x00\x01\x90\x00\x00",
		"bytes after the end":    string(hello) + "\x00\x04\xB0\x0F\x01\x01\x00\x00",
		"deeply nested argument": string(hello) + nested(5000),
	} {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		_ = conn.SetDeadline(time.Now().Add(20 * time.Second))
		_, _ = conn.Write([]byte(sent))
		if _, err := io.Copy(io.Discard, conn); err != nil && isTimeout(err) {
			t.Errorf("%s: the connection did not end", name)
		}
		_ = conn.Close()
	}
	if err := open(t, "bolt://"+address, neo4j.NoAuth()).VerifyConnectivity(context.Background()); err != nil {
		t.Errorf("the server is gone: %v", err)
	}
}

// nested is a RUN whose parameters are lists in lists.
func nested(depth int) string {
	body := "\xB3\x10\x81e\xA1\x81p"
	for range depth {
		body += "\x91"
	}
	return string([]byte{byte(len(body) >> 8), byte(len(body))}) + body + "\x00\x00"
}

// A client that asks for everything and reads nothing is cut off.
func TestClientThatNeverReads(t *testing.T) {
	backend, address := serve(t, Config{Write: 100 * time.Millisecond})
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	run := "\xB3\x10\x85count\xA1\x81n\xCA\x7F\xFF\xFF\xFF\xA0"
	pull := "\xB1\x3F\xA1\x81n\xFF"
	_, err = conn.Write(append(hello, framed(run)+framed(pull)...))
	if err != nil {
		t.Fatal(err)
	}
	waitUntil(t, func() bool {
		backend.mu.Lock()
		defer backend.mu.Unlock()
		return len(backend.events) == 2 // run, then closed by the server
	})
}

// However many clients begin giant messages, or send requests faster than they
// are answered, the server holds no more of them than it may.
func TestGiantsTogether(t *testing.T) {
	backend := &script{}
	s := NewServer(backend, Config{MaxMessages: 1 << 20})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = s.Serve(l) }()
	defer func() {
		_ = s.Close()
		if used := s.messages.used.Load(); used != 0 {
			t.Errorf("%d bytes were not given back", used)
		}
	}()
	chunk := "\xFF\xFF" + string(make([]byte, 65535))
	var conns []net.Conn
	for range 64 {
		conn, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		_, _ = conn.Write(hello)
		conns = append(conns, conn)
	}
	for range 8 {
		for _, conn := range conns {
			_, _ = conn.Write([]byte(chunk))
			if used := s.messages.used.Load(); used > 1<<20 {
				t.Fatalf("%d bytes are held", used)
			}
		}
	}
	for _, conn := range conns {
		_ = conn.(*net.TCPConn).CloseWrite()
	}
	waitUntil(t, func() bool { return s.messages.used.Load() == 0 })
	if err := open(t, "bolt://"+l.Addr().String(), neo4j.NoAuth()).VerifyConnectivity(context.Background()); err != nil {
		t.Errorf("the server is gone: %v", err)
	}
}

func framed(message string) string {
	return string([]byte{byte(len(message) >> 8), byte(len(message))}) + message + "\x00\x00"
}
