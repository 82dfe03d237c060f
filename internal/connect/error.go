package connect

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Code says what is wrong with a connection.
type Code string

// The codes of [Error].
const (
	NoAddress     Code = "no_address"     // no URI was given
	BadURI        Code = "bad_uri"        // the URI cannot be read, or its scheme is none of Neo4j's
	Unreachable   Code = "unreachable"    // nothing answers there, or not yet
	BadEncryption Code = "bad_encryption" // the URI asks for TLS and the server does not offer it, or with another certificate
	WrongPassword Code = "wrong_password" // user name or password refused, or missing
	NoDatabase    Code = "no_database"    // the server has no database of that name
	Refused       Code = "refused"        // the database answered with any other error
)

// Error tells what is wrong with a connection and what to set.
type Error struct {
	Code    Code
	Message string // one sentence
	Hint    string // what to do next
	Err     error  // the driver's error
}

func (e *Error) Error() string {
	if e.Hint == "" {
		return e.Message
	}
	return e.Message + " " + e.Hint
}

// Unwrap returns the driver's error.
func (e *Error) Unwrap() error { return e.Err }

// badURI explains why the driver takes no such URI.
func badURI(o Options, err error) *Error {
	if o.URI == "" {
		return &Error{NoAddress, "No database address is given.", "Set NEO4J_URI or --uri, for instance to bolt://localhost:7687.", err}
	}
	hint := "Use bolt:// or neo4j:// (plain), bolt+s:// or neo4j+s:// (encrypted)."
	if u, parseErr := url.Parse(o.URI); parseErr == nil && strings.HasPrefix(u.Scheme, "http") {
		hint = fmt.Sprintf("Use the Bolt address instead, for instance bolt://%s:7687.", u.Hostname())
	}
	return &Error{BadURI, fmt.Sprintf("The address %q is none of Neo4j's: %v.", o.URI, err), hint, err}
}

// explain turns the driver's error into one that says what to set; nil stays nil.
func explain(o Options, err error) *Error {
	if err == nil {
		return nil
	}
	var refused *neo4j.Neo4jError
	if errors.As(err, &refused) {
		return explainRefusal(o, refused)
	}
	var lost *neo4j.ConnectivityError
	if errors.As(err, &lost) {
		return explainLoss(o, lost)
	}
	return &Error{Refused, fmt.Sprintf("The database at %s does not work: %v.", o.URI, err), "", err}
}

func explainRefusal(o Options, err *neo4j.Neo4jError) *Error {
	switch {
	case err.Code == "Neo.ClientError.Security.AuthenticationRateLimit":
		return &Error{WrongPassword, "Too many wrong passwords: the database refuses to check more for a while.", "Wait a few seconds and set NEO4J_PASSWORD or --password right.", err}
	case err.Category() == "Security" && o.Password == "":
		return &Error{WrongPassword, fmt.Sprintf("The database at %s wants a password and none is given.", o.URI), "Set NEO4J_PASSWORD (and NEO4J_USERNAME, when it is not neo4j).", err}
	case err.Category() == "Security":
		return &Error{WrongPassword, fmt.Sprintf("The database at %s refuses the password of user %q.", o.URI, o.User), "Check NEO4J_USERNAME and NEO4J_PASSWORD, or --user and --password.", err}
	case err.Code == "Neo.ClientError.Database.DatabaseNotFound":
		return &Error{NoDatabase, fmt.Sprintf("The server at %s has no database %q.", o.URI, o.Database), "Check NEO4J_DATABASE or --database; without it the home database is used.", err}
	case err.Classification() == "TransientError":
		return &Error{Unreachable, fmt.Sprintf("The database at %s is not ready: %s", o.URI, err.Msg), "", err}
	}
	return &Error{Refused, fmt.Sprintf("The database at %s refuses: %s (%s).", o.URI, err.Msg, err.Code), "", err}
}

func explainLoss(o Options, err *neo4j.ConnectivityError) *Error {
	var name *net.DNSError
	var network net.Error
	switch {
	case errors.As(err.Inner, &name):
		return &Error{Unreachable, fmt.Sprintf("The host %q of %s is not known.", name.Name, o.URI), "Check the address in NEO4J_URI or --uri.", err}
	case o.encrypted() && !errors.As(err.Inner, &network):
		return &Error{BadEncryption, fmt.Sprintf("No encrypted connection to %s: %v.", o.URI, err.Inner), "For a server without TLS use bolt:// or neo4j://; for one with its own certificate bolt+ssc:// or neo4j+ssc://.", err}
	}
	return &Error{Unreachable, fmt.Sprintf("Nothing answers at %s: %v.", o.URI, err.Inner), "Start the database, or check NEO4J_URI or --uri.", err}
}
