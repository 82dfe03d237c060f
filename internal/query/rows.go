package query

import (
	"context"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/graph"
)

// Rows is a statement that runs: rows come as they are asked for.
type Rows struct {
	runner    *Runner
	request   Request
	statement *statement
	verdict   *Verdict
	ctx       context.Context
	cancel    context.CancelFunc
	release   func()
	traced    func(error) // ends the span
	session   neo4j.SessionWithContext
	result    neo4j.ResultWithContext
	columns   []string
	started   time.Time
	firstRow  time.Duration
	returned  int
	more      bool // a row was left unread because of the limit
}

// Open asks the gate about the statement and starts it. The caller closes the
// Rows; when ctx ends, the transaction ends on the server.
func (r *Runner) Open(ctx context.Context, q Request) (*Rows, error) {
	release, err := r.acquire(ctx, q.Client)
	if err != nil {
		r.counts.refuse(err)
		return nil, err
	}
	rows := &Rows{runner: r, request: q, release: release, started: time.Now()}
	rows.ctx, rows.cancel = context.WithTimeout(ctx, r.timeout(q)+grace)
	rows.ctx, rows.traced = graph.Span(rows.ctx, "statement", q.Query)
	if err := rows.open(); err != nil {
		r.counts.refuse(err)
		rows.close(err)
		return nil, err
	}
	return rows, nil
}

func (rows *Rows) open() error {
	s, verdict, err := rows.runner.examine(rows.ctx, rows.request)
	if rows.verdict = verdict; err != nil {
		return err
	}
	if err := verdict.check(rows.request.Insist); err != nil {
		return err
	}
	mode := neo4j.AccessModeRead
	if verdict.Writes {
		mode = neo4j.AccessModeWrite
	}
	rows.statement, rows.session = s, rows.runner.session(rows.ctx, mode)
	rows.result, err = rows.runner.start(rows.ctx, rows.session, s.text, rows.request, !verdict.Writes)
	if err != nil {
		return rows.runner.explainError(rows.ctx, err, s, 0)
	}
	rows.columns, err = rows.result.Keys()
	return err
}

// Columns returns the names of the columns.
func (rows *Rows) Columns() []string { return rows.columns }

// Next pulls a row; false means that there is none, that the limit is reached or
// that the statement failed: Summary tells.
func (rows *Rows) Next() bool {
	if limit := rows.request.Limit; limit > 0 && rows.returned == limit {
		rows.more = rows.result.Peek(rows.ctx)
		return false
	}
	if !rows.result.Next(rows.ctx) {
		return false
	}
	if rows.returned == 0 {
		rows.firstRow = time.Since(rows.started)
	}
	rows.returned++
	return true
}

// Values returns the row that Next pulled, as the driver hands values out.
func (rows *Rows) Values() []any { return rows.result.Record().Values }

// Summary ends the statement, leaving unread rows on the server, and tells how it
// went.
func (rows *Rows) Summary() (*Summary, error) {
	if err := rows.result.Err(); err != nil {
		return nil, rows.runner.explainError(rows.ctx, err, rows.statement, 0)
	}
	summary, err := rows.result.Consume(rows.ctx)
	if err != nil {
		return nil, rows.runner.explainError(rows.ctx, err, rows.statement, 0)
	}
	return rows.summarise(summary), nil
}

func (rows *Rows) summarise(summary neo4j.ResultSummary) *Summary {
	s := &Summary{
		Cut:           graph.Cut{Returned: rows.returned, Total: int64(rows.returned)},
		StatementType: statementType(summary.StatementType()),
		Counters:      countersOf(summary.Counters()),
		Notifications: rows.runner.notifications(rows.ctx, rows.statement, summary, 0),
		Milliseconds: Milliseconds{
			FirstRow:  milliseconds(rows.firstRow),
			Database:  milliseconds(summary.ResultConsumedAfter() + summary.ResultAvailableAfter()),
			RoundTrip: milliseconds(time.Since(rows.started)),
		},
	}
	if rows.more {
		s.Total, s.AtLeast, s.Reason = s.Total+1, true, "limit"
	}
	if summary.Profile() != nil {
		s.Plan = profileOf(summary.Profile())
	} else if plan, ok := planOf(summary.Plan()); ok {
		s.Plan = plan
	}
	return s
}

// Close ends the transaction on the server, whatever is left of it, and gives
// the turn back. It may be called twice.
func (rows *Rows) Close() { rows.close(nil) }

// close is Close for a statement that err kept from running.
func (rows *Rows) close(err error) {
	rows.cancel()
	if rows.session != nil {
		_ = rows.session.Close(rows.ctx)
		rows.session = nil
	}
	if rows.release != nil {
		rows.release()
		rows.release = nil
		rows.traced(err)
		rows.runner.tell(rows.ctx, rows.outcome(err))
	}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func statementType(t neo4j.StatementType) string {
	return map[neo4j.StatementType]string{
		neo4j.StatementTypeReadOnly: "r", neo4j.StatementTypeReadWrite: "rw",
		neo4j.StatementTypeWriteOnly: "w", neo4j.StatementTypeSchemaWrite: "s",
	}[t]
}

func countersOf(c neo4j.Counters) Counters {
	return Counters{
		NodesCreated: c.NodesCreated(), NodesDeleted: c.NodesDeleted(),
		RelationshipsCreated: c.RelationshipsCreated(), RelationshipsDeleted: c.RelationshipsDeleted(),
		PropertiesSet: c.PropertiesSet(), LabelsAdded: c.LabelsAdded(), LabelsRemoved: c.LabelsRemoved(),
		IndexesAdded: c.IndexesAdded(), IndexesRemoved: c.IndexesRemoved(),
		ConstraintsAdded: c.ConstraintsAdded(), ConstraintsRemoved: c.ConstraintsRemoved(),
	}
}
