package bolt

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"rolegraph/internal/embedded/value"
)

// state is a connection state of the Bolt specification.
type state int

const (
	negotiation    state = iota // waits for HELLO
	authentication              // waits for LOGON (Bolt 5.1 and later)
	ready
	streaming   // an auto-commit result is open
	txReady     // an explicit transaction is open
	txStreaming // and a result in it
	failed      // everything but RESET is ignored
)

func (s state) String() string {
	return [...]string{"NEGOTIATION", "AUTHENTICATION", "READY", "STREAMING", "TX_READY", "TX_STREAMING", "FAILED"}[s]
}

// session answers the requests of one connection, one after the other.
type session struct {
	*conn
	state state
	tx    Tx
	// results that are open, by their number; an auto-commit result has number 0
	results  map[int64]Result
	lastQID  int64
	user     string             // as the client says it is; "" without a password
	database string             // of the open transaction or result
	end      context.CancelFunc // ends the context of the transaction or query
	context  context.Context
}

func newSession(c *conn) *session {
	return &session{conn: c, results: map[int64]Result{}, end: func() {}}
}

// errGoodbye ends a connection in good order.
var errGoodbye = errors.New("bolt: goodbye")

// run answers requests until the connection ends, then cleans up.
func (s *session) run() error {
	defer s.abandon()
	for r := range s.requests {
		err := s.answer(r)
		s.server.messages.give(r.held)
		if err != nil {
			_ = s.out.Flush()
			return err
		}
		if len(s.requests) == 0 {
			if err := s.out.Flush(); err != nil {
				return err
			}
		}
	}
	return s.conn.context.Err()
}

// handlers says for each message in which states it is allowed, and what it does.
var handlers = map[byte]struct {
	name   string
	states []state
	handle func(*session, request) error
}{
	tagHello:     {"HELLO", []state{negotiation}, (*session).hello},
	tagLogon:     {"LOGON", []state{authentication}, (*session).logon},
	tagLogoff:    {"LOGOFF", []state{ready}, (*session).logoff},
	tagRun:       {"RUN", []state{ready, txReady, txStreaming}, (*session).runQuery},
	tagPull:      {"PULL", []state{streaming, txStreaming}, (*session).pull},
	tagDiscard:   {"DISCARD", []state{streaming, txStreaming}, (*session).discard},
	tagBegin:     {"BEGIN", []state{ready}, (*session).begin},
	tagCommit:    {"COMMIT", []state{txReady}, (*session).commit},
	tagRollback:  {"ROLLBACK", []state{txReady, txStreaming}, (*session).rollback},
	tagRoute:     {"ROUTE", []state{ready}, (*session).route},
	tagTelemetry: {"TELEMETRY", []state{ready}, (*session).telemetry},
}

// answer handles one request; an error ends the connection.
func (s *session) answer(r request) error {
	switch {
	case r.tag == tagGoodbye:
		return errGoodbye
	case r.tag == tagReset:
		return s.reset()
	case s.state == failed || s.interrupted():
		return s.ignored()
	}
	h, known := handlers[r.tag]
	if !known {
		return s.breach("The message is none of Bolt's, or not well formed.")
	}
	if !slices.Contains(h.states, s.state) {
		return s.breach(fmt.Sprintf("Message %s cannot be handled by a session in the %s state.", h.name, s.state))
	}
	err := h.handle(s, r)
	var f *Failure
	if err == nil || errors.Is(err, errClosing) || s.conn.context.Err() != nil {
		return err
	}
	if !errors.As(err, &f) {
		f = s.unexpected(err)
	}
	return s.fail(f)
}

// unexpected turns an error that is no Failure into one.
func (s *session) unexpected(err error) *Failure {
	if errors.Is(err, context.Canceled) {
		return &Failure{codeTerminated, "The transaction has been terminated. Retry your operation in a new transaction, and you should see a successful result."}
	}
	s.server.config.Logger.Error("unexpected", "connection", s.id, "error", err)
	return &Failure{codeUnknown, err.Error()}
}

// fail reports a failure; what was open is rolled back.
func (s *session) fail(f *Failure) error {
	s.abandon()
	s.state = failed
	return s.failure(f)
}

// errClosing ends a connection after a failure that the client was told.
var errClosing = errors.New("bolt: closing")

// breach reports a breach of the protocol and ends the connection.
func (s *session) breach(message string) error {
	if err := s.failure(&Failure{codeRequest, message}); err != nil {
		return err
	}
	return fmt.Errorf("%w: %s", errClosing, message)
}

// reset brings the session back to READY from any state after authentication.
func (s *session) reset() error {
	if s.state == negotiation || s.state == authentication {
		return s.breach(fmt.Sprintf("Message RESET cannot be handled by a session in the %s state.", s.state))
	}
	s.abandon()
	s.resetDone()
	if s.interrupted() { // another RESET is on its way
		return s.ignored()
	}
	s.state = ready
	return s.success()
}

// abandon closes the open results and rolls the open transaction back.
func (s *session) abandon() {
	for _, r := range s.results {
		_ = r.Close()
	}
	clear(s.results)
	if s.tx != nil {
		_ = s.tx.Rollback(context.WithoutCancel(s.conn.context))
		s.tx = nil
	}
	s.end()
}

// options reads what a BEGIN or an auto-commit RUN asks for.
func (s *session) options(extra value.Map) (TxOptions, error) {
	db := cmp.Or(text(extra, "db"), s.server.backend.Database())
	if !s.server.backend.HasDatabase(db) {
		return TxOptions{}, &Failure{codeNoDatabase, fmt.Sprintf("Database does not exist. Database name: '%s'.", db)}
	}
	o := TxOptions{
		Database: db, User: s.user, ConnectionID: s.id, ClientAddress: s.net.RemoteAddr().String(),
		ReadOnly: text(extra, "mode") == "r",
		Timeout:  time.Duration(number(extra, "tx_timeout", 0)) * time.Millisecond,
	}
	if o.Timeout < 0 {
		return o, &Failure{codeRequest, "Expecting tx_timeout to be a positive number of milliseconds."}
	}
	o.Metadata, _ = extra.Get("tx_metadata").(value.Map)
	bookmarks, _ := extra.Get("bookmarks").(value.List)
	for _, b := range bookmarks {
		if b, ok := b.(value.String); ok {
			o.Bookmarks = append(o.Bookmarks, string(b))
		}
	}
	return o, nil
}
