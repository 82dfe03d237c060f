package dump

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// importRows is how many rows a transaction of an import creates.
const importRows = 5000

// ErrNotEmpty says that a dump was to be loaded over other data.
var ErrNotEmpty = errors.New("the database is not empty: a dump is a whole graph and wants an empty one")

// Import reads a dump in the format JSONL or GraphML and creates its graph in an
// empty database. What an import that failed has created stays there.
func Import(ctx context.Context, target Source, format Format, in io.Reader) error {
	size, err := SizeOf(ctx, target.Driver, target.Database)
	if err != nil {
		return err
	}
	if size.Nodes > 0 {
		return ErrNotEmpty
	}
	// What is still to come may use any name, so the import's own is a random one.
	i := &importer{ctx: ctx, target: target, importName: "rolegraph import " + rand.Text()}
	i.session = target.Driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: target.Database})
	defer i.session.Close(ctx)
	i.rows = grouped{limit: importRows, flush: i.create}
	switch format {
	case JSONL:
		return readJSONL(in, i)
	case GraphML:
		return readGraphML(in, i)
	}
	return fmt.Errorf("a dump in the format %q is loaded as a script", format)
}

// importer is the sink that creates what it gets in a database.
type importer struct {
	ctx        context.Context
	target     Source
	session    neo4j.SessionWithContext
	importName string
	rows       grouped
	done       int
}

func (i *importer) Begin(schema []string) error {
	for _, statement := range append(schema, named(beginImport, i.importName)) {
		if _, err := i.run(statement, nil); err != nil {
			return err
		}
	}
	return nil
}

func (i *importer) Node(n Node) error {
	return i.rows.add(nodeStage, fillLabels(named(createNodes, i.importName), n.Labels),
		map[string]any{"id": n.ID, "properties": n.Properties})
}

func (i *importer) Relationship(r Relationship) error {
	return i.rows.add(relationshipStage, fill(named(createRelationships, i.importName), map[string]string{"TYPE": r.Type}),
		map[string]any{"start": r.Start, "end": r.End, "properties": r.Properties})
}

func (i *importer) End() error {
	if err := i.rows.flushAll(); err != nil {
		return err
	}
	for _, query := range []string{dropImport, cleanImport} {
		if _, err := i.run(named(query, i.importName), nil); err != nil {
			return err
		}
	}
	return nil
}

// create runs a query on rows; each row must make a node or a relationship.
func (i *importer) create(query string, rows []any) error {
	counters, err := i.run(query, map[string]any{rowsParameter[1:]: rows})
	if err != nil {
		return err
	}
	if made := counters.NodesCreated() + counters.RelationshipsCreated(); made != len(rows) {
		return fmt.Errorf("%d of %d relationships have an end that is no node of the dump", len(rows)-made, len(rows))
	}
	i.done += len(rows)
	if i.target.Progress != nil {
		i.target.Progress(i.done, 0)
	}
	return nil
}

func (i *importer) run(query string, params map[string]any) (neo4j.Counters, error) {
	result, err := i.session.Run(i.ctx, query, params)
	if err != nil {
		return nil, err
	}
	summary, err := result.Consume(i.ctx)
	if err != nil {
		return nil, err
	}
	return summary.Counters(), nil
}
