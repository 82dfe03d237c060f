package draw

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rolegraph/graph"
	"rolegraph/internal/draw/typeset"
)

// schemaLines is how many properties a label's box lists.
const schemaLines = 6

// Schema pictures labels, their properties, and which label links to which.
func Schema(s *graph.Schema, o Options) *Scene {
	b := newBuilder("schema", "Schema", o)
	labels := slices.SortedFunc(slices.Values(s.Labels), func(x, y graph.LabelInfo) int { return cmp.Compare(x.Label, y.Label) })
	index := map[string]int{}
	unlisted := 0
	for _, l := range labels {
		unlisted += max(0, len(l.Properties)-schemaLines)
		index[l.Label] = b.add(Node{
			Ref:  graph.Ref{Label: l.Label, Name: l.Label},
			Note: plural(l.Count, "node"), Lines: propertyLines(l),
		})
	}
	for _, c := range s.Connections {
		from, okFrom := index[c.From]
		to, okTo := index[c.To]
		if okFrom && okTo {
			b.Edges = append(b.Edges, Edge{From: from, To: to, Type: c.Type, Count: c.Count})
		}
	}
	b.Summary = fmt.Sprintf("%s, %s", plural(len(s.Labels), "label"), plural(len(s.Types), "relationship type"))
	if unlisted > 0 {
		b.note(fmt.Sprintf("Boxes list at most %d properties; %s not listed.", schemaLines, count(unlisted)))
	}
	switch {
	case s.Sampled && s.Linked:
		b.note("Properties come from a sample.")
	case s.Sampled:
		b.note("Properties and connections come from a sample.")
	}
	return b.finish()
}

// propertyLines lists a label's properties, the key first.
func propertyLines(l graph.LabelInfo) []string {
	properties := slices.SortedFunc(slices.Values(l.Properties), func(x, y graph.PropertyInfo) int {
		return cmp.Or(-cmp.Compare(btoi(x.Name == l.Key), btoi(y.Name == l.Key)), cmp.Compare(x.Name, y.Name))
	})
	var lines []string
	for _, p := range properties[:min(len(properties), schemaLines)] {
		line := p.Name + ": " + strings.ToLower(strings.Join(p.Types, " or "))
		if p.Name == l.Key {
			line += ", key"
		}
		lines = append(lines, typeset.Clean(line))
	}
	if more := len(properties) - len(lines); more > 0 {
		lines = append(lines, fmt.Sprintf("+%d more", more))
	}
	return lines
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
