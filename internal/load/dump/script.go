package dump

import (
	"bufio"
	"context"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"
)

//go:embed begin_import.cypher
var beginImport string

//go:embed drop_import.cypher
var dropImport string

//go:embed clean_import.cypher
var cleanImport string

//go:embed create_nodes.cypher
var createNodes string

//go:embed create_relationships.cypher
var createRelationships string

// rowsParameter is what the two queries above call their rows.
const rowsParameter = "$rows"

// named puts the name of an import into the text of a query.
func named(query, importName string) string {
	return fill(query, map[string]string{"IMPORT": importName})
}

// fill puts names into the text of a query: those in backticks as Cypher wants
// them escaped there.
func fill(query string, names map[string]string) string {
	for placeholder, name := range names {
		query = strings.ReplaceAll(query, "`$"+placeholder+"`", Quote(name))
	}
	return strings.TrimSuffix(query, "\n")
}

// fillLabels puts further labels into the text of a query.
func fillLabels(query string, labels []string) string {
	var b strings.Builder
	for _, label := range labels {
		b.WriteString(":" + Quote(label))
	}
	return strings.Replace(query, "$LABELS", b.String(), 1)
}

// importName returns a name that the database uses neither as label nor as key;
// while a dump is loaded, it marks and numbers the nodes.
func importName(ctx context.Context, source Source) (string, error) {
	rows, err := ask(ctx, source.Driver, source.Database, namesQuery)
	if err != nil {
		return "", err
	}
	used := rows[0].Values[0].([]any)
	name := "rolegraph import"
	for i := 2; slices.Contains(used, any(name)); i++ {
		name = fmt.Sprintf("rolegraph import %d", i)
	}
	return name, nil
}

// scriptRows is how many rows a statement of a script creates.
const scriptRows = 500

// scriptWriter writes a script in the syntax of cypher-shell. It creates nodes
// with a label and a number for the time of the import, since a node need not
// have a key of its own.
type scriptWriter struct {
	out        *bufio.Writer
	importName string
	rows       grouped
	line       []byte
}

func newScriptWriter(ctx context.Context, source Source, out io.Writer) (*scriptWriter, error) {
	name, err := importName(ctx, source)
	if err != nil {
		return nil, err
	}
	w := &scriptWriter{out: bufio.NewWriterSize(out, 1<<16), importName: name}
	w.rows = grouped{limit: scriptRows, flush: w.write}
	return w, nil
}

func (w *scriptWriter) Begin(schema []string) error {
	fmt.Fprintln(w.out, "// A whole graph, for an empty database.")
	for _, statement := range append(schema, named(beginImport, w.importName)) {
		fmt.Fprintf(w.out, "%s;\n", statement)
	}
	return w.out.Flush()
}

func (w *scriptWriter) Node(n Node) error {
	return w.rows.add(nodeStage, fillLabels(named(createNodes, w.importName), n.Labels), map[string]any{"id": n.ID, "properties": n.Properties})
}

func (w *scriptWriter) Relationship(r Relationship) error {
	return w.rows.add(relationshipStage, fill(named(createRelationships, w.importName), map[string]string{"TYPE": r.Type}),
		map[string]any{"start": r.Start, "end": r.End, "properties": r.Properties})
}

func (w *scriptWriter) End() error {
	if err := w.rows.flushAll(); err != nil {
		return err
	}
	fmt.Fprintf(w.out, "%s;\n%s;\n", named(dropImport, w.importName), named(cleanImport, w.importName))
	return w.out.Flush()
}

// write writes one statement that creates rows.
func (w *scriptWriter) write(query string, rows []any) error {
	before, after, _ := strings.Cut(query, rowsParameter)
	w.line = append(w.line[:0], before...)
	w.line = append(w.line, '[')
	for i, row := range rows {
		if i > 0 {
			w.line = append(w.line, ',')
		}
		var err error
		w.line = append(w.line, "\n  "...)
		if w.line, err = appendLiteral(w.line, row); err != nil {
			return err
		}
	}
	w.line = append(append(w.line, "\n]"...), after...)
	_, err := w.out.Write(append(w.line, ";\n"...))
	return err
}
