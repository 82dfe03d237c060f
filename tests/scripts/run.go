package scripts

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/tests/answers"
)

// answer is what a database said to a case, as the lines of its sections.
type answer struct{ rows, counters, failure, plan []string }

// ask runs a case on an empty database.
func ask(ctx context.Context, driver neo4j.DriverWithContext, c *scriptCase) (answer, error) {
	session := driver.NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx)
	for _, statement := range statements(c.get("given")) {
		if _, _, err := run(ctx, session, statement); err != nil {
			return answer{}, fmt.Errorf("given %s: %w", statement, err)
		}
	}
	query := strings.Join(c.get("ask"), "\n")
	var a answer
	if len(c.get("plan")) > 0 {
		_, summary, err := run(ctx, session, "EXPLAIN "+query)
		if err != nil {
			return a, err
		}
		a.plan = operators(summary.Plan())
	}
	rows, summary, err := run(ctx, session, query)
	if err != nil {
		a.failure, err = describeFailure(err)
		return a, err
	}
	a.rows = rows
	if !strings.Contains(strings.ToUpper(query), "ORDER BY") && len(rows) > 1 {
		slices.Sort(a.rows[1:])
	}
	a.counters = counters(summary.Counters())
	return a, nil
}

// statements parts given statements at the semicolons that end lines.
func statements(lines []string) []string {
	var all []string
	for _, s := range strings.Split(strings.Join(lines, "\n")+"\n", ";\n") {
		if strings.TrimSpace(s) != "" {
			all = append(all, s)
		}
	}
	return all
}

// run returns the column names and the rows as text; nothing for a result
// without columns.
func run(ctx context.Context, session neo4j.SessionWithContext, query string) ([]string, neo4j.ResultSummary, error) {
	result, err := session.Run(ctx, query, nil)
	if err != nil {
		return nil, nil, err
	}
	keys, err := result.Keys()
	if err != nil {
		return nil, nil, err
	}
	var lines []string
	if len(keys) > 0 {
		lines = append(lines, strings.Join(keys, " | "))
	}
	for result.Next(ctx) {
		cells := make([]string, len(keys))
		for i, v := range result.Record().Values {
			cells[i] = answers.Describe(v, false)
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	summary, err := result.Consume(ctx)
	return lines, summary, err
}

// place is how Neo4j ends messages about a place in the query.
var place = regexp.MustCompile(`\(line (\d+), column (\d+)`)

func describeFailure(err error) ([]string, error) {
	var failure *neo4j.Neo4jError
	if !errors.As(err, &failure) {
		return nil, err
	}
	line := failure.Code
	if m := place.FindStringSubmatch(failure.Msg); m != nil {
		line += " at " + m[1] + ":" + m[2]
	}
	return []string{line}, nil
}

func counters(c neo4j.Counters) []string {
	var lines []string
	for _, counter := range []struct {
		name  string
		value int
	}{
		{"nodes created", c.NodesCreated()}, {"nodes deleted", c.NodesDeleted()},
		{"relationships created", c.RelationshipsCreated()}, {"relationships deleted", c.RelationshipsDeleted()},
		{"properties set", c.PropertiesSet()}, {"labels added", c.LabelsAdded()}, {"labels removed", c.LabelsRemoved()},
		{"indexes added", c.IndexesAdded()}, {"indexes removed", c.IndexesRemoved()},
		{"constraints added", c.ConstraintsAdded()}, {"constraints removed", c.ConstraintsRemoved()},
	} {
		if counter.value != 0 {
			lines = append(lines, fmt.Sprintf("%s: %d", counter.name, counter.value))
		}
	}
	return lines
}

// operators lists the names of a plan's operators.
func operators(p neo4j.Plan) []string {
	name, _, _ := strings.Cut(p.Operator(), "@")
	all := []string{name}
	for _, child := range p.Children() {
		all = append(all, operators(child)...)
	}
	return all
}
