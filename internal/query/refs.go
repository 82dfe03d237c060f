package query

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"rolegraph/graph"
	"rolegraph/internal/typedjson"
)

//go:embed keys.cypher
var keysOfLabels string

// keys maps each label to the property that a uniqueness constraint makes its key.
func (r *Runner) keys(ctx context.Context) (map[string]string, error) {
	session := r.session(ctx, neo4j.AccessModeRead)
	defer session.Close(ctx)
	result, err := session.Run(ctx, keysOfLabels, nil)
	if err != nil {
		return nil, r.explainError(ctx, err, &statement{text: keysOfLabels}, 0)
	}
	keys := map[string]string{}
	for result.Next(ctx) {
		label, property := text(result.Record().Values[0]), text(result.Record().Values[1])
		if keys[label] == "" || property == "id" {
			keys[label] = property
		}
	}
	if err := result.Err(); err != nil {
		return nil, r.explainError(ctx, err, &statement{text: keysOfLabels}, 0)
	}
	return keys, nil
}

// nodeOf describes a node by label and key where a constraint gives one, else by
// elementId.
func nodeOf(n dbtype.Node, keys map[string]string) graph.Node {
	ref := graph.Ref{Key: n.ElementId, Dataset: text(n.Props["dataset"])}
	if len(n.Labels) > 0 {
		ref.Label = n.Labels[0]
	}
	for _, label := range n.Labels {
		if value, ok := n.Props[keys[label]]; ok {
			ref.Label, ref.Key = label, fmt.Sprint(value)
			break
		}
	}
	ref.Name = cmp.Or(text(n.Props["name"]), text(n.Props["title"]), ref.Key)
	return graph.Node{Ref: ref, ElementID: n.ElementId, Labels: append([]string{}, n.Labels...), Properties: valuesOf(n.Props)}
}

func relationshipOf(r dbtype.Relationship) graph.Relationship {
	return graph.Relationship{
		ElementID: r.ElementId, Type: r.Type, Start: r.StartElementId, End: r.EndElementId, Properties: valuesOf(r.Props),
	}
}

func valuesOf(properties map[string]any) map[string]typedjson.Value {
	values := make(map[string]typedjson.Value, len(properties))
	for key, v := range properties {
		values[key] = typedjson.Value{V: v}
	}
	return values
}

func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }
