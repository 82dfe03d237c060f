package query

import (
	"context"
	"errors"
	"strings"

	"rolegraph/graph"
)

// explainError turns an error of the driver into one with a code, the position
// in the text and, for unknown names, the nearest that exist. added is how many
// lines stood in front of the text when the database saw it.
func (r *Runner) explainError(ctx context.Context, err error, s *statement, added int) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return timedOut(err)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var e *graph.Error
	if !errors.As(graph.FromDriver(err), &e) {
		return err
	}
	switch {
	case e.Code == graph.TimedOut:
		return timedOut(err)
	case e.Neo4j == "Neo.ClientError.Statement.AccessMode": // the plan showed no write, the database found one
		return s.refusedWrite("CREATE MERGE SET DELETE REMOVE FOREACH DROP")
	case e.Code == graph.Internal && strings.HasPrefix(e.Neo4j, "Neo.ClientError."):
		e.Code = graph.BadCypher
	}
	if e.Code == graph.BadCypher {
		r.point(ctx, e, s, added)
	}
	return e
}

// point maps the database's position back to the text and looks for near names.
func (r *Runner) point(ctx context.Context, e *graph.Error, s *statement, added int) {
	if e.Position != nil {
		e.Position = fromNeo4j(s.text, e.Position.Line-added, e.Position.Column)
	}
	e.Message, _, _ = strings.Cut(e.Message, "\n")
	e.Nearest = r.nearestFor(ctx, e.Message, s)
	if called := s.positionOfName(e.Message); called != nil {
		e.Position = called
	}
}

func timedOut(err error) *graph.Error {
	return &graph.Error{
		Code: graph.TimedOut, Message: "The statement took longer than its time limit.",
		Hint: "Narrow it, or give it more time.", Err: err,
	}
}
