package access

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"
	"time"
)

// SessionLife is how long a sign-in lasts.
const SessionLife = 12 * time.Hour

// mac signs parts for a purpose with a key that is made from a token. The parts
// are joined by a byte that none of them holds.
func (e entry) mac(purpose string, parts ...string) string {
	h := hmac.New(sha256.New, []byte("rolegraph "+purpose+"\x00"+e.token))
	h.Write([]byte(strings.Join(parts, "\x00")))
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil))
}

func same(a, b string) bool { return hmac.Equal([]byte(a), []byte(b)) }

// Session makes the value of a cookie for the caller with a token. It names the
// caller and its own end, and is signed; the token itself is not in it.
func (t *Tokens) Session(name string, now time.Time) (value string, ok bool) {
	e, ok := t.named(name)
	if !ok {
		return "", false
	}
	end := strconv.FormatInt(now.Add(SessionLife).Unix(), 10)
	return name + ":" + end + ":" + e.mac("session", name, end), true
}

// FromSession finds who a cookie's value belongs to: it must be signed with a token
// that is still in the file, and not be over.
func (t *Tokens) FromSession(value string, now time.Time) (Caller, bool) {
	parts := strings.Split(value, ":")
	if len(parts) != 3 {
		return Caller{}, false
	}
	e, ok := t.named(parts[0])
	if !ok || !same(parts[2], e.mac("session", parts[0], parts[1])) || over(parts[1], now) {
		return Caller{}, false
	}
	return e.Caller, true
}

// over tells whether a time in Unix seconds has passed; what is no time has.
func over(end string, now time.Time) bool {
	seconds, err := strconv.ParseInt(end, 10, 64)
	return err != nil || now.Unix() >= seconds
}
