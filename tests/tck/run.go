package tck

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	messages "github.com/cucumber/messages/go/v34"
	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/tests/answers"
)

// target is the database under test.
type target struct {
	driver neo4j.DriverWithContext
	folder string // of the kit
	// register adds a procedure that answers from a table; nil: it can't.
	register func(signature string, header []string, rows [][]any) error
}

// errProcedures: the scenario needs procedures that the target can't be given.
var errProcedures = errors.New("needs test procedures")

// runner runs one scenario.
type runner struct {
	target
	ctx     context.Context
	session neo4j.SessionWithContext
	params  map[string]any
	before  snapshot
	columns []string
	rows    [][]any
	err     error // of the query under test
	checked bool  // the expected error was seen
}

// run runs a scenario on an empty graph and returns what was not as expected.
func (t target) run(ctx context.Context, s scenario) error {
	session := t.driver.NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx)
	r := &runner{target: t, ctx: ctx, session: session}
	if err := r.setUp("MATCH (n) DETACH DELETE n"); err != nil {
		return err
	}
	for _, step := range s.steps {
		if err := r.step(step); err != nil {
			return fmt.Errorf("%s: %w", step.Text, err)
		}
	}
	if r.err != nil && !r.checked {
		return r.err
	}
	return nil
}

var (
	namedGraph = regexp.MustCompile(`^the (\S+) graph$`)
	raised     = regexp.MustCompile(`^an? (\w+) should be raised at (compile time|runtime|any time): (.+)$`)
	procedure  = regexp.MustCompile(`^there exists a procedure (.+):$`)
)

// step carries out one step.
func (r *runner) step(s *messages.PickleStep) error {
	text := s.Text
	switch {
	case text == "an empty graph" || text == "any graph":
		return nil
	case text == "having executed:":
		return r.setUp(s.Argument.DocString.Content)
	case text == "parameters are:":
		return r.parameters(table(s))
	case text == "executing query:" || text == "executing control query:":
		return r.query(s.Argument.DocString.Content)
	case text == "no side effects":
		return r.sideEffects(nil)
	case text == "the side effects should be:":
		return r.sideEffects(table(s))
	case text == "the result should be empty":
		return r.result(nil, false, false)
	case strings.HasPrefix(text, "the result should be"):
		return r.result(table(s), strings.Contains(text, "in order"), strings.Contains(text, "ignoring element order"))
	}
	if m := raised.FindStringSubmatch(text); m != nil {
		return r.raised(m[1])
	}
	if m := procedure.FindStringSubmatch(text); m != nil {
		return r.procedure(m[1], table(s))
	}
	if m := namedGraph.FindStringSubmatch(text); m != nil {
		return r.namedGraph(m[1])
	}
	return fmt.Errorf("unknown step")
}

// table is the step's table as texts.
func table(s *messages.PickleStep) [][]string {
	var rows [][]string
	if s.Argument == nil || s.Argument.DataTable == nil {
		return nil
	}
	for _, row := range s.Argument.DataTable.Rows {
		var cells []string
		for _, c := range row.Cells {
			cells = append(cells, c.Value)
		}
		rows = append(rows, cells)
	}
	return rows
}

func (r *runner) setUp(query string) error {
	return each(r.ctx, r.session, query, func(*neo4j.Record) {})
}

func (r *runner) namedGraph(name string) error {
	text, err := os.ReadFile(filepath.Join(r.folder, "graphs", name, name+".cypher"))
	if err != nil {
		return err
	}
	return r.setUp(string(text))
}

// parameters has the database itself read the kit's notation, which is Cypher.
func (r *runner) parameters(rows [][]string) error {
	r.params = map[string]any{}
	for _, row := range rows {
		err := each(r.ctx, r.session, "RETURN "+row[1], func(record *neo4j.Record) { r.params[row[0]] = record.Values[0] })
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *runner) procedure(signature string, rows [][]string) error {
	if r.register == nil {
		return errProcedures
	}
	var values [][]any
	for _, row := range rows[min(1, len(rows)):] {
		err := each(r.ctx, r.session, "RETURN "+strings.Join(row, ", "), func(record *neo4j.Record) { values = append(values, record.Values) })
		if err != nil {
			return err
		}
	}
	var header []string
	if len(rows) > 0 {
		header = rows[0]
	}
	return r.register(signature, header, values)
}

// query runs the query under test; what it ends with is for the next steps.
func (r *runner) query(text string) error {
	if r.err != nil {
		return r.err
	}
	var err error
	if r.before, err = take(r.ctx, r.session); err != nil {
		return err
	}
	r.rows, r.columns = nil, nil
	result, err := r.session.Run(r.ctx, text, r.params)
	if err == nil {
		r.columns, _ = result.Keys()
		for result.Next(r.ctx) {
			r.rows = append(r.rows, result.Record().Values)
		}
		err = result.Err()
	}
	r.err = err
	return nil
}

// raised expects an error of the database's user, not of the database itself.
func (r *runner) raised(kind string) error {
	if r.err == nil {
		return fmt.Errorf("no %s, but %d rows", kind, len(r.rows))
	}
	var failure *neo4j.Neo4jError
	if !errors.As(r.err, &failure) || !strings.HasPrefix(failure.Code, "Neo.ClientError.") {
		return r.err
	}
	r.checked = true
	return nil
}

func (r *runner) sideEffects(rows [][]string) error {
	want := map[string]int{}
	for _, row := range rows {
		n, err := strconv.Atoi(row[1])
		if err != nil {
			return err
		}
		want[row[0]] = n
	}
	after, err := take(r.ctx, r.session)
	if err != nil {
		return err
	}
	if diff := cmp.Diff(want, effects(r.before, after)); diff != "" {
		return fmt.Errorf("side effects (-want +got):\n%s", diff)
	}
	return nil
}

// result compares the rows: the table's first line names the columns.
func (r *runner) result(rows [][]string, ordered, unorderedLists bool) error {
	if r.err != nil {
		return r.err
	}
	var want []string
	for i, row := range rows {
		if i == 0 {
			if !slices.Equal(row, r.columns) {
				return fmt.Errorf("columns %q, not %q", r.columns, row)
			}
			continue
		}
		for j := range row {
			var err error
			if row[j], err = canonical(row[j], unorderedLists); err != nil {
				return err
			}
		}
		want = append(want, strings.Join(row, " | "))
	}
	var got []string
	for _, row := range r.rows {
		cells := make([]string, len(row))
		for i, v := range row {
			cells[i] = answers.Describe(v, unorderedLists)
		}
		got = append(got, strings.Join(cells, " | "))
	}
	if !ordered {
		slices.Sort(want)
		slices.Sort(got)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		return fmt.Errorf("rows (-want +got):\n%s", diff)
	}
	return nil
}
