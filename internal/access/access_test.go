package access_test

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"rolegraph/internal/access"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const file = `# who may ask
anna  writer  anna-0123456789abcdef

ben reader	ben-0123456789abcdef
alone-0123456789abcdef
`

var now = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func load(t testing.TB, text string) (*access.Tokens, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "tokens")
	write(t, path, text)
	tokens, err := access.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return tokens, path
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestTokensTellTheirCallers(t *testing.T) {
	tokens, _ := load(t, file)
	for token, want := range map[string]access.Caller{
		"anna-0123456789abcdef":  {Name: "anna", Role: access.Writer},
		"ben-0123456789abcdef":   {Name: "ben", Role: access.Reader},
		"alone-0123456789abcdef": {Name: "line-5", Role: access.Reader},
	} {
		if got, ok := tokens.Caller(token); !ok || got != want {
			t.Errorf("%s: %+v %v", token, got, ok)
		}
	}
	for _, token := range []string{"", "anna", "anna-0123456789abcde", "anna-0123456789abcdef ", "# who may ask"} {
		if got, ok := tokens.Caller(token); ok {
			t.Errorf("%q is %+v", token, got)
		}
	}
}

func TestMistakesInTheFile(t *testing.T) {
	for text, says := range map[string]string{
		"":                              "holds no token",
		"# nothing\n\n":                 "holds no token",
		"anna writer short":             "line 1: the token, which stands last, has 5 characters; at least 16",
		"\nanna admin 0123456789abcdef": "line 2: the role, which stands second, is neither reader nor writer",
		"anna 0123456789abcdef":         "line 1: it has 2 words",
		"a:b reader 0123456789abcdef":   "the name, which stands first, is not made of",
		"anna 0123456789abcdef writer":  "line 1: the role, which stands second",
		"0123456789abcdef+/= a reader":  "line 1: the name, which stands first",
		"writer anna 0123456789abcdef/": "line 1: the role, which stands second",
		"a reader 0123456789abcdef\na reader 0123456789abcdeg": "line 2: the name or the token stands there twice",
		"a reader 0123456789abcdef\nb reader 0123456789abcdef": "line 2: the name or the token stands there twice",
	} {
		path := filepath.Join(t.TempDir(), "tokens")
		write(t, path, text)
		if _, err := access.Load(path); err == nil || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "0123456789abcdef") {
			t.Errorf("%q: %v, want %q and no token", text, err, says)
		}
	}
}

func TestFileIsReadAnewAndMistakesChangeNothing(t *testing.T) {
	tokens, path := load(t, file)
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		tokens.Watch(ctx, time.Millisecond, slog.New(slog.DiscardHandler))
		close(done)
	}()
	session, _ := tokens.Session("anna", now)
	write(t, path, "anna admin")
	time.Sleep(20 * time.Millisecond)
	if _, ok := tokens.Caller("anna-0123456789abcdef"); !ok {
		t.Error("a mistake in the file took the tokens away")
	}
	write(t, path, "anna writer another-0123456789abcdef")
	for {
		if _, ok := tokens.Caller("another-0123456789abcdef"); ok {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if _, ok := tokens.Caller("anna-0123456789abcdef"); ok {
		t.Error("the old token still opens")
	}
	if _, ok := tokens.FromSession(session, now); ok {
		t.Error("a sign-in outlives its token")
	}
	stop()
	<-done
}

func TestSessions(t *testing.T) {
	tokens, _ := load(t, file)
	session, ok := tokens.Session("anna", now)
	if !ok || strings.Contains(session, "0123456789abcdef") {
		t.Fatalf("session %q", session)
	}
	if caller, ok := tokens.FromSession(session, now.Add(access.SessionLife-time.Second)); !ok || caller.Name != "anna" || caller.Role != access.Writer {
		t.Errorf("%+v %v", caller, ok)
	}
	if _, ok := tokens.FromSession(session, now.Add(access.SessionLife)); ok {
		t.Error("it lasts longer than it should")
	}
	if _, ok := tokens.Session("nobody", now); ok {
		t.Error("a session for nobody")
	}
	for _, changed := range []string{"", "::", strings.Replace(session, "anna", "ben", 1), strings.Replace(session, ":1", ":2", 1), session + "x", session[:len(session)-1]} {
		if caller, ok := tokens.FromSession(changed, now); ok {
			t.Errorf("%q is %+v", changed, caller)
		}
	}
}

func TestLinksOpenWhatWasSigned(t *testing.T) {
	tokens, path := load(t, file)
	until := now.Add(time.Hour)
	for link, query := range map[string]string{
		"/api/v1/diagrams/schema.svg":                          "",
		"/api/v1/diagrams/thing.svg?label=Role&key=c%2B%2B":    "label=Role&key=c%2B%2B",
		"/api/v1/diagrams/cypher.svg?d=abc":                    "d=abc",
		"/api/v1/diagrams/thing.svg?a=b&key=x&expires=1&sig=y": "a=b&key=x&expires=1&sig=y",
	} {
		signed, ok := tokens.SignLink("ben", link, until)
		if !ok || strings.Contains(signed, "0123456789abcdef") {
			t.Fatalf("%q", signed)
		}
		got, by, ok := tokens.OpenLink(signed, now)
		if !ok || got != query || by.Name != "ben" {
			t.Errorf("%s: %q %+v %v", signed, got, by, ok)
		}
		if _, _, ok := tokens.OpenLink(signed, until); ok {
			t.Errorf("%s opens after its end", signed)
		}
		for _, changed := range []string{
			link, signed + "x", signed + "&theme=dark", "/x" + signed,
			strings.Replace(signed, "svg", "png", 1), strings.Replace(signed, "expires=17", "expires=18", 1),
			strings.Replace(signed, "key=ben", "key=anna", 1), strings.Replace(signed, "&sig=", "&theme=dark&sig=", 1),
		} {
			if changed == signed {
				continue
			}
			if _, _, ok := tokens.OpenLink(changed, now); ok {
				t.Errorf("%s opens", changed)
			}
		}
	}
	signed, _ := tokens.SignLink("ben", "/a", until)
	write(t, path, "anna writer anna-0123456789abcdef")
	without, err := access.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, ok := without.OpenLink(signed, now); ok {
		t.Error("the link outlives its key")
	}
}

// What was signed opens; nothing else does.
func FuzzOpenLink(f *testing.F) {
	tokens, _ := load(f, file)
	signed, _ := tokens.SignLink("ben", "/api/v1/diagrams/schema.svg?theme=dark", now.Add(time.Hour))
	f.Add(signed)
	f.Add("/a?key=ben&expires=9999999999&sig=")
	f.Add("&sig=&expires=key=")
	f.Fuzz(func(t *testing.T, link string) {
		if _, _, ok := tokens.OpenLink(link, now); ok && link != signed {
			t.Errorf("%q opens", link)
		}
	})
}

// A cookie is a session as it was given out, and in no other form.
func FuzzFromSession(f *testing.F) {
	tokens, _ := load(f, file)
	session, _ := tokens.Session("anna", now)
	f.Add(session)
	f.Add("anna:9999999999:")
	f.Add("ben:+1772409600:" + strings.Repeat("A", 43))
	f.Fuzz(func(t *testing.T, cookie string) {
		if caller, ok := tokens.FromSession(cookie, now); ok && cookie != session {
			t.Errorf("%q is a session of %+v", cookie, caller)
		}
	})
}

// Whatever the file holds, it is read as lines of three words or refused, and no
// error repeats a word that may be a token.
func FuzzTokenFile(f *testing.F) {
	f.Add(file)
	f.Add("anna 0123456789abcdef writer")
	f.Add("\xff reader \x00\u2028\n#\n")
	path := filepath.Join(f.TempDir(), "tokens")
	f.Fuzz(func(t *testing.T, text string) {
		write(t, path, text)
		tokens, err := access.Load(path)
		for _, word := range strings.Fields(text) {
			if err != nil && len(word) >= 16 && strings.Contains(err.Error(), word) {
				t.Errorf("%q: the error repeats %q: %v", text, word, err)
			}
			if err == nil && len(word) >= 16 {
				if caller, ok := tokens.Caller(word); ok && caller.Role != access.Reader && caller.Role != access.Writer {
					t.Errorf("%q: %q is %+v", text, word, caller)
				}
			}
		}
	})
}
