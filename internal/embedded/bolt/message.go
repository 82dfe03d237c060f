package bolt

import (
	"fmt"

	"rolegraph/internal/embedded/packstream"
	"rolegraph/internal/embedded/value"
)

// The tags of the messages.
const (
	tagHello     = 0x01
	tagGoodbye   = 0x02
	tagReset     = 0x0F
	tagRun       = 0x10
	tagBegin     = 0x11
	tagCommit    = 0x12
	tagRollback  = 0x13
	tagDiscard   = 0x2F
	tagPull      = 0x3F
	tagTelemetry = 0x54
	tagRoute     = 0x66
	tagLogon     = 0x6A
	tagLogoff    = 0x6B

	tagSuccess = 0x70
	tagRecord  = 0x71
	tagIgnored = 0x7E
	tagFailure = 0x7F
)

// request is one message of a client.
type request struct {
	tag    byte
	fields []value.Value
	held   int64 // of the server's budget for messages
}

// decodeRequest reads one message; it keeps nothing of b.
func decodeRequest(b []byte) (request, error) {
	d := packstream.NewDecoder(b)
	tag, n := d.Struct()
	r := request{tag: tag}
	for range n {
		r.fields = append(r.fields, d.Value())
	}
	if d.Err() == nil && d.Rest() > 0 {
		return r, fmt.Errorf("bolt: %d bytes after the end of message 0x%02X", d.Rest(), tag)
	}
	return r, d.Err()
}

// dict is field i as a map; a field that is missing or of another type is empty.
func (r request) dict(i int) value.Map {
	if i >= len(r.fields) {
		return nil
	}
	m, _ := r.fields[i].(value.Map)
	return m
}

// text is field i as a string.
func (r request) text(i int) (string, bool) {
	if i >= len(r.fields) {
		return "", false
	}
	s, ok := r.fields[i].(value.String)
	return string(s), ok
}

// text returns the string under key, "" if there is none.
func text(m value.Map, key string) string {
	s, _ := m.Get(key).(value.String)
	return string(s)
}

// number returns the integer under key, or def if there is none.
func number(m value.Map, key string, def int64) int64 {
	if i, ok := m.Get(key).(value.Integer); ok {
		return int64(i)
	}
	return def
}
