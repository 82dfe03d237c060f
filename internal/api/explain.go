package api

import (
	"context"

	"rolegraph/internal/access"
	"rolegraph/internal/query"
	"rolegraph/internal/typedjson"
)

type explainInput struct {
	Body struct {
		Query  string                     `json:"query" minLength:"1" maxLength:"100000" example:"MATCH (a), (b) RETURN count(*)"`
		Params map[string]typedjson.Value `json:"params,omitempty"`
	}
}

// explain answers POST /cypher/explain: a refusal is an answer here, not an error.
func (s *Server) explain(ctx context.Context, in *explainInput) (*reply[query.Verdict], error) {
	verdict, err := s.Queries.Explain(ctx, query.Request{
		Query: in.Body.Query, Params: paramsOf(in.Body.Params), Writer: requestOf(ctx).caller.Role == access.Writer,
	})
	if err != nil {
		return nil, pointed(ctx, err, in.Body.Query)
	}
	return &reply[query.Verdict]{Body: verdict}, nil
}
