package query

import (
	"context"
	"errors"
	"regexp"
	"strconv"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/graph"
)

// explainError turns an error of the driver into one with a code, the position
// in the text and, for unknown names, the nearest that exist. added is how many
// lines stood in front of the text when the database saw it.
func (r *Runner) explainError(ctx context.Context, err error, s *statement, added int) error {
	var refused *neo4j.Neo4jError
	var lost *neo4j.ConnectivityError
	switch {
	case ctx.Err() == context.DeadlineExceeded:
		return &graph.Error{Code: graph.TimedOut, Message: "The statement took longer than its time limit.", Hint: "Narrow it, or give it more time.", Err: err}
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &refused):
		return r.explainRefusal(ctx, refused, s, added)
	case errors.As(err, &lost):
		return &graph.Error{Code: graph.Unavailable, Message: "The database does not answer.", Hint: "It is asked again by itself; check that it runs.", Err: err}
	}
	return &graph.Error{Code: graph.Internal, Message: "The database driver failed.", Err: err}
}

func (r *Runner) explainRefusal(ctx context.Context, err *neo4j.Neo4jError, s *statement, added int) error {
	message, position := splitMessage(err.Msg, s.text, added)
	e := &graph.Error{Code: codeOf(err), Message: message, Position: position, Neo4j: err.Code, Err: err}
	if e.Code == graph.TimedOut {
		e.Message, e.Hint = "The statement took longer than its time limit.", "Narrow it, or give it more time."
	}
	e.Nearest = r.nearestFor(ctx, message, s)
	if e.Position == nil {
		e.Position = s.positionOfName(message)
	}
	return e
}

// codeOf classifies the status codes of Neo4j.
func codeOf(err *neo4j.Neo4jError) graph.Code {
	switch {
	case strings.HasPrefix(err.Code, "Neo.ClientError.Transaction.TransactionTimedOut"):
		return graph.TimedOut
	case err.Code == "Neo.ClientError.Statement.AccessMode":
		return graph.Refused
	case strings.HasPrefix(err.Code, "Neo.ClientError.Security."):
		return graph.Unauthorized
	case strings.HasPrefix(err.Code, "Neo.TransientError."), err.Code == "Neo.ClientError.Database.DatabaseNotFound":
		return graph.Unavailable
	case strings.HasPrefix(err.Code, "Neo.ClientError."):
		return graph.BadCypher
	}
	return graph.Internal
}

var place = regexp.MustCompile(`\s*\(line (\d+), column (\d+) \(offset: \d+\)\)`)

// splitMessage parts Neo4j's message from the place that it names. The database
// appends the place, the line and a caret; both are made anew from the text.
func splitMessage(message, text string, added int) (string, *graph.Position) {
	at := place.FindStringSubmatchIndex(message)
	if at == nil {
		first, _, _ := strings.Cut(message, "\n")
		return first, nil
	}
	line, _ := strconv.Atoi(message[at[2]:at[3]])
	column, _ := strconv.Atoi(message[at[4]:at[5]])
	return message[:at[0]], fromNeo4j(text, line-added, column)
}
