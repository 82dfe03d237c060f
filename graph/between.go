package graph

import "context"

// Relationships is the relationships between nodes.
type Relationships struct {
	Items []Relationship `json:"items"`
	Cut
}

// mostBetween is how many relationships an answer of [DB.Between] holds.
const mostBetween = 100_000

// Between returns every relationship that joins two of the nodes, or one of them
// with one of the others. All are named by elementId; one that is not there joins
// nothing.
func (db *DB) Between(ctx context.Context, nodes, others []string) (*Relationships, error) {
	if others == nil {
		others = []string{}
	}
	row, err := db.askOne(ctx, statement("between", map[string]any{"nodes": nodes, "others": others, "limit": mostBetween + 1}))
	if err != nil {
		return nil, err
	}
	c := &catalog{}
	answer := &Relationships{Items: c.graph(nil, asList(row[0])).Relationships}
	answer.Total = int64(len(answer.Items))
	if len(answer.Items) > mostBetween {
		answer.Items = answer.Items[:mostBetween]
		answer.AtLeast, answer.Reason = true, "limit"
	}
	answer.Returned = len(answer.Items)
	return answer, nil
}
