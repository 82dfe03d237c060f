// Package verify looks whether a database holds what the loader should have put
// there.
//
// Start reading at [Check]; each check has a .cypher file whose rows are what is
// wrong.
package verify

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"rolegraph/internal/load/script"
	"rolegraph/seed"
)

// Report is what a check found.
type Report struct {
	Labels   []LabelCount // by name
	Datasets []Dataset    // by id
	Problems []string     // one sentence each; none when all is well
}

// LabelCount says how many nodes have a label.
type LabelCount struct {
	Label string
	Nodes int64
}

// Dataset is a data set that was loaded.
type Dataset struct{ ID, Version, Date string }

//go:embed *.cypher
var queries embed.FS

// check is a query whose rows are what is wrong, and how to say it.
type check struct {
	file   string
	format string // of the row's columns
}

var checks = []check{
	{"offline_indexes.cypher", "index %v is %v: see SHOW INDEXES"},
	{"missing_keys.cypher", "%[2]d nodes labelled %[1]v have no id"},
	{"duplicate_keys.cypher", "%[3]d nodes labelled %[1]v have the id %[2]q"},
	{"missing_provenance.cypher", "%[2]d relationships of type %[1]v do not say where they come from (source, dataset)"},
	{"incomplete_datasets.cypher", "the load of the dataset %v was not finished: run it again"},
	{"unknown_datasets.cypher", "%[3]d relationships of type %[1]v name the dataset %[2]q, which has no Dataset node"},
}

// Check runs every check.
func Check(ctx context.Context, driver neo4j.DriverWithContext, database string) (Report, error) {
	v := verifier{driver: driver, database: database}
	var report Report
	for _, c := range checks {
		rows, err := v.ask(ctx, c.file)
		if err != nil {
			return Report{}, err
		}
		for _, row := range rows {
			report.Problems = append(report.Problems, fmt.Sprintf(c.format, row.Values...))
		}
	}
	if err := v.inventory(ctx, &report); err != nil {
		return Report{}, err
	}
	if err := v.constraints(ctx, &report); err != nil {
		return Report{}, err
	}
	return report, v.seed(ctx, &report)
}

type verifier struct {
	driver   neo4j.DriverWithContext
	database string
}

func (v verifier) ask(ctx context.Context, file string) ([]*neo4j.Record, error) {
	query, err := queries.ReadFile(file)
	if err != nil {
		return nil, err
	}
	session := v.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: v.database, AccessMode: neo4j.AccessModeRead})
	defer session.Close(ctx)
	result, err := session.Run(ctx, string(query), map[string]any{"model": model})
	if err != nil {
		return nil, err
	}
	return result.Collect(ctx)
}

// inventory counts what is there.
func (v verifier) inventory(ctx context.Context, report *Report) error {
	rows, err := v.ask(ctx, "labels.cypher")
	if err != nil {
		return err
	}
	for _, row := range rows {
		report.Labels = append(report.Labels, LabelCount{row.Values[0].(string), row.Values[1].(int64)})
	}
	rows, err = v.ask(ctx, "datasets.cypher")
	if err != nil {
		return err
	}
	for _, row := range rows {
		report.Datasets = append(report.Datasets, Dataset{fmt.Sprint(row.Values[0]), fmt.Sprint(row.Values[1]), fmt.Sprint(row.Values[2])})
	}
	return nil
}

// model are the labels whose nodes have a unique id.
var model = []string{"Role", "Skill", "Tool", "Degree", "Field", "Background", "Task", "Team", "Group", "Person"}

// constraints looks whether every label of the model has its constraint.
func (v verifier) constraints(ctx context.Context, report *Report) error {
	rows, err := v.ask(ctx, "unique_labels.cypher")
	if err != nil {
		return err
	}
	unique := map[string]bool{}
	for _, row := range rows {
		unique[row.Values[0].(string)] = true
	}
	for _, l := range report.Labels {
		if slices.Contains(model, l.Label) && !unique[l.Label] {
			report.Problems = append(report.Problems, fmt.Sprintf(
				"%d nodes are labelled %s, and no constraint keeps their id unique: run `loader seed`", l.Nodes, l.Label))
		}
	}
	return nil
}

// seed tries to load the built-in data, without keeping it: what that would
// change is missing.
func (v verifier) seed(ctx context.Context, report *Report) error {
	if len(report.Datasets) == 0 {
		report.Problems = append(report.Problems, "no data set is loaded: run `loader`")
		return nil
	}
	if !report.has("seed") {
		return nil
	}
	result, err := script.Runner{Driver: v.driver, Database: v.database, DryRun: true}.
		Run(ctx, script.Source{Name: "seed/roles.cypher", Text: seed.Script})
	var wrong *script.Error
	if errors.As(err, &wrong) {
		report.Problems = append(report.Problems, "the built-in data does not go with what is there: "+wrong.Message)
		return nil
	}
	if err != nil {
		return err
	}
	if c := result.Counts; !c.Zero() {
		report.Problems = append(report.Problems, fmt.Sprintf(
			"the built-in data is not complete: %d nodes, %d relationships, %d constraints and indexes and %d properties are missing: run `loader seed`",
			c.NodesAdded, c.RelationshipsAdded, c.ConstraintsAdded+c.IndexesAdded, c.PropertiesSet))
	}
	return nil
}

func (r *Report) has(dataset string) bool {
	return slices.ContainsFunc(r.Datasets, func(d Dataset) bool { return d.ID == dataset })
}
