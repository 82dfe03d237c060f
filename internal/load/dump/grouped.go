package dump

import (
	"maps"
	"slices"
)

// The stages of a load: every node is there before the first relationship.
const (
	nodeStage = iota
	relationshipStage
)

// grouped collects rows by the query that takes them, at most limit in all.
type grouped struct {
	limit int
	flush func(query string, rows []any) error
	rows  map[string][]any
	held  int
	stage int
}

func (g *grouped) add(stage int, query string, row map[string]any) error {
	if stage != g.stage {
		if err := g.flushAll(); err != nil {
			return err
		}
		g.stage = stage
	}
	if g.rows == nil {
		g.rows = map[string][]any{}
	}
	g.rows[query] = append(g.rows[query], row)
	if g.held++; g.held >= g.limit {
		return g.flushAll()
	}
	return nil
}

// flushAll hands all rows on, in an order that depends on nothing but them.
func (g *grouped) flushAll() error {
	for _, query := range slices.Sorted(maps.Keys(g.rows)) {
		if err := g.flush(query, g.rows[query]); err != nil {
			return err
		}
	}
	clear(g.rows)
	g.held = 0
	return nil
}
