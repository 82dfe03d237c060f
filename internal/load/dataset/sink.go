package dataset

import (
	"context"
	"fmt"
	"maps"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Sink takes what a source reads, compares it with the database and writes what
// differs.
type Sink struct {
	ctx     context.Context
	driver  neo4j.DriverWithContext
	source  Source
	options Options
	writer  *writer
	nodes   map[string]*items
	edges   map[EdgeKind]*items
	started bool // something was written
	linking bool // the first relationship was read
	rejects int
}

func newSink(ctx context.Context, driver neo4j.DriverWithContext, source Source, o Options) *Sink {
	return &Sink{
		ctx: ctx, driver: driver, source: source, options: o,
		writer: newWriter(ctx, driver, source.Info.ID, o),
		nodes:  map[string]*items{}, edges: map[EdgeKind]*items{},
	}
}

// Progress tells how much of the source is read.
func (s *Sink) Progress(done, total int) {
	if s.options.Progress != nil {
		s.options.Progress(done, total)
	}
}

// Reject notes a row or an item that cannot be loaded.
func (s *Sink) Reject(from Place, format string, args ...any) {
	s.rejects++
	s.options.Reject(Reject{from, fmt.Sprintf(format, args...)})
}

// Node takes a node; all nodes come before the first relationship.
func (s *Sink) Node(n Node) error {
	kind, declared := s.nodes[n.Label]
	if !declared {
		return fmt.Errorf("label %s is not declared by the source", n.Label)
	}
	if n.ID == "" {
		s.Reject(n.From, "%s without id", n.Label)
		return nil
	}
	properties := maps.Clone(n.Properties)
	properties["id"], properties["dataset"] = n.ID, s.source.Info.ID
	key := digestOf(n.ID)
	if have, isForeign := kind.foreign[key]; isForeign {
		return s.complete(kind, n, missing(properties, have))
	}
	verdict, err := kind.compare(key, properties)
	switch {
	case err != nil:
		return fmt.Errorf("%s %q: %w", n.Label, n.ID, err)
	case verdict == contradicts:
		s.Reject(n.From, "%s %q stands in the source twice with different content; the first is kept", n.Label, n.ID)
		return nil
	case verdict == isNew:
		return s.write(fill(addNodes, n.Label), map[string]any{"properties": properties})
	case verdict == differs:
		return s.write(fill(changeNodes, n.Label), map[string]any{"id": n.ID, "properties": properties})
	}
	return nil
}

// complete gives another data set's node the properties that it lacks.
func (s *Sink) complete(kind *items, n Node, lacking map[string]any) error {
	key := digestOf(n.ID)
	again := kind.known[key].state == seen
	kind.known[key] = known{state: seen}
	switch {
	case again:
		return nil
	case len(lacking) == 0:
		kind.count.Left++
		return nil
	}
	maps.Copy(kind.foreign[key], lacking)
	kind.count.Changed++
	return s.write(fill(completeNodes, n.Label), map[string]any{"id": n.ID, "properties": lacking})
}

// Edge takes a relationship.
func (s *Sink) Edge(e Edge) error {
	kind, declared := s.edges[e.Kind]
	if !declared {
		return fmt.Errorf("relationship %v is not declared by the source", e.Kind)
	}
	if !s.linking {
		s.linking = true
		if err := s.writer.flush(); err != nil {
			return err
		}
	}
	if label, id, ok := s.dangling(e); ok {
		s.Reject(e.From, "%s to a %s %q that does not exist", e.Kind.Type, label, id)
		return nil
	}
	properties := make(map[string]any, len(e.Properties)+2)
	maps.Copy(properties, e.Properties)
	properties["dataset"] = s.source.Info.ID
	properties["source"] = fmt.Sprintf("%s %s, %s, row %d", s.source.Info.Name, s.source.Info.Version, e.From.File, e.From.Row)
	verdict, err := kind.compare(digestOf(e.Start, e.End), properties)
	row := map[string]any{"start": e.Start, "end": e.End, "properties": properties}
	switch {
	case err != nil:
		return fmt.Errorf("%s %q to %q: %w", e.Kind.Type, e.Start, e.End, err)
	case verdict == contradicts:
		s.Reject(e.From, "%s from %q to %q stands in the source twice with different content; the first is kept", e.Kind.Type, e.Start, e.End)
		return nil
	case verdict == isNew:
		return s.write(e.Kind.fill(addEdges), row)
	case verdict == differs:
		return s.write(e.Kind.fill(changeEdges), row)
	}
	return nil
}

// dangling returns the end of a relationship that is no node.
func (s *Sink) dangling(e Edge) (label, id string, ok bool) {
	if !s.holds(e.Kind.Start, e.Start) {
		return e.Kind.Start, e.Start, true
	}
	return e.Kind.End, e.End, !s.holds(e.Kind.End, e.End)
}

// holds tells whether a node is there once all nodes of the source are written.
func (s *Sink) holds(label, id string) bool {
	kind, key := s.nodes[label], digestOf(id)
	if kind == nil {
		return false
	}
	if _, isForeign := kind.foreign[key]; isForeign {
		return true
	}
	return kind.known[key].state == seen
}

// verdict says what comparing an item with the database found.
type verdict uint8

const (
	same verdict = iota
	isNew
	differs
	contradicts // the source has it twice, with different content
)

// compare looks an item up by its key, notes that it was read, and counts it.
func (k *items) compare(key digest, properties map[string]any) (verdict, error) {
	content, err := contentOf(properties)
	if err != nil {
		return same, err
	}
	have, exists := k.known[key]
	switch {
	case exists && have.state == seen && have.content != content:
		return contradicts, nil
	case exists && have.state == seen:
		return same, nil
	}
	k.known[key] = known{content, seen}
	switch {
	case !exists:
		k.count.Added++
		return isNew, nil
	case have.content != content:
		k.count.Changed++
		return differs, nil
	}
	k.count.Left++
	return same, nil
}

// write hands a row to the writer, unless this is a dry run. The first one marks
// the data set as incomplete until the end.
func (s *Sink) write(query string, row map[string]any) error {
	if s.options.DryRun {
		return nil
	}
	if !s.started {
		s.started = true
		if err := s.mark(map[string]any{"incomplete": true}); err != nil {
			return err
		}
	}
	return s.writer.add(query, row)
}

// result sums up.
func (s *Sink) result() Result {
	r := Result{Rejects: s.rejects}
	for _, label := range s.source.Labels {
		r.Kinds = append(r.Kinds, s.nodes[label].counted(label))
	}
	for _, kind := range s.source.Edges {
		r.Kinds = append(r.Kinds, s.edges[kind].counted("("+kind.Start+")-"+kind.Type+"->("+kind.End+")"))
	}
	return r
}

func (k *items) counted(kind string) KindCount {
	if k == nil {
		return KindCount{Kind: kind}
	}
	c := k.count
	c.Kind = kind
	return c
}
