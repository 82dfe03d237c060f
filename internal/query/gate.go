package query

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/graph"
)

// Explain asks the gate about a statement without running it. An error means
// that the gate could not tell: the text is no Cypher, or the database is gone.
func (r *Runner) Explain(ctx context.Context, q Request) (*Verdict, error) {
	ctx, cancel := context.WithTimeout(ctx, r.timeout(q)+grace)
	defer cancel()
	_, verdict, err := r.examine(ctx, q)
	return verdict, err
}

// examine is the gate: what it does not know it refuses.
func (r *Runner) examine(ctx context.Context, q Request) (*statement, *Verdict, error) {
	s, err := parse(q.Query)
	if err != nil {
		verdict, err := r.refusedEarly(err)
		return s, verdict, err
	}
	summary, err := r.explain(ctx, s, q)
	if err != nil {
		verdict, err := r.refusedLate(s, err)
		return s, verdict, err
	}
	verdict := &Verdict{Allowed: true, Budget: r.config.Budget, Notifications: r.notifications(ctx, s, summary, 1)}
	plan, ok := planOf(summary.Plan())
	if !ok {
		verdict.refuse(s.refusal(s.body, "The database gives no plan for this, so nothing is known of what it does."))
		return s, verdict, nil
	}
	verdict.Plan = plan
	verdict.EstimatedRows = verdict.Plan.largest().EstimatedRows
	verdict.refuse(r.judge(s, q, verdict, summary.StatementType()))
	return s, verdict, nil
}

// refusedEarly turns a refusal that needs no plan into a verdict; text without a
// statement stays an error.
func (r *Runner) refusedEarly(err error) (*Verdict, error) {
	refusal, ok := err.(*graph.Error)
	if !ok || refusal.Code != graph.Refused {
		return nil, err
	}
	verdict := &Verdict{Allowed: true, Budget: r.config.Budget, Notifications: []Notification{}}
	verdict.refuse(refusal)
	return verdict, nil
}

// refusedLate prefers the gate's own refusal to what the database says of a
// procedure or function that it does not have, unless one with a name like it is
// allowed, and of a write that it did not even plan in a session that reads.
func (r *Runner) refusedLate(s *statement, err error) (*Verdict, error) {
	var e *graph.Error
	if !errors.As(err, &e) {
		return nil, err
	}
	if e.Code == graph.Refused {
		return r.refusedEarly(e)
	}
	unknown := strings.HasPrefix(e.Neo4j, "Neo.ClientError.Procedure.") || strings.HasPrefix(e.Message, "Unknown function ")
	meant := slices.ContainsFunc(e.Nearest, func(name string) bool { return procedures[name] || functionKnown(name) })
	if refusal := s.judgeCalls(); refusal != nil && unknown && !meant {
		return r.refusedEarly(refusal)
	}
	return nil, err
}

// refusedWrite points at the first of the keywords.
func (s *statement) refusedWrite(keywords string) *graph.Error {
	refusal := s.refusal(s.find(strings.Fields(keywords)...), "The statement changes data or schema, and only reading is allowed here.")
	refusal.Hint = "Run it with the loader, or start the API with --allow-writes."
	return refusal
}

// explain lets the database plan the statement in a READ session.
func (r *Runner) explain(ctx context.Context, s *statement, q Request) (neo4j.ResultSummary, error) {
	session := r.session(ctx, neo4j.AccessModeRead)
	defer session.Close(ctx)
	result, err := r.start(ctx, session, s.explained(), q, true)
	if err != nil {
		return nil, r.explainError(ctx, err, s, 1)
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		return nil, r.explainError(ctx, err, s, 1)
	}
	return summary, nil
}

// judge goes by the lists, the most telling reason first; nil means allowed.
func (r *Runner) judge(s *statement, q Request, v *Verdict, statementType neo4j.StatementType) *graph.Error {
	if refusal := s.judgeCalls(); refusal != nil {
		return refusal
	}
	refusal, writes := s.judgePlan(v.Plan)
	if refusal != nil {
		return refusal
	}
	if v.Writes = writes != "" || statementType != neo4j.StatementTypeReadOnly; v.Writes && !(r.config.AllowWrites && q.Writer) {
		refusal := s.refusedWrite(writes)
		if r.config.AllowWrites {
			refusal.Hint = "Sign in with the token of a writer."
		}
		return refusal
	}
	return r.judgeCost(s, v)
}

// judgeCalls refuses procedures and functions by the names in the text.
func (s *statement) judgeCalls() *graph.Error {
	for _, call := range s.called() {
		if call.procedure && !procedures[call.name] {
			return s.refusal(call.at, fmt.Sprintf("The procedure %s is not among those that are known to only read.", call.name))
		}
		if !call.procedure && !functionKnown(call.name) {
			return s.refusal(call.at, fmt.Sprintf("The function %s is not built in, so nothing is known of what it does.", call.name))
		}
	}
	return nil
}

// judgePlan refuses operators; writes is the keywords of those that
// change something.
func (s *statement) judgePlan(plan *Plan) (refusal *graph.Error, writes string) {
	plan.walk(func(p *Plan) bool {
		name := baseName(p.Operator)
		ban, banned := forbidden[name]
		keyword, changes := writing[name]
		switch {
		case banned:
			refusal = s.refusal(s.find(ban.keyword), ban.reason)
		case name == "ProcedureCall":
			refusal = s.judgeProcedure(p)
		case changes:
			writes += " " + keyword
		case !harmless[name]:
			refusal = s.refusal(s.body, fmt.Sprintf("The statement needs the operator %s, which is not among those that are known to only read.", p.Operator))
		}
		return refusal == nil
	})
	return refusal, writes
}

// judgeProcedure goes by the name that the database resolved; the plan shows it
// as name(arguments) :: (results).
func (s *statement) judgeProcedure(p *Plan) *graph.Error {
	name, _, _ := strings.Cut(p.Details, "(")
	if procedures[name] {
		return nil
	}
	return s.refusal(s.find("CALL"), fmt.Sprintf("The procedure %s is not among those that are known to only read.", name))
}

// judgeCost holds the largest estimate against the budget.
func (r *Runner) judgeCost(s *statement, v *Verdict) *graph.Error {
	most := v.Plan.largest()
	if most.EstimatedRows <= r.config.Budget {
		return nil
	}
	return &graph.Error{
		Code:     graph.OverBudget,
		Message:  fmt.Sprintf("%s (%s) is estimated to give %.0f rows, over the budget of %.0f.", most.Operator, most.Details, most.EstimatedRows, r.config.Budget),
		Position: s.position(s.clauseOf(most)),
		Hint:     "Narrow the statement, or run it with insist.",
	}
}

// clauseOf is the clause that an expensive operator most likely comes from; plans
// name no places.
func (s *statement) clauseOf(p *Plan) int {
	if baseName(p.Operator) == "Unwind" {
		return s.find("UNWIND")
	}
	return s.find("MATCH", "UNWIND", "CALL")
}

// refuse notes why the statement does not run; nil changes nothing.
func (v *Verdict) refuse(refusal *graph.Error) {
	if refusal == nil {
		return
	}
	v.Allowed, v.Code, v.Reason, v.Position, v.Hint = false, refusal.Code, refusal.Message, refusal.Position, refusal.Hint
}

// check turns the verdict into the error of a statement that does not run.
func (v *Verdict) check(insist bool) error {
	if v.Allowed || insist && v.Code == graph.OverBudget {
		return nil
	}
	return &graph.Error{Code: v.Code, Message: v.Reason, Position: v.Position, Hint: v.Hint}
}
