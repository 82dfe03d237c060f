package cypher

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// The codes that the engine itself ends a query with.
const (
	AccessMode          value.Code = "Neo.ClientError.Statement.AccessMode"
	TimedOut            value.Code = "Neo.ClientError.Transaction.TransactionTimedOut"
	Terminated          value.Code = "Neo.ClientError.Transaction.Terminated"
	TransactionNotFound value.Code = "Neo.ClientError.Transaction.TransactionNotFound"
	MarkedAsFailed      value.Code = "Neo.ClientError.Transaction.TransactionMarkedAsFailed"
	CommitFailed        value.Code = "Neo.DatabaseError.Transaction.TransactionCommitFailed"
	Unknown             value.Code = "Neo.DatabaseError.General.UnknownError"
)

// located gives an error about a text its place.
func located(err error, text string) error {
	var s *syntax.Error
	if errors.As(err, &s) {
		if strings.HasPrefix(string(s.Code), "Neo.ClientError.Procedure.") { // Neo4j names the procedure, not its place
			return &value.Error{Code: value.Code(s.Code), Message: s.Message}
		}
		return &value.Error{Code: value.Code(s.Code), Message: s.In(text)}
	}
	return coded(err)
}

// coded gives every error a code.
func coded(err error) error {
	var v *value.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &v):
		return v
	case errors.Is(err, context.DeadlineExceeded):
		return value.Errorf(TimedOut, "The transaction has been terminated. Retry your operation in a new transaction, and you should see a successful result. The transaction has not completed within the timeout specified at its start by the client. You may want to retry with a longer timeout. ")
	case errors.Is(err, context.Canceled):
		return value.Errorf(Terminated, "The transaction has been terminated. Retry your operation in a new transaction, and you should see a successful result. Explicitly terminated by the user. ")
	}
	return value.Errorf(Unknown, "%s", err)
}

// commit makes a transaction's writes durable; what the file or the disk has
// against it becomes an error with a code.
func commit(tx *store.Tx) error {
	if err := tx.Commit(); err != nil {
		return value.Errorf(CommitFailed, "Could not write the transaction to the file, so that nothing of it is kept: %s", err)
	}
	return nil
}

// guard turns a panic into an error, so that a fault ends one query only.
func guard(err *error) {
	if p := recover(); p != nil {
		*err = value.Errorf(Unknown, "internal error: %s", fmt.Sprint(p))
	}
}
