package graph

import (
	"context"
	"embed"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Query is the Cypher text behind one question.
type Query struct {
	Name string // name of its file, without .cypher
	Text string
}

//go:embed *.cypher
var files embed.FS

// Queries returns the Cypher texts of all questions, by name. Where a text names a
// label or type as $(…) or a key property as n[$property], the database is sent
// the name itself: see [Statement].
func Queries() []Query {
	entries, _ := files.ReadDir(".")
	queries := make([]Query, len(entries))
	for i, entry := range entries {
		name := strings.TrimSuffix(entry.Name(), ".cypher")
		queries[i] = Query{Name: name, Text: text(name)}
	}
	return queries
}

func text(name string) string {
	b, _ := files.ReadFile(name + ".cypher")
	return string(b)
}

// Statement is a Cypher text as it is sent, with its parameters.
type Statement struct {
	Name   string // name of the .cypher file it was made from
	Text   string
	Params map[string]any
}

// statement makes the Statement of a question.
//
// A file writes labels, types and key properties as Neo4j's dynamic names, so it
// is valid Cypher as it stands: $($label), $any($types), n[$property]. What is
// sent holds the quoted name instead: a plan for a fixed label uses its index, and
// every engine knows the form. Each filling is such a piece of text and what
// replaces it.
func statement(file string, params map[string]any, fillings ...filling) Statement {
	pairs := make([]string, 0, 2*len(fillings))
	for _, f := range fillings {
		pairs = append(pairs, f.piece, f.by)
	}
	return Statement{Name: file, Text: strings.NewReplacer(pairs...).Replace(text(file)), Params: params}
}

type filling struct{ piece, by string }

// fillLabel names a label; "" means any.
func fillLabel(param, label string) filling {
	by := ""
	if label != "" {
		by = ":" + quote(label)
	}
	return filling{":$($" + param + ")", by}
}

// fillAny names labels or types of which any will do; none means all.
func fillAny(param string, names []string) filling {
	by := ""
	for i, name := range names {
		by += string(":|"[min(i, 1)]) + quote(name)
	}
	return filling{":$any($" + param + ")", by}
}

// fillKey names the property by which a variable's node is found; "" means its
// elementId.
func fillKey(variable, param, property string) filling {
	by := "elementId(" + variable + ")"
	if property != "" {
		by = variable + "." + quote(property)
	}
	return filling{variable + "[$" + param + "]", by}
}

// quote makes any name safe to stand in a Cypher text. Neo4j reads \u escapes even
// between backticks, where one could hide a backtick, so the backslash of such an
// escape is itself written as one.
func quote(name string) string {
	return "`" + quoter.Replace(name) + "`"
}

var quoter = strings.NewReplacer("`", "``", `\u`, `\u005Cu`)

type listenerKey struct{}

// WithStatements returns a context under which every statement that a question
// sends is told to listen first: the Cypher behind an answer, ready to be shown
// and run again.
func WithStatements(ctx context.Context, listen func(Statement)) context.Context {
	return context.WithValue(ctx, listenerKey{}, listen)
}

// tell lets who listens know of a statement.
func tell(ctx context.Context, s Statement) {
	if listen, ok := ctx.Value(listenerKey{}).(func(Statement)); ok {
		listen(s)
	}
}

// ask sends a statement and returns all its rows.
func (db *DB) ask(ctx context.Context, s Statement) (records []*neo4j.Record, err error) {
	tell(ctx, s)
	ctx, end := Span(ctx, s.Name, s.Text)
	defer func() { end(err) }()
	err = db.retry(ctx, func() error {
		records, err = db.run(ctx, s)
		return err
	})
	return records, err
}

// retry makes a call. A pooled connection may have died unnoticed, so what the
// driver calls retryable is tried once more, at once.
func (db *DB) retry(ctx context.Context, call func() error) error {
	err := call()
	if neo4j.IsRetryable(err) && ctx.Err() == nil {
		err = call()
	}
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return FromDriver(err)
}

func (db *DB) run(ctx context.Context, s Statement) ([]*neo4j.Record, error) {
	session := db.Session(ctx, neo4j.AccessModeRead, neo4j.FetchAll)
	defer session.Close(context.WithoutCancel(ctx))
	result, err := session.Run(ctx, s.Text, s.Params)
	if err != nil {
		return nil, err
	}
	return result.Collect(ctx)
}

// askOne is ask for a statement that returns one row, or none where the node it
// starts from does not exist.
func (db *DB) askOne(ctx context.Context, s Statement) ([]any, error) {
	records, err := db.ask(ctx, s)
	if err != nil || len(records) == 0 {
		return nil, err
	}
	return records[0].Values, nil
}
