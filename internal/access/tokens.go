// Package access says who may ask: bearer tokens from a file, the cookie of a
// page that has signed in with one, and signed links that open one picture.
//
// All three go back to the file. A cookie and a link are signed with a key that is
// made from a token, so nothing else is stored, copies of the server that share
// the file take each other's, and taking a token out of the file ends its cookies
// and links. Secrets are compared in constant time.
//
// Start reading at [Load], then session.go and link.go.
package access

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"log/slog"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
)

// Role says what a caller may do.
type Role string

// The roles. A writer may do what a reader may, and change data where the server
// allows that.
const (
	Reader Role = "reader"
	Writer Role = "writer"
)

// Caller is who a token belongs to.
type Caller struct {
	Name string
	Role Role
}

// entry is one line of the file.
type entry struct {
	Caller
	token string
	sum   [sha256.Size]byte // of the token: of one length, so that comparing tells nothing
}

// Tokens are the tokens of a file. They are safe for concurrent use.
type Tokens struct {
	path    string
	mu      sync.RWMutex
	entries []entry
	text    string // what was read last
}

// Load reads a file of tokens. A line is a name, a role (reader or writer) and a
// token of at least 16 characters, parted by white space; a line with a token alone
// is a reader's. Empty lines and lines that begin with # say nothing.
func Load(path string) (*Tokens, error) {
	t := &Tokens{path: path}
	if _, err := t.reload(); err != nil {
		return nil, err
	}
	return t, nil
}

// Watch reads the file anew when it has changed, until ctx ends. A file with a
// mistake is logged, and the tokens from before stay.
func (t *Tokens) Watch(ctx context.Context, every time.Duration, logger *slog.Logger) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for failed := ""; ; {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		changed, err := t.reload()
		switch {
		case err != nil && err.Error() != failed:
			failed = err.Error()
			logger.Error("the token file is not read; the tokens from before stay", "error", err)
		case err == nil && changed:
			failed = ""
			logger.Info("the token file was read anew", "tokens", t.count())
		}
	}
}

// reload reads the file; changed tells whether it says something else than before.
func (t *Tokens) reload() (changed bool, err error) {
	text, err := os.ReadFile(t.path)
	if err != nil {
		return false, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if string(text) == t.text && t.entries != nil {
		return false, nil
	}
	entries, err := parse(string(text))
	if err != nil {
		return false, fmt.Errorf("%s: %w", t.path, err)
	}
	t.entries, t.text = entries, string(text)
	return true, nil
}

func (t *Tokens) count() int {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return len(t.entries)
}

// shortest is how many characters a token has at least.
const shortest = 16

var goodName = regexp.MustCompile(`^[\w.@-]{1,64}$`)

func parse(text string) ([]entry, error) {
	entries := []entry{}
	for i, line := range strings.Split(text, "\n") {
		words := strings.Fields(line)
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		e, err := parseLine(i+1, words)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		if slices.ContainsFunc(entries, func(other entry) bool { return other.Name == e.Name || other.token == e.token }) {
			return nil, fmt.Errorf("line %d: the name or the token stands there twice", i+1)
		}
		entries = append(entries, e)
	}
	if len(entries) == 0 {
		return nil, fmt.Errorf("the file holds no token: write a name, a role (reader or writer) and a token on a line")
	}
	return entries, nil
}

// parseLine reads the words of a line. Its errors repeat none of them: where the
// order is wrong any word may be the token, and errors go to the log.
func parseLine(number int, words []string) (entry, error) {
	if len(words) == 1 {
		words = []string{fmt.Sprintf("line-%d", number), string(Reader), words[0]}
	}
	if len(words) != 3 {
		return entry{}, fmt.Errorf("it has %d words; write a name, a role and a token", len(words))
	}
	e := entry{Caller: Caller{words[0], Role(words[1])}, token: words[2], sum: sha256.Sum256([]byte(words[2]))}
	switch {
	case !goodName.MatchString(e.Name):
		return entry{}, fmt.Errorf("the name, which stands first, is not made of at most 64 letters, digits and . _ @ -")
	case e.Role != Reader && e.Role != Writer:
		return entry{}, fmt.Errorf("the role, which stands second, is neither reader nor writer")
	case len(e.token) < shortest:
		return entry{}, fmt.Errorf("the token, which stands last, has %d characters; at least %d are wanted", len(e.token), shortest)
	}
	return e, nil
}

// Caller finds who a token belongs to. Every token is compared, whichever matches.
func (t *Tokens) Caller(token string) (Caller, bool) {
	given := sha256.Sum256([]byte(token))
	t.mu.RLock()
	defer t.mu.RUnlock()
	var found Caller
	known := 0
	for _, e := range t.entries {
		same := subtle.ConstantTimeCompare(given[:], e.sum[:])
		if known |= same; same == 1 {
			found = e.Caller
		}
	}
	return found, known == 1
}

// named finds the line of a name.
func (t *Tokens) named(name string) (entry, bool) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	i := slices.IndexFunc(t.entries, func(e entry) bool { return e.Name == name })
	if i < 0 {
		return entry{}, false
	}
	return t.entries[i], true
}
