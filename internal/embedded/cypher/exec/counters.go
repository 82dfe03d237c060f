package exec

import "rolegraph/internal/embedded/value"

// Counters is what a query has changed.
type Counters struct {
	NodesCreated, NodesDeleted                 int64
	RelationshipsCreated, RelationshipsDeleted int64
	PropertiesSet                              int64
	LabelsAdded, LabelsRemoved                 int64
	IndexesAdded, IndexesRemoved               int64
	ConstraintsAdded, ConstraintsRemoved       int64
}

// Map returns the counters that are not zero under the names that Bolt gives them.
func (c *Counters) Map() value.Map {
	var entries []value.Entry
	add := func(name string, n int64) {
		if n != 0 {
			entries = append(entries, value.Entry{Key: name, Value: value.Integer(n)})
		}
	}
	add("nodes-created", c.NodesCreated)
	add("nodes-deleted", c.NodesDeleted)
	add("relationships-created", c.RelationshipsCreated)
	add("relationships-deleted", c.RelationshipsDeleted)
	add("properties-set", c.PropertiesSet)
	add("labels-added", c.LabelsAdded)
	add("labels-removed", c.LabelsRemoved)
	add("indexes-added", c.IndexesAdded)
	add("indexes-removed", c.IndexesRemoved)
	add("constraints-added", c.ConstraintsAdded)
	add("constraints-removed", c.ConstraintsRemoved)
	if len(entries) > 0 {
		entries = append(entries, value.Entry{Key: "contains-updates", Value: value.Boolean(true)})
	}
	return value.NewMap(entries)
}
