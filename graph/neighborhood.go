package graph

import "context"

// Neighborhood returns the node, the nodes within depth hops (1 to 3), and all
// relationships between them, at most limit nodes (1 to 1000, 0 means 100), nearest first.
func (db *DB) Neighborhood(ctx context.Context, label, key string, depth, limit int) (*Graph, error) {
	depth, err := between("depth", depth, 1, 1, 3)
	if err != nil {
		return nil, err
	}
	if limit, err = between("limit", limit, 100, 1, 1000); err != nil {
		return nil, err
	}
	c, err := db.readCatalog(ctx)
	if err != nil {
		return nil, err
	}
	property, keys := c.locate(label, key)
	row, err := db.askOne(ctx, statement("neighborhood", map[string]any{"keys": keys, "depth": depth, "limit": limit},
		fillLabel("label", label), fillKey("n", "property", property)))
	if err != nil {
		return nil, err
	}
	if row == nil {
		return nil, db.missing(ctx, label, key)
	}
	g := c.graph(asList(row[1]), asList(row[2]))
	g.Returned, g.Total = len(g.Nodes), asInt(row[0])
	if g.Total > int64(g.Returned) {
		g.AtLeast, g.Reason = depth > 1, "limit"
	}
	return g, nil
}
