package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rolegraph/internal/typedjson"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"
)

// NodeKey addresses a node by label and key.
type NodeKey struct {
	Label string `json:"label" example:"Role"`
	Key   string `json:"key" example:"ml-engineer"`
}

// PathOptions chooses the paths of [DB.Paths].
type PathOptions struct {
	From      *NodeKey // nil: from anywhere near To
	To        NodeKey
	Types     []string  // relationship types to follow; empty means all
	Direction Direction // Out follows arrows from From to To; "" means both
	K         int       // how many paths, 1 to 50; 0 means 5
	MaxHops   int       // 1 to 15; 0 means 6
}

// Paths is shortest paths, shortest first, each as the nodes and relationships
// it walks, by elementId into Graph.
type Paths struct {
	Paths []Path `json:"paths"`
	Graph Graph  `json:"graph" doc:"every node and relationship of the paths, once"`
	Cut
}

// Path is a walk: Nodes has one more element than Relationships.
type Path struct {
	Nodes         []string `json:"nodes" doc:"elementIds"`
	Relationships []string `json:"relationships" doc:"elementIds"`
}

// Paths returns the shortest paths between two nodes, or to one from the nodes
// nearest to it.
func (db *DB) Paths(ctx context.Context, o PathOptions) (*Paths, error) {
	var err error
	if o.K, err = between("k", o.K, 5, 1, 50); err != nil {
		return nil, err
	}
	if o.MaxHops, err = between("maxHops", o.MaxHops, 6, 1, 15); err != nil {
		return nil, err
	}
	if o.Direction, err = direction(o.Direction); err != nil {
		return nil, err
	}
	c, err := db.readCatalog(ctx)
	if err != nil {
		return nil, err
	}
	if o.From == nil {
		return db.pathsTo(ctx, c, o)
	}
	return db.pathsBetween(ctx, c, o)
}

// pathsBetween asks how far apart the ends are, then for the paths of that length
// and above it, length by length, until there are enough: asked for all at once, a
// database walks everything that is as far as the last path may be long.
func (db *DB) pathsBetween(ctx context.Context, c *catalog, o PathOptions) (*Paths, error) {
	nearest, err := db.walksBetween(ctx, c, o, 1, "SHORTEST 1 (n)"+o.hops(o.MaxHops)+"(m)")
	if err != nil {
		return nil, err
	}
	if len(nearest) == 0 {
		return nil, db.missingEnd(ctx, c, o)
	}
	first, found := nearest[0].Values[0].(dbtype.Path)
	if !found {
		return db.answerPaths(ctx, c, o, nil)
	}
	var records []*neo4j.Record
	for length := len(first.Relationships); length <= o.MaxHops && len(records) <= o.K; length++ {
		more, err := db.walksBetween(ctx, c, o, o.K+1-len(records), o.chain(length))
		if err != nil {
			return nil, err
		}
		records = append(records, more...)
	}
	return db.answerPaths(ctx, c, o, records)
}

// walksBetween asks for walks of one form between the ends of o.
func (db *DB) walksBetween(ctx context.Context, c *catalog, o PathOptions, limit int, pattern string) ([]*neo4j.Record, error) {
	property, keys := c.locate(o.From.Label, o.From.Key)
	toProperty, toKeys := c.locate(o.To.Label, o.To.Key)
	return db.ask(ctx, statement("paths", map[string]any{"keys": keys, "toKeys": toKeys, "limit": limit},
		filling{"SHORTEST 5 (n)-[:$any($types)]-{1,6}(m)", pattern},
		fillLabel("label", o.From.Label), fillKey("n", "property", property),
		fillLabel("toLabel", o.To.Label), fillKey("m", "toProperty", toProperty)))
}

// chain is the pattern of exactly so many hops from n to m.
func (o PathOptions) chain(length int) string {
	left, right := o.arrow()
	hop := left + "[" + fillAny("types", o.Types).by + "]" + right
	return "(n)" + strings.Repeat(hop+"()", length-1) + hop + "(m)"
}

// pathsTo looks hop by hop, as what is near is wanted: it stops as soon as there is
// enough, or one hop more finds no more.
func (db *DB) pathsTo(ctx context.Context, c *catalog, o PathOptions) (*Paths, error) {
	property, keys := c.locate(o.To.Label, o.To.Key)
	var records []*neo4j.Record
	for hops := 1; hops <= o.MaxHops; hops++ {
		found, err := db.ask(ctx, statement("paths_to", map[string]any{"keys": keys, "limit": o.K + 1},
			filling{"-[:$any($types)]-{1,6}", o.backwards().hops(hops)},
			fillLabel("label", o.To.Label), fillKey("n", "property", property)))
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, db.missing(ctx, o.To.Label, o.To.Key)
		}
		if len(found) > o.K || len(found) == len(records) {
			return db.answerPaths(ctx, c, o, found)
		}
		records = found
	}
	return db.answerPaths(ctx, c, o, records)
}

// backwards are the options for walking from the end: against the arrows.
func (o PathOptions) backwards() PathOptions {
	switch o.Direction {
	case Out:
		o.Direction = In
	case In:
		o.Direction = Out
	}
	return o
}

// hops is the pattern of one to most hops, along or against the arrows.
func (o PathOptions) hops(most int) string {
	left, right := o.arrow()
	return fmt.Sprintf("%s[%s]%s{1,%d}", left, fillAny("types", o.Types).by, right, most)
}

// arrow is what stands on the left and on the right of a relationship.
func (o PathOptions) arrow() (left, right string) {
	switch o.Direction {
	case Out:
		return "-", "->"
	case In:
		return "<-", "-"
	}
	return "-", "-"
}

// missingEnd says which of the two ends is not there.
func (db *DB) missingEnd(ctx context.Context, c *catalog, o PathOptions) error {
	property, keys := c.locate(o.From.Label, o.From.Key)
	row, err := db.askOne(ctx, statement("node", map[string]any{"keys": keys}, fillLabel("label", o.From.Label), fillKey("n", "property", property)))
	if err != nil {
		return err
	}
	if row == nil {
		return db.missing(ctx, o.From.Label, o.From.Key)
	}
	return db.missing(ctx, o.To.Label, o.To.Key)
}

func (db *DB) answerPaths(ctx context.Context, c *catalog, o PathOptions, records []*neo4j.Record) (*Paths, error) {
	answer := &Paths{Paths: []Path{}}
	var nodes, relationships []any
	for _, r := range records {
		p, ok := r.Values[0].(dbtype.Path)
		if !ok {
			continue
		}
		answer.Total++
		if len(answer.Paths) < o.K {
			walk := typedjson.Walk(p)
			if o.From == nil {
				slices.Reverse(walk)
			}
			answer.Paths = append(answer.Paths, newPath(walk))
			for i, step := range walk {
				if i%2 == 0 {
					nodes = append(nodes, step)
				} else {
					relationships = append(relationships, step)
				}
			}
		}
	}
	answer.Graph = *c.graph(nodes, relationships)
	answer.Graph.Cut = Cut{Returned: len(answer.Graph.Nodes), Total: int64(len(answer.Graph.Nodes))}
	answer.Returned = len(answer.Paths)
	if answer.Total > int64(answer.Returned) {
		answer.AtLeast, answer.Reason = true, "limit"
	}
	if len(answer.Paths) == 0 && len(o.Types) > 0 {
		return answer, db.checkTypes(ctx, o.Types)
	}
	return answer, nil
}

func newPath(walk []any) Path {
	p := Path{Nodes: []string{}, Relationships: []string{}}
	for _, step := range walk {
		switch step := step.(type) {
		case dbtype.Node:
			p.Nodes = append(p.Nodes, step.ElementId)
		case dbtype.Relationship:
			p.Relationships = append(p.Relationships, step.ElementId)
		}
	}
	return p
}

// checkTypes is an error when the database lacks one of the types.
func (db *DB) checkTypes(ctx context.Context, types []string) error {
	_, known, err := db.names(ctx)
	if err != nil {
		return err
	}
	for _, t := range types {
		if !slices.Contains(known, t) {
			return &Error{Code: NotFound, Argument: "types", Message: "There is no relationship type " + quote(t) + ".", Nearest: Nearest(t, known)}
		}
	}
	return nil
}
