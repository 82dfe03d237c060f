package graph

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"
)

// Lookup is the nodes that several keys name, and the keys that name none.
type Lookup struct {
	Nodes   []Node    `json:"nodes" doc:"each once, in no particular order"`
	Missing []NodeKey `json:"missing" doc:"keys of nodes that are not there, in the order of the question"`
}

// Lookup finds nodes by label and key, all in one round trip.
func (db *DB) Lookup(ctx context.Context, wanted []NodeKey) (*Lookup, error) {
	answer := &Lookup{Nodes: []Node{}, Missing: []NodeKey{}}
	if len(wanted) == 0 {
		return answer, nil
	}
	c, err := db.readCatalog(ctx)
	if err != nil {
		return nil, err
	}
	records, err := db.ask(ctx, c.lookup(wanted))
	if err != nil {
		return nil, err
	}
	there := map[NodeKey]bool{}
	for _, record := range records {
		n, _ := record.Values[0].(dbtype.Node)
		if known := (NodeKey{Key: n.ElementId}); !there[known] {
			there[known] = true
			answer.Nodes = append(answer.Nodes, c.node(n))
		}
		for _, label := range n.Labels {
			there[NodeKey{label, keyText(n.Props[c.keys[label]])}] = true
			there[NodeKey{label, n.ElementId}] = true
		}
	}
	for _, key := range wanted {
		if !there[key] {
			answer.Missing = append(answer.Missing, key)
		}
	}
	return answer, nil
}

// lookup is the statement that finds nodes: a part for each label and way to find.
func (c *catalog) lookup(wanted []NodeKey) Statement {
	type place struct{ label, property string }
	keys := map[place][]any{}
	for _, w := range wanted {
		property, values := c.locate(w.Label, w.Key)
		at := place{w.Label, property}
		keys[at] = append(keys[at], values...)
	}
	places := slices.SortedFunc(maps.Keys(keys), func(a, b place) int {
		return strings.Compare(a.label+"\x00"+a.property, b.label+"\x00"+b.property)
	})
	parts, params := make([]string, len(places)), map[string]any{}
	for i, at := range places {
		name := fmt.Sprint("keys", i)
		params[name] = keys[at]
		parts[i] = statement("lookup", nil, fillLabel("label", at.label), fillKey("n", "property", at.property), filling{"$keys", "$" + name}).Text
	}
	return Statement{Name: "lookup", Text: strings.Join(parts, "\nUNION ALL\n"), Params: params}
}
