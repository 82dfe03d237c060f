package differential

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/tests/answers"
)

// ask runs a statement in a transaction that it rolls back and returns what the
// database said, line by line: columns, rows, counters and the graph afterwards,
// or the code of the error.
func ask(ctx context.Context, driver neo4j.DriverWithContext, statement string) ([]string, error) {
	session := driver.NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx)
	tx, err := session.BeginTransaction(ctx)
	if err != nil {
		return nil, err
	}
	defer tx.Close(ctx)
	lines, summary, err := rows(ctx, tx, statement)
	if err != nil {
		return failure(err)
	}
	if !summary.Counters().ContainsUpdates() {
		return lines, nil
	}
	lines = append(lines, counted(summary))
	for _, look := range []string{"MATCH (n) RETURN n", "MATCH (a)-[r]->(b) RETURN a, r, b"} {
		after, _, err := rows(ctx, tx, look)
		if err != nil {
			return nil, err
		}
		lines = append(lines, after...)
	}
	return lines, nil
}

// rows returns the columns and the rows as texts, sorted when they have no order.
func rows(ctx context.Context, tx neo4j.ExplicitTransaction, statement string) ([]string, neo4j.ResultSummary, error) {
	result, err := tx.Run(ctx, statement, nil)
	if err != nil {
		return nil, nil, err
	}
	keys, err := result.Keys()
	if err != nil {
		return nil, nil, err
	}
	var lines []string
	for result.Next(ctx) {
		cells := make([]string, len(keys))
		for i, v := range result.Record().Values {
			cells[i] = answers.Describe(v, strings.Contains(statement, "collect("))
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	if !strings.Contains(statement, "ORDER BY") {
		slices.Sort(lines)
	}
	summary, err := result.Consume(ctx)
	return append([]string{strings.Join(keys, " | ")}, lines...), summary, err
}

// failure is the code of an error that the database answered.
func failure(err error) ([]string, error) {
	var said *neo4j.Neo4jError
	if !errors.As(err, &said) {
		return nil, err
	}
	return []string{said.Code}, nil
}

func counted(s neo4j.ResultSummary) string {
	c := s.Counters()
	return fmt.Sprintf("nodes +%d -%d, relationships +%d -%d, properties %d, labels +%d -%d", c.NodesCreated(), c.NodesDeleted(),
		c.RelationshipsCreated(), c.RelationshipsDeleted(), c.PropertiesSet(), c.LabelsAdded(), c.LabelsRemoved())
}
