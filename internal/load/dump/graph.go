package dump

import (
	"context"
	_ "embed"
	"fmt"
	"io"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Node is a node of a dump; ID tells it from the others of the same dump.
type Node struct {
	ID         string
	Labels     []string
	Properties map[string]any
}

// Relationship is a relationship of a dump.
type Relationship struct {
	Start, End string // ids of nodes
	Type       string
	Properties map[string]any
}

// Sink takes a graph in this order: Begin, every node, every relationship, End.
type Sink interface {
	// Begin gets the statements that create the constraints and indexes.
	Begin(schema []string) error
	Node(Node) error
	Relationship(Relationship) error
	End() error
}

// Format is a file format of a dump.
type Format string

// The formats.
const (
	Cypher  Format = "cypher"  // a script for the loader or cypher-shell; cannot hold bytes
	JSONL   Format = "jsonl"   // one JSON object a line
	GraphML Format = "graphml" // XML for Gephi, yEd, NetworkX and others
)

//go:embed nodes.cypher
var nodesQuery string

//go:embed relationships.cypher
var relationshipsQuery string

//go:embed constraints.cypher
var constraintsQuery string

//go:embed indexes.cypher
var indexesQuery string

//go:embed names.cypher
var namesQuery string

// Source is the database that a dump is taken from.
type Source struct {
	Driver   neo4j.DriverWithContext
	Database string                // none means the home database
	Progress func(done, total int) // told now and then; may be nil
}

// Export writes the whole graph to out. The database should not change
// meanwhile. An unfinished export is an error and must not be used.
func Export(ctx context.Context, source Source, format Format, out io.Writer) error {
	switch format {
	case Cypher:
		w, err := newScriptWriter(ctx, source, out)
		if err != nil {
			return err
		}
		return Scan(ctx, source, w)
	case JSONL:
		return Scan(ctx, source, newJSONLWriter(out))
	case GraphML:
		keys := newKeyCollector()
		if err := Scan(ctx, source, keys); err != nil {
			return err
		}
		return Scan(ctx, source, newGraphMLWriter(out, keys))
	}
	return fmt.Errorf("no format is called %q", format)
}

// Scan hands the whole graph to a sink, a page of the driver at a time.
func Scan(ctx context.Context, source Source, sink Sink) error {
	schema, err := Schema(ctx, source.Driver, source.Database)
	if err != nil {
		return err
	}
	size, err := SizeOf(ctx, source.Driver, source.Database)
	if err != nil {
		return err
	}
	if err := sink.Begin(schema); err != nil {
		return err
	}
	s := scanner{source, sink, 0, int(size.Nodes + size.Relationships)}
	if err := s.stream(ctx, nodesQuery, s.node); err != nil {
		return err
	}
	if err := s.stream(ctx, relationshipsQuery, s.relationship); err != nil {
		return err
	}
	return sink.End()
}

// Schema returns the statements that create the database's constraints and
// indexes, without those that Neo4j makes by itself.
func Schema(ctx context.Context, driver neo4j.DriverWithContext, database string) ([]string, error) {
	var statements []string
	for _, query := range []string{constraintsQuery, indexesQuery} {
		rows, err := ask(ctx, driver, database, query)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			statements = append(statements, row.Values[0].(string))
		}
	}
	return statements, nil
}

type scanner struct {
	source      Source
	sink        Sink
	done, total int
}

// stream hands the only column of each row to take, without keeping it.
func (s *scanner) stream(ctx context.Context, query string, take func(any) error) error {
	session := s.source.Driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: s.source.Database, AccessMode: neo4j.AccessModeRead})
	defer session.Close(ctx)
	result, err := session.Run(ctx, query, nil)
	if err != nil {
		return err
	}
	for result.Next(ctx) {
		if err := take(result.Record().Values[0]); err != nil {
			return err
		}
		if s.done++; s.source.Progress != nil && s.done%1000 == 0 {
			s.source.Progress(s.done, s.total)
		}
	}
	return result.Err()
}

func (s *scanner) node(v any) error {
	n := v.(neo4j.Node)
	return s.sink.Node(Node{n.ElementId, n.Labels, n.Props})
}

func (s *scanner) relationship(v any) error {
	r := v.(neo4j.Relationship)
	return s.sink.Relationship(Relationship{r.StartElementId, r.EndElementId, r.Type, r.Props})
}
