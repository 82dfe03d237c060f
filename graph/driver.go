package graph

import (
	"context"
	"errors"
	"io"
	"net"
	"regexp"
	"strconv"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// FromDriver turns a driver's error into an [*Error] with a code and, where Neo4j
// gives one, a position. Errors that are one already, and the context's own, come
// back as they are; nil is nil. The driver hides a context's error in some of its
// own: ask the context first.
func FromDriver(err error) error {
	var own *Error
	var answered *neo4j.Neo4jError
	var expired *neo4j.TokenExpiredError
	switch {
	case err == nil, errors.As(err, &own), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.As(err, &answered):
		return fromServer(answered)
	case errors.As(err, &expired):
		return &Error{Code: Unauthorized, Message: "The database says that the credentials have expired.", Hint: "Sign in with fresh credentials.", Err: err}
	case isConnectivity(err):
		return &Error{Code: Unavailable, Message: "The database does not answer.", Hint: "Check that it runs and that its address is right; the next request tries again.", Err: err}
	}
	return &Error{Code: Internal, Message: err.Error(), Err: err}
}

func isConnectivity(err error) bool {
	var connectivity *neo4j.ConnectivityError
	var network net.Error
	return errors.As(err, &connectivity) || errors.As(err, &network) || errors.Is(err, io.EOF)
}

// fromServer goes by Neo4j's status code, from the special to the general.
func fromServer(err *neo4j.Neo4jError) *Error {
	e := &Error{Code: Internal, Message: err.Msg, Neo4j: err.Code, Err: err}
	switch {
	case strings.HasPrefix(err.Code, "Neo.ClientError.Security."):
		e.Code, e.Hint = Unauthorized, "Check the user, the password and what the user may read."
	case err.Code == "Neo.ClientError.Statement.AccessMode":
		e.Code, e.Hint = Refused, "Ask without writing: this session only reads."
	case strings.Contains(err.Code, "TransactionTimedOut"):
		e.Code, e.Hint = TimedOut, "Ask for less, or allow more time."
	case strings.HasPrefix(err.Code, "Neo.ClientError.Statement."), strings.HasPrefix(err.Code, "Neo.ClientError.Procedure."):
		e.Code = BadCypher
		e.Message, e.Position = SplitPosition(err.Msg)
	case strings.HasPrefix(err.Code, "Neo.ClientError.Database.DatabaseNotFound"):
		e.Code, e.Hint = Unavailable, "Check the database's name."
	case err.Code == "Neo.DatabaseError.Transaction.TransactionCommitFailed":
		e.Code, e.Hint = Unavailable, "Nothing was changed. See whether the database has room on its disk."
	case strings.HasPrefix(err.Code, "Neo.TransientError."), strings.Contains(err.Code, "DatabaseUnavailable"):
		e.Code, e.Hint = Unavailable, "Try again in a moment."
	}
	return e
}

var positionText = regexp.MustCompile(`\s*\(line (\d+), column (\d+) \(offset: (\d+)\)\)(?s:.*)$`)

// SplitPosition takes the position and the quoted line off the end of a message
// of Neo4j. The position is nil where the message has none.
func SplitPosition(message string) (string, *Position) {
	m := positionText.FindStringSubmatchIndex(message)
	if m == nil {
		return message, nil
	}
	at := func(i int) int { n, _ := strconv.Atoi(message[m[i]:m[i+1]]); return n }
	return message[:m[0]], &Position{Line: at(2), Column: at(4), Offset: at(6)}
}
