package bolt

import (
	"time"

	"rolegraph/internal/embedded/value"
)

func (s *session) begin(r request) error {
	o, err := s.options(r.dict(0))
	if err != nil {
		return err
	}
	s.database = o.Database
	s.context, s.end = s.interruptible()
	if s.tx, err = s.server.backend.Begin(s.context, o); err != nil {
		return err
	}
	s.lastQID = -1
	s.state = txReady
	return s.success()
}

func (s *session) commit(request) error {
	bookmark, err := s.tx.Commit(s.context)
	if err != nil {
		return err
	}
	s.tx = nil
	s.abandon()
	s.state = ready
	if bookmark == "" {
		return s.success()
	}
	return s.success(value.Entry{Key: "bookmark", Value: value.String(bookmark)})
}

func (s *session) rollback(request) error {
	tx := s.tx
	s.tx = nil
	s.abandon()
	if err := tx.Rollback(s.conn.context); err != nil {
		return err
	}
	s.state = ready
	return s.success()
}

// runQuery runs a query in the open transaction, or in one of its own.
func (s *session) runQuery(r request) error {
	query, ok := r.text(0)
	if !ok {
		return s.breach("RUN without a query.")
	}
	started := time.Now()
	if s.tx != nil {
		return s.runInTx(query, r.dict(1), started)
	}
	o, err := s.options(r.dict(2))
	if err != nil {
		return err
	}
	s.database = o.Database
	s.context, s.end = s.interruptible()
	result, err := s.server.backend.Run(s.context, query, r.dict(1), o)
	if err != nil {
		return err
	}
	s.results[0], s.lastQID = result, 0
	s.state = streaming
	return s.success(fields(result), elapsed("t_first", started))
}

func (s *session) runInTx(query string, params value.Map, started time.Time) error {
	result, err := s.tx.Run(s.context, query, params)
	if err != nil {
		return err
	}
	s.lastQID++
	s.results[s.lastQID] = result
	s.state = txStreaming
	return s.success(fields(result), elapsed("t_first", started), value.Entry{Key: "qid", Value: value.Integer(s.lastQID)})
}

func fields(r Result) value.Entry {
	names := make(value.List, 0, len(r.Columns()))
	for _, c := range r.Columns() {
		names = append(names, value.String(c))
	}
	return value.Entry{Key: "fields", Value: names}
}

func elapsed(key string, since time.Time) value.Entry {
	return value.Entry{Key: key, Value: value.Integer(time.Since(since).Milliseconds())}
}

// pull sends up to n rows of a result.
func (s *session) pull(r request) error { return s.consume(r.dict(0), s.record) }

// discard passes over up to n rows of a result.
func (s *session) discard(r request) error {
	return s.consume(r.dict(0), nil)
}

// consume hands up to n rows to use, which may be nil, then says whether there
// are more or sums up.
func (s *session) consume(extra value.Map, use func([]value.Value) error) error {
	started := time.Now()
	n, qid := number(extra, "n", -1), number(extra, "qid", -1)
	if qid == -1 {
		qid = s.lastQID
	}
	result, open := s.results[qid]
	if !open || n == 0 || n < -1 {
		return &Failure{codeRequest, "No such statement, or a number of rows that is neither positive nor -1."}
	}
	if n == -1 && use == nil {
		if err := result.Discard(s.context); err != nil {
			return err
		}
		return s.finish(qid, result, started)
	}
	// The client gets its columns while the first row is still being computed.
	if err := s.out.Flush(); err != nil {
		return err
	}
	for sent := int64(0); n == -1 || sent < n; sent++ {
		row, err := result.Next(s.context)
		if err != nil {
			return err
		}
		if row == nil {
			return s.finish(qid, result, started)
		}
		if use == nil {
			continue
		}
		if err := use(row); err != nil {
			return err
		}
	}
	return s.success(value.Entry{Key: "has_more", Value: value.Boolean(true)})
}

// finish sums a result up and leaves the streaming state after the last one.
func (s *session) finish(qid int64, result Result, started time.Time) error {
	summary := result.Summary()
	if err := result.Close(); err != nil {
		return err
	}
	delete(s.results, qid)
	switch {
	case s.tx == nil:
		s.end()
		s.state = ready
	case len(s.results) == 0:
		s.state = txReady
	}
	return s.success(s.summary(summary, len(result.Columns()) > 0, started)...)
}
