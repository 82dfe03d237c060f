package api

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"rolegraph/graph"
	"rolegraph/internal/draw"
)

// Problem is the body of every error reply: RFC 9457 with a stable code.
type Problem struct {
	Title      string              `json:"title" doc:"the status in words" example:"Not Found"`
	Status     int                 `json:"status" example:"404"`
	Code       string              `json:"code" doc:"a stable word for the kind of error" example:"not_found"`
	Detail     string              `json:"detail" doc:"what happened, in a sentence"`
	Hint       string              `json:"hint,omitempty" doc:"what to do next"`
	Nearest    []string            `json:"nearest,omitempty" doc:"names that exist and look like the one asked for, best first"`
	Argument   string              `json:"argument,omitempty" doc:"the parameter that is wrong"`
	Position   *graph.Position     `json:"position,omitempty" doc:"in the Cypher text"`
	Line       string              `json:"line,omitempty" doc:"that line of the Cypher text, with a caret under the position on the next line"`
	Neo4j      string              `json:"neo4j,omitempty" doc:"the database's own status code" example:"Neo.ClientError.Statement.SyntaxError"`
	RequestID  string              `json:"requestId,omitempty" doc:"to be found in the log"`
	Errors     []*huma.ErrorDetail `json:"errors,omitempty" doc:"each parameter that is wrong"`
	retryAfter time.Duration
}

// Error implements error.
func (p *Problem) Error() string { return p.Code + ": " + p.Detail }

// GetStatus implements [huma.StatusError].
func (p *Problem) GetStatus() int { return p.Status }

// ContentType implements [huma.ContentTypeFilter].
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// GetHeaders implements [huma.HeadersError].
func (p *Problem) GetHeaders() http.Header {
	h := http.Header{}
	if p.retryAfter > 0 {
		h.Set("Retry-After", strconv.Itoa(int(p.retryAfter/time.Second)+1))
	}
	if p.Status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", `Bearer realm="rolegraph"`)
	}
	return h
}

// status maps the codes of all errors to HTTP.
var status = map[string]int{
	string(graph.NotFound):     http.StatusNotFound,
	string(graph.BadArgument):  http.StatusUnprocessableEntity,
	string(graph.BadCypher):    http.StatusBadRequest,
	string(graph.Refused):      http.StatusForbidden,
	string(graph.OverBudget):   http.StatusUnprocessableEntity,
	string(graph.TimedOut):     http.StatusGatewayTimeout,
	string(graph.Unavailable):  http.StatusServiceUnavailable,
	string(graph.Unauthorized): http.StatusBadGateway,
	string(draw.TooLarge):      http.StatusUnprocessableEntity,
	string(draw.Busy):          http.StatusServiceUnavailable,
	string(draw.Timeout):       http.StatusGatewayTimeout,
	"stopping":                 http.StatusServiceUnavailable,
}

// ErrStopping is the cause with which the server ends the context of requests
// that run for too long after it was told to stop.
var ErrStopping = errors.New("the server is being stopped")

// problemOf is the one place that turns an error into a reply. What it does not
// know is a defect: status 500, and the only kind of reply logged as an error.
func problemOf(ctx context.Context, err error) *Problem {
	var p *Problem
	if errors.As(err, &p) {
		p.RequestID = requestOf(ctx).id
		return p
	}
	if g := (*graph.Error)(nil); errors.As(err, &g) {
		p = problem(string(g.Code), g.Message)
		p.Hint, p.Nearest, p.Argument, p.Position, p.Neo4j = g.Hint, g.Nearest, g.Argument, g.Position, g.Neo4j
	} else if d := (*draw.Error)(nil); errors.As(err, &d) {
		p = problem(string(d.Code), d.Message)
		p.Hint, p.retryAfter = d.Hint, d.RetryAfter
	} else if errors.Is(err, context.DeadlineExceeded) {
		p = problem(string(graph.TimedOut), "The time limit ended the request.")
		p.Hint = "Ask for less, or see whether the database answers: /readyz tells."
	} else if errors.Is(context.Cause(ctx), ErrStopping) {
		p = problem("stopping", "The server is being stopped.")
		p.Hint = "Ask again in a moment."
	} else if ctx.Err() != nil {
		p = &Problem{Status: statusClientGone, Code: "client_gone", Detail: "The client ended the request."}
	} else {
		p = problem(string(graph.Internal), "Something went wrong on our side.")
	}
	r := requestOf(ctx)
	p.RequestID = r.id
	if p.Status == http.StatusInternalServerError {
		r.err = err
	}
	return p
}

// statusClientGone is what nginx logs when nobody waits for the reply any more.
const statusClientGone = 499

func problem(code, detail string) *Problem {
	s, ok := status[code]
	if !ok {
		s, code = http.StatusInternalServerError, string(graph.Internal)
	}
	p := &Problem{Status: s, Title: http.StatusText(s), Code: code, Detail: detail}
	if s == http.StatusServiceUnavailable {
		p.retryAfter = time.Second
	}
	return p
}

// useProblems makes Huma write its own errors, such as failed validation, as
// Problems. Huma keeps these hooks in package variables.
var useProblems = sync.OnceFunc(func() {
	huma.DefaultArrayNullable = false
	huma.NewError = func(status int, message string, errs ...error) huma.StatusError {
		return validationProblem(status, message, errs)
	}
	huma.NewErrorWithContext = func(ctx huma.Context, status int, message string, errs ...error) huma.StatusError {
		p := validationProblem(status, message, errs)
		p.RequestID = requestOf(ctx.Context()).id
		return p
	}
})

func validationProblem(status int, message string, errs []error) *Problem {
	p := &Problem{Status: status, Title: http.StatusText(status), Code: "bad_request", Detail: message}
	for _, err := range errs {
		var d huma.ErrorDetailer
		if errors.As(err, &d) {
			p.Errors = append(p.Errors, d.ErrorDetail())
		}
	}
	if status == http.StatusUnprocessableEntity {
		p.Code = string(graph.BadArgument)
	}
	if len(p.Errors) > 0 {
		first := p.Errors[0]
		_, name, _ := strings.Cut(first.Location, ".")
		p.Argument, p.Detail = name, strings.TrimSpace(first.Location+": "+first.Message)
	}
	return p
}
