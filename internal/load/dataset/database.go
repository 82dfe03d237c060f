package dataset

import (
	"context"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/seed"
)

// database is the [base] that a load compares with: what a database holds.
type database struct {
	ctx     context.Context
	driver  neo4j.DriverWithContext
	name    string // none means the home database
	dataset string // id of the data set that is loaded
}

// constrain makes sure that ids are unique within each label.
func (d database) constrain(labels []string) error {
	for _, label := range append(labels, "Dataset") {
		if err := d.ensure(fill(createConstraint, label)); err != nil {
			return err
		}
	}
	return nil
}

// index makes sure of the schema that every data set shares, with the full-text
// index of the search, and waits until it is there. It comes after the data: an
// index is filled faster in one go.
func (d database) index() error {
	for statement := range strings.SplitSeq(seed.Schema(), ";") {
		if strings.TrimSpace(statement) == "" {
			continue
		}
		if err := d.ensure(statement); err != nil {
			return err
		}
	}
	return d.run(awaitIndexes, nil)
}

func (d database) each(labels []string, kinds []EdgeKind, to visitor) error {
	for _, label := range labels {
		err := d.rows(fill(existingNodes, label), func(row []any) error {
			id, _ := row[0].(string)
			return to.node(Node{Label: label, ID: id, Properties: without(row[2], "id", "dataset")}, row[1] == true)
		})
		if err != nil {
			return err
		}
	}
	for _, kind := range kinds {
		err := d.rows(kind.fill(existingEdges), func(row []any) error {
			start, _ := row[0].(string)
			end, _ := row[1].(string)
			return to.edge(Edge{Kind: kind, Start: start, End: end, Properties: without(row[2], "source", "dataset")})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// without returns properties that came from the database without some names.
func without(properties any, names ...string) map[string]any {
	p, _ := properties.(map[string]any)
	for _, name := range names {
		delete(p, name)
	}
	return p
}

// rows hands the rows of a query on, a page of the driver at a time.
func (d database) rows(query string, take func([]any) error) error {
	session := d.driver.NewSession(d.ctx, neo4j.SessionConfig{DatabaseName: d.name, AccessMode: neo4j.AccessModeRead})
	defer session.Close(d.ctx)
	result, err := session.Run(d.ctx, query, map[string]any{"dataset": d.dataset})
	if err != nil {
		return err
	}
	for result.Next(d.ctx) {
		if err := take(result.Record().Values); err != nil {
			return err
		}
	}
	return result.Err()
}

func (d database) run(query string, params map[string]any) error {
	session := d.driver.NewSession(d.ctx, neo4j.SessionConfig{DatabaseName: d.name})
	defer session.Close(d.ctx)
	result, err := session.Run(d.ctx, query, params, neo4j.WithTxMetadata(d.metadata()))
	if err != nil {
		return err
	}
	_, err = result.Consume(d.ctx)
	return err
}
