package api

import (
	"context"
	"log/slog"
	"strings"
	"time"

	"rolegraph/internal/query"
)

// Record returns what keeps a record of ad hoc statements, for [query.Config]:
// refused ones and those that may write go to the audit log, slow ones to the log
// with their plan. Parameters are left out: they may hold anything.
func Record(logger *slog.Logger, slow time.Duration) func(context.Context, query.Outcome) {
	return func(ctx context.Context, o query.Outcome) {
		r := requestOf(ctx)
		about := []slog.Attr{
			slog.String("request", r.id), slog.String("client", r.client), slog.String("role", string(r.caller.Role)),
			slog.String("statement", shorten(o.Request.Query)), slog.Duration("took", o.Took),
		}
		switch {
		case o.Refused():
			logger.LogAttrs(ctx, slog.LevelWarn, "audit", append(about, slog.String("act", "refused"), slog.Any("reason", o.Err))...)
		case o.Writes:
			logger.LogAttrs(ctx, slog.LevelWarn, "audit", append(about, slog.String("act", "wrote"))...)
		}
		if slow > 0 && o.Took >= slow {
			logger.LogAttrs(ctx, slog.LevelWarn, "slow query", append(about, slog.Int("rows", o.Rows), slog.String("plan", planText(o.Plan)))...)
		}
	}
}

// longestLogged is how much of a statement the log holds, in bytes.
const longestLogged = 2000

func shorten(text string) string {
	if len(text) <= longestLogged {
		return text
	}
	return strings.ToValidUTF8(text[:longestLogged], "") + " …"
}

// planText writes a plan on one line: an operator, then in parentheses what feeds it.
func planText(p *query.Plan) string {
	if p == nil {
		return ""
	}
	text := p.Operator
	if len(p.Children) > 0 {
		inputs := make([]string, len(p.Children))
		for i, child := range p.Children {
			inputs[i] = planText(child)
		}
		text += "(" + strings.Join(inputs, ", ") + ")"
	}
	return text
}
