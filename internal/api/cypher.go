package api

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"rolegraph/graph"
	"rolegraph/internal/access"
	"rolegraph/internal/query"
	"rolegraph/internal/typedjson"
)

// CypherBody is a statement to run.
type CypherBody struct {
	Query   string                     `json:"query" minLength:"1" maxLength:"100000" doc:"one Cypher statement; PROFILE or EXPLAIN in front is honoured" example:"MATCH (r:Role) RETURN r.name"`
	Params  map[string]typedjson.Value `json:"params,omitempty" doc:"values of its $parameters; in the form of Value"`
	Limit   int                        `json:"limit,omitempty" minimum:"0" doc:"rows to pull at most; 0 means 1000 for JSON, and no limit for a stream"`
	Timeout float64                    `json:"timeout,omitempty" minimum:"0" maximum:"300" doc:"seconds; 0 means the server's default"`
	Insist  bool                       `json:"insist,omitempty" doc:"run although the estimate is over the budget"`
}

func (b CypherBody) request(ctx context.Context) query.Request {
	return query.Request{
		Client: requestOf(ctx).client, Query: b.Query, Params: paramsOf(b.Params), Limit: b.Limit, Insist: b.Insist,
		Timeout: time.Duration(b.Timeout * float64(time.Second)),
	}
}

type cypherInput struct {
	Accept string `header:"Accept" doc:"application/x-ndjson streams a Frame a line"`
	Body   CypherBody
}

// Frame is one line of a streamed answer: a header first, then rows, then a
// summary or an error. A stream without a last frame is incomplete.
type Frame struct {
	Header  *Header           `json:"header,omitempty"`
	Row     []typedjson.Value `json:"row,omitempty"`
	Summary *query.Summary    `json:"summary,omitempty"`
	Error   *Problem          `json:"error,omitempty"`
}

// Header is the first frame of a stream.
type Header struct {
	Columns []string `json:"columns"`
}

// Limits of an answer that is not streamed.
const (
	defaultRows = 1000
	mostRows    = 10000
)

// cypher answers POST /cypher, whole or as a stream.
func (s *Server) cypher(ctx context.Context, in *cypherInput) (*huma.StreamResponse, error) {
	q := in.Body.request(ctx)
	q.Writer = requestOf(ctx).caller.Role == access.Writer
	if strings.Contains(in.Accept, "application/x-ndjson") {
		rows, err := s.Queries.Open(ctx, q)
		if err != nil {
			return nil, pointed(ctx, err, q.Query)
		}
		return &huma.StreamResponse{Body: s.stream(rows)}, nil
	}
	if q.Limit == 0 {
		q.Limit = defaultRows
	}
	if q.Limit > mostRows {
		return nil, &graph.Error{
			Code: graph.BadArgument, Argument: "limit", Message: "limit is at most 10000 for an answer in one piece.",
			Hint: "Stream more with Accept: application/x-ndjson.",
		}
	}
	result, err := s.Queries.Run(ctx, q)
	if err != nil {
		return nil, pointed(ctx, err, q.Query)
	}
	return &huma.StreamResponse{Body: writeJSON(result)}, nil
}

func writeJSON(body any) func(huma.Context) {
	return func(ctx huma.Context) {
		ctx.SetHeader("Content-Type", "application/json")
		encoder := json.NewEncoder(ctx.BodyWriter())
		encoder.SetEscapeHTML(false)
		_ = encoder.Encode(body)
	}
}

// pointed adds the line of the text that a problem is about.
func pointed(ctx context.Context, err error, text string) *Problem {
	p := problemOf(ctx, err)
	p.Line = query.Caret(text, p.Position)
	return p
}

// paramsOf takes parameters to the form that the driver takes.
func paramsOf(values map[string]typedjson.Value) map[string]any {
	params := make(map[string]any, len(values))
	for name, v := range values {
		params[name] = v.V
	}
	return params
}

// cypherReplies describes both forms of an answer.
func cypherReplies(r huma.Registry) map[string]*huma.Response {
	return map[string]*huma.Response{"200": {
		Description: http.StatusText(http.StatusOK),
		Content: map[string]*huma.MediaType{
			"application/json":     {Schema: schemaOf[query.Result](r)},
			"application/x-ndjson": {Schema: schemaOf[Frame](r)},
		},
	}}
}
