package access

import (
	"strconv"
	"strings"
	"time"
)

// A signed link ends with these parameters: who signed, until when it opens, and
// the signature over all that stands before it.
const (
	keyParam     = "key="
	expiresParam = "expires="
	sigParam     = "sig="
)

// SignLink adds to a path and query what opens it until a time, whoever follows
// it. Nothing else is opened, and any change to the link closes it.
func (t *Tokens) SignLink(name, link string, until time.Time) (signed string, ok bool) {
	e, ok := t.named(name)
	if !ok {
		return "", false
	}
	separator := "?"
	if strings.Contains(link, "?") {
		separator = "&"
	}
	link += separator + keyParam + name + "&" + expiresParam + strconv.FormatInt(until.Unix(), 10)
	return link + "&" + sigParam + e.mac("link", link), true
}

// OpenLink checks a signed path and query, byte for byte as they came. It returns
// the query without the signature's parameters and who signed; ok is false for what
// is not signed, was changed, is over, or was signed with a token that is no longer
// in the file.
func (t *Tokens) OpenLink(link string, now time.Time) (query string, by Caller, ok bool) {
	signed, sig, found := cutLast(link, "&"+sigParam)
	if !found {
		return "", Caller{}, false
	}
	rest, end, found := cutLast(signed, "&"+expiresParam)
	if !found {
		return "", Caller{}, false
	}
	path, name, found := cutLast(rest, keyParam)
	if !found || !strings.HasSuffix(path, "?") && !strings.HasSuffix(path, "&") {
		return "", Caller{}, false
	}
	e, known := t.named(name)
	if !known || !same(sig, e.mac("link", signed)) || over(end, now) {
		return "", Caller{}, false
	}
	_, query, _ = strings.Cut(path, "?")
	return strings.TrimSuffix(query, "&"), e.Caller, true
}

// cutLast is strings.Cut at the last place.
func cutLast(s, separator string) (before, after string, found bool) {
	i := strings.LastIndex(s, separator)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(separator):], true
}
