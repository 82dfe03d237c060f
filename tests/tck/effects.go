package tck

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/tests/answers"
)

// snapshot is all that a graph holds, as sets.
type snapshot map[string]map[string]bool

// The side effects that the kit counts; each exists with + and with −.
var counted = []string{"nodes", "relationships", "labels", "properties"}

// take reads the whole graph.
func take(ctx context.Context, session neo4j.SessionWithContext) (snapshot, error) {
	s := snapshot{}
	for _, what := range counted {
		s[what] = map[string]bool{}
	}
	err := each(ctx, session, "MATCH (n) RETURN elementId(n), labels(n), properties(n)", func(r *neo4j.Record) {
		s["nodes"][r.Values[0].(string)] = true
		for _, label := range r.Values[1].([]any) {
			s["labels"][label.(string)] = true
		}
		s.properties("node "+r.Values[0].(string), r.Values[2])
	})
	if err != nil {
		return nil, err
	}
	return s, each(ctx, session, "MATCH ()-[r]->() RETURN elementId(r), properties(r)", func(r *neo4j.Record) {
		s["relationships"][r.Values[0].(string)] = true
		s.properties("relationship "+r.Values[0].(string), r.Values[1])
	})
}

func (s snapshot) properties(owner string, properties any) {
	for k, v := range properties.(map[string]any) {
		s["properties"][fmt.Sprint(owner, " ", k, " ", answers.Describe(v, false))] = true
	}
}

// effects counts what was added and removed between two snapshots.
func effects(before, after snapshot) map[string]int {
	counts := map[string]int{}
	for _, what := range counted {
		for item := range after[what] {
			if !before[what][item] {
				counts["+"+what]++
			}
		}
		for item := range before[what] {
			if !after[what][item] {
				counts["-"+what]++
			}
		}
	}
	return counts
}

func each(ctx context.Context, session neo4j.SessionWithContext, query string, use func(*neo4j.Record)) error {
	result, err := session.Run(ctx, query, nil)
	if err != nil {
		return err
	}
	for result.Next(ctx) {
		use(result.Record())
	}
	return result.Err()
}
