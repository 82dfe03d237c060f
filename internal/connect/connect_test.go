package connect_test

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"
	"rolegraph/internal/connect"
	"rolegraph/tests/testdb"
)

func TestOpensWithoutPassword(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		driver, err := connect.Open(t.Context(), connect.Options{URI: db.URI}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := driver.VerifyConnectivity(t.Context()); err != nil {
			t.Error(err)
		}
		_ = driver.Close(t.Context())
	})
}

func TestSaysWhichDatabaseIsMissing(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		err := open(t, connect.Options{URI: db.URI, Database: "nowhere"})
		want(t, err, connect.NoDatabase, "The server at "+db.URI+` has no database "nowhere".`, "NEO4J_DATABASE")
	})
}

func TestPassword(t *testing.T) {
	password := rand.Text()
	uri, _ := testdb.Server(t, password)
	right := connect.Options{URI: uri, User: "neo4j", Password: password}
	if err := open(t, right); err != nil {
		t.Errorf("right password: %v", err)
	}
	routing := right
	routing.URI = strings.Replace(uri, "bolt:", "neo4j:", 1)
	if err := open(t, routing); err != nil {
		t.Errorf("right password, neo4j://: %v", err)
	}
	none := right
	none.Password = ""
	want(t, open(t, none), connect.WrongPassword, "The database at "+uri+" wants a password and none is given.", "NEO4J_PASSWORD")
	wrong := right
	wrong.Password = "no" + password
	want(t, open(t, wrong), connect.WrongPassword, "The database at "+uri+` refuses the password of user "neo4j".`, "NEO4J_PASSWORD")
	routing.Password = wrong.Password
	want(t, open(t, routing), connect.WrongPassword, "The database at "+routing.URI+` refuses the password of user "neo4j".`, "NEO4J_PASSWORD")
	encrypted := right
	encrypted.URI = strings.Replace(uri, "bolt:", "bolt+s:", 1)
	want(t, open(t, encrypted), connect.BadEncryption, "No encrypted connection to "+encrypted.URI, "bolt://")
	for range 5 {
		if err := open(t, wrong); strings.Contains(err.Error(), "Too many wrong passwords") {
			return
		}
	}
	t.Error("after many wrong passwords the rate limit is not told")
}

func TestSaysWhatIsWrongWithTheAddress(t *testing.T) {
	want(t, open(t, connect.Options{}), connect.NoAddress, "No database address is given.", "NEO4J_URI")
	want(t, open(t, connect.Options{URI: "http://db.example:7474"}), connect.BadURI, `The address "http://db.example:7474" is none of Neo4j's`, "bolt://db.example:7687")
	want(t, open(t, connect.Options{URI: "localhost:7687"}), connect.BadURI, `The address "localhost:7687" is none of Neo4j's`, "bolt+s://")
	want(t, open(t, connect.Options{URI: "bolt://no-such-host.invalid"}), connect.Unreachable, `The host "no-such-host.invalid"`, "NEO4J_URI")
	want(t, open(t, connect.Options{URI: "bolt://" + closedPort(t)}), connect.Unreachable, "Nothing answers at bolt://127.0.0.1:", "Start the database")
	want(t, open(t, connect.Options{URI: "neo4j://" + closedPort(t)}), connect.Unreachable, "Nothing answers at neo4j://127.0.0.1:", "Start the database")
}

func TestWaitsForADatabaseThatIsStarting(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		address := closedPort(t)
		var notices []string
		driver, err := connect.Open(t.Context(), connect.Options{URI: "bolt://" + address, Wait: time.Minute}, func(text string) {
			notices = append(notices, text)
			forward(t, address, strings.TrimPrefix(db.URI, "bolt://"))
		})
		if err != nil {
			t.Fatal(err)
		}
		_ = driver.Close(t.Context())
		if len(notices) != 1 || !strings.HasPrefix(notices[0], "Waiting up to 1m0s for the database: Nothing answers at bolt://"+address) {
			t.Errorf("notices: %q", notices)
		}
	})
}

func TestStopsWaitingWhenTheContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	_, err := connect.Open(ctx, connect.Options{URI: "bolt://" + closedPort(t), Wait: time.Hour}, func(string) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestFlagsAndVariables(t *testing.T) {
	t.Setenv("NEO4J_URI", "neo4j+s://abc.example")
	t.Setenv("NEO4J_PASSWORD", "from the environment")
	t.Setenv("NEO4J_USERNAME", "")
	t.Setenv("NEO4J_DATABASE", "")
	var got connect.Options
	if _, err := kong.Must(&got).Parse([]string{"--database", "people", "--wait", "5s", "--user", "me"}); err != nil {
		t.Fatal(err)
	}
	want := connect.Options{URI: "neo4j+s://abc.example", User: "me", Password: "from the environment", Database: "people", Wait: 5 * time.Second}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func open(t *testing.T, o connect.Options) error {
	t.Helper()
	driver, err := connect.Open(t.Context(), o, nil)
	if err == nil {
		_ = driver.Close(t.Context())
	}
	return err
}

// want checks the code, how the message starts, and that the hint names a setting.
func want(t *testing.T, err error, code connect.Code, message, hint string) {
	t.Helper()
	var got *connect.Error
	if !errors.As(err, &got) {
		t.Errorf("got %v, want code %s", err, code)
		return
	}
	if got.Code != code || !strings.HasPrefix(got.Message, message) || !strings.Contains(got.Hint, hint) {
		t.Errorf("got %s: %v\nwant %s: %s… %s", got.Code, err, code, message, hint)
	}
}

// closedPort returns a loopback address where nothing listens.
func closedPort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// forward listens at from and passes every connection on to the server at to.
func forward(t *testing.T, from, to string) {
	l, err := net.Listen("tcp", from)
	if err != nil {
		t.Error(err)
		return
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			client, err := l.Accept()
			if err != nil {
				return
			}
			server, err := net.Dial("tcp", to)
			if err != nil {
				return
			}
			go func() { _, _ = io.Copy(server, client); _ = server.Close() }()
			go func() { _, _ = io.Copy(client, server); _ = client.Close() }()
		}
	}()
}
