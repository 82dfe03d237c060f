package query

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// notifications copies the database's remarks; added is how many lines stood in
// front of the text when the database saw it.
func (r *Runner) notifications(ctx context.Context, s *statement, summary neo4j.ResultSummary, added int) []Notification {
	notes := []Notification{}
	for _, n := range summary.Notifications() {
		note := Notification{Code: n.Code(), Title: n.Title(), Description: n.Description(), Severity: string(n.SeverityLevel())}
		if p := n.Position(); p != nil {
			note.Position = fromNeo4j(s.text, p.Line()-added, p.Column())
		}
		r.suggest(ctx, &note)
		notes = append(notes, note)
	}
	return notes
}

// suggest adds the nearest names to a remark about an unknown one.
func (r *Runner) suggest(ctx context.Context, note *Notification) {
	m := missingName.FindStringSubmatch(note.Description)
	if m == nil {
		return
	}
	kind, name := m[1]+m[3], m[2]+m[4]
	statements := map[string]string{"label": labelNames, "relationship type": typeNames, "property": propertyNames}
	note.Name, note.Nearest = name, nearest(name, r.names(ctx, statements[kind]))
}
