package dump

import (
	"context"
	_ "embed"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

//go:embed size.cypher
var sizeQuery string

// Size is how much a database holds.
type Size struct{ Nodes, Relationships int64 }

// SizeOf counts what the database holds.
func SizeOf(ctx context.Context, driver neo4j.DriverWithContext, database string) (Size, error) {
	rows, err := ask(ctx, driver, database, sizeQuery)
	if err != nil {
		return Size{}, err
	}
	return Size{rows[0].Values[0].(int64), rows[0].Values[1].(int64)}, nil
}

// ask runs a short question and returns all its rows.
func ask(ctx context.Context, driver neo4j.DriverWithContext, database, query string) ([]*neo4j.Record, error) {
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: database, AccessMode: neo4j.AccessModeRead})
	defer session.Close(ctx)
	result, err := session.Run(ctx, query, nil)
	if err != nil {
		return nil, err
	}
	return result.Collect(ctx)
}
