package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"rolegraph/graph"
	"rolegraph/internal/query"
)

// CypherBody is a statement to run.
type CypherBody struct {
	Query   string         `json:"query" minLength:"1" maxLength:"100000" doc:"one Cypher statement; PROFILE or EXPLAIN in front is honoured" example:"MATCH (r:Role) RETURN r.name"`
	Params  map[string]any `json:"params,omitempty" doc:"values of its $parameters; typed objects as in Value are understood"`
	Limit   int            `json:"limit,omitempty" minimum:"0" doc:"rows to pull at most; 0 means 1000 for JSON, and no limit for a stream"`
	Timeout float64        `json:"timeout,omitempty" minimum:"0" maximum:"300" doc:"seconds; 0 means the server's default"`
	Insist  bool           `json:"insist,omitempty" doc:"run although the estimate is over the budget"`
}

type cypherInput struct {
	Accept string `header:"Accept" doc:"application/x-ndjson streams a Frame a line"`
	Body   CypherBody
}

// Frame is one line of a streamed answer: a header first, then rows, then a
// summary or an error. A stream without a last frame is incomplete.
type Frame struct {
	Header  *Header        `json:"header,omitempty"`
	Row     []graph.Value  `json:"row,omitempty"`
	Summary *query.Summary `json:"summary,omitempty"`
	Error   *Problem       `json:"error,omitempty"`
}

// Header is the first frame of a stream.
type Header struct {
	Columns []string `json:"columns"`
}

// cypher answers POST /cypher, whole or as a stream.
func (s *Server) cypher(ctx context.Context, in *cypherInput) (*huma.StreamResponse, error) {
	return nil, errors.New("not built yet")
}

type explainInput struct {
	Body struct {
		Query  string         `json:"query" minLength:"1" maxLength:"100000" example:"MATCH (a), (b) RETURN count(*)"`
		Params map[string]any `json:"params,omitempty"`
	}
}

func (s *Server) explain(ctx context.Context, in *explainInput) (*reply[query.Verdict], error) {
	return answer(s.Queries.Explain(ctx, query.Request{Query: in.Body.Query, Params: in.Body.Params}))
}

func request(text string, params map[string]any, limit int, seconds float64, insist bool) query.Request {
	return query.Request{
		Query: text, Params: params, Limit: limit, Insist: insist,
		Timeout: time.Duration(seconds * float64(time.Second)),
	}
}

func paramsOf(text []byte) (map[string]any, error) {
	var params map[string]any
	if len(text) == 0 {
		return params, nil
	}
	err := json.Unmarshal(text, &params)
	return params, err
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
