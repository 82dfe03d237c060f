package cypher

import (
	"fmt"

	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
)

// unknown is what is said of a name that the database has never seen.
type unknown struct{ code, title, group, one, status string }

var (
	unknownLabel = unknown{"UnknownLabelWarning", "The provided label is not in the database.", "labels", "label name", "01N50"}
	unknownType  = unknown{"UnknownRelationshipTypeWarning", "The provided relationship type is not in the database.", "relationship types", "relationship type", "01N51"}
	unknownKey   = unknown{"UnknownPropertyKeyWarning", "The provided property key is not in the database", "property names", "property name", "01N52"}
)

func (u unknown) notification(n syntax.Node, name, text string) Notification {
	offset, line, column := syntax.Place(text, n.Pos())
	return Notification{Code: "Neo.ClientNotification.Statement." + u.code, Title: u.title,
		Description: fmt.Sprintf("One of the %s in your query is not available in the database, make sure you didn't misspell it or that the label is available when you run this statement in your application (the missing %s is: %s)", u.group, u.one, name),
		Severity:    "WARNING", Category: "UNRECOGNIZED", GQLStatus: u.status, Offset: offset, Line: line, Column: column}
}

// notifications warns of labels, types and property keys that the database has
// never seen: most often they are misspelt.
func notifications(s *syntax.Statement, text string, v *store.View) []Notification {
	var out []Notification
	labels := func(in syntax.LabelExpr, names *store.Names, u unknown) {
		if in == nil {
			return
		}
		syntax.Walk(in, func(n syntax.Node) bool {
			if l, ok := n.(*syntax.LabelName); ok && l.Dynamic == nil {
				if _, known := names.Find(l.Name); !known {
					out = append(out, u.notification(l, l.Name, text))
				}
			}
			return true
		})
	}
	syntax.Walk(s, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Create, *syntax.Merge, *syntax.Set:
			return false
		case *syntax.NodePattern:
			labels(n.Labels, v.LabelNames(), unknownLabel)
		case *syntax.RelationshipPattern:
			labels(n.Types, v.TypeNames(), unknownType)
		case *syntax.Property:
			_, known := v.KeyNames().Find(n.Key.Text)
			if _, plain := n.Subject.(*syntax.Variable); plain && !known {
				out = append(out, unknownKey.notification(n.Key, n.Key.Text, text))
			}
		}
		return true
	})
	return out
}
