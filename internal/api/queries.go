package api

import (
	"context"

	"rolegraph/graph"
)

// Queries is the Cypher behind the questions.
type Queries struct {
	Items []NamedQuery `json:"items"`
}

// NamedQuery is the Cypher text behind one question.
type NamedQuery struct {
	Name   string `json:"name" doc:"as in the header X-Cypher of the answers that it gave" example:"compare"`
	Cypher string `json:"cypher"`
}

// questions answers GET /queries.
func (s *Server) questions(context.Context, *struct{}) (*reply[Queries], error) {
	list := &Queries{Items: []NamedQuery{}}
	for _, q := range graph.Queries() {
		list.Items = append(list.Items, NamedQuery{Name: q.Name, Cypher: q.Text})
	}
	return answer(list, nil)
}
