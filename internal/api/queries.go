package api

import "context"

// Queries is the Cypher behind the questions.
type Queries struct {
	Items []NamedQuery `json:"items"`
}

// NamedQuery is the Cypher text behind one question.
type NamedQuery struct {
	Name   string `json:"name" doc:"name of its file, without .cypher" example:"compare"`
	Cypher string `json:"cypher"`
}

func (s *Server) questions(context.Context, *struct{}) (*reply[Queries], error) {
	return answer(&Queries{Items: []NamedQuery{}}, nil)
}
