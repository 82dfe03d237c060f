package graph

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// catalog is what the questions must know of the database's schema: the key
// property of each label, and whether the full-text index of names is there.
type catalog struct {
	keys                 map[string]string // label -> key property
	keyed                []string          // the labels of keys, sorted
	properties           []string          // the properties of keys, each once, sorted
	names                bool              // there is an index called nameIndex
	indexes, constraints []IndexInfo
	read                 time.Time
}

// nameIndex is the full-text index over names and aliases that the seed and the
// loader create.
const nameIndex = "names"

// catalogAge is how old a catalog may be. It is short: a label that was loaded a
// moment ago has its key at once as far as a person can tell.
const catalogAge = 2 * time.Second

// catalogCache holds the last catalog. Who holds the turn may read and replace it.
type catalogCache struct {
	turn chan struct{}
	last *catalog
}

// readCatalog returns the catalog, reading it when the last one is too old. Who
// comes while it is read waits for that reading, as long as its context allows.
func (db *DB) readCatalog(ctx context.Context) (*catalog, error) {
	select {
	case db.catalog.turn <- struct{}{}:
		defer func() { <-db.catalog.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if last := db.catalog.last; last != nil && time.Since(last.read) < catalogAge {
		return last, nil
	}
	constraints, err := db.ask(ctx, Statement{Name: "constraints", Text: text("constraints")})
	if err != nil {
		return nil, err
	}
	indexes, err := db.ask(ctx, Statement{Name: "indexes", Text: text("indexes")})
	if err != nil {
		return nil, err
	}
	db.catalog.last = newCatalog(constraints, indexes)
	return db.catalog.last, nil
}

func newCatalog(constraints, indexes []*neo4j.Record) *catalog {
	c := &catalog{keys: map[string]string{}, indexes: infos(indexes), constraints: infos(constraints), read: time.Now()}
	for _, info := range c.constraints {
		if isKey(info) {
			c.addKey(info.Labels[0], info.Properties[0])
		}
	}
	c.keyed = slices.Sorted(maps.Keys(c.keys))
	c.properties = slices.Compact(slices.Sorted(maps.Values(c.keys)))
	c.names = slices.ContainsFunc(c.indexes, func(i IndexInfo) bool { return i.Name == nameIndex && i.Type == "FULLTEXT" })
	return c
}

func infos(records []*neo4j.Record) []IndexInfo {
	list := make([]IndexInfo, len(records))
	for i, r := range records {
		list[i] = indexInfo(r.Values)
	}
	return list
}

// isKey tells whether a constraint makes one property the key of one label.
func isKey(c IndexInfo) bool {
	return c.Entity == "NODE" && len(c.Labels) == 1 && len(c.Properties) == 1 &&
		slices.Contains([]string{"UNIQUENESS", "NODE_PROPERTY_UNIQUENESS", "NODE_KEY"}, c.Type)
}

// addKey prefers id, then the first by name, when a label has several keys.
func (c *catalog) addKey(label, property string) {
	if old, ok := c.keys[label]; !ok || property == "id" || old != "id" && property < old {
		c.keys[label] = property
	}
}
