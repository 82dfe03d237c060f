package typedjson

import "github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

// Walk returns a path as it is walked: node, relationship, node, …, ending with a
// node. The driver hands out a path's distinct nodes only, so a path that comes
// back to a node has fewer nodes than steps.
func Walk(p dbtype.Path) []any {
	if len(p.Nodes) == 0 {
		return nil
	}
	nodes := make(map[string]dbtype.Node, len(p.Nodes))
	for _, n := range p.Nodes {
		nodes[n.ElementId] = n
	}
	at := p.Nodes[0].ElementId
	walk := []any{p.Nodes[0]}
	for _, r := range p.Relationships {
		at = otherEnd(r, at)
		walk = append(walk, r, nodes[at])
	}
	return walk
}

func otherEnd(r dbtype.Relationship, elementID string) string {
	if r.StartElementId == elementID {
		return r.EndElementId
	}
	return r.StartElementId
}
