package exec

import (
	"slices"

	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

// Commands is what SHOW asks the engine for.
type Commands interface {
	// Transactions lists the running transactions: rows by column name.
	Transactions() []map[string]value.Value
	// Terminate ends transactions by their ids.
	Terminate(ids []string) []map[string]value.Value
	// Databases lists the databases.
	Databases() []map[string]value.Value
	// Users lists the users, or the one who asks.
	Users(current bool) []map[string]value.Value
	// Settings lists how the database is set up.
	Settings() []map[string]value.Value
	// ListProcedures lists the procedures in the order of their names.
	ListProcedures() []Procedure
}

// command runs SHOW, or changes the schema.
type command struct {
	op    *plan.Command
	slots []int
	names []string
	rows  []map[string]value.Value
	b     *builder
	scope *scope
}

func (b *builder) command(op *plan.Command, args *scope) (operator, *scope, error) {
	s := args.nested()
	o := &command{op: op, names: op.Columns, b: b, scope: args}
	for _, c := range op.Columns {
		o.slots = append(o.slots, s.add(c))
	}
	return o, s, nil
}

func (o *command) open(q *query) error {
	var err error
	o.rows, err = o.run(q)
	return err
}

func (o *command) run(q *query) ([]map[string]value.Value, error) {
	switch body := o.op.Body.(type) {
	case *syntax.Show:
		return o.show(q, body)
	case *syntax.Terminate:
		ids, err := o.texts(q, body.Names)
		if err != nil {
			return nil, err
		}
		return q.env.Commands.Terminate(ids), nil
	}
	return nil, o.changeSchema(q)
}

func (o *command) show(q *query, s *syntax.Show) ([]map[string]value.Value, error) {
	switch s.Kind {
	case syntax.ShowIndexes:
		return showIndexes(q.view, s.Filter), nil
	case syntax.ShowConstraints:
		return showConstraints(q.view), nil
	case syntax.ShowFunctions:
		return showFunctions(s.Filter), nil
	case syntax.ShowProcedures:
		return showProcedures(q.env.Commands.ListProcedures()), nil
	case syntax.ShowTransactions:
		return o.named(q, s.Names, "transactionId", q.env.Commands.Transactions())
	case syntax.ShowDatabases:
		rows := q.env.Commands.Databases()
		if s.Filter != "" { // HOME or DEFAULT, which is the first
			rows = rows[:1]
		}
		return o.named(q, s.Names, "name", rows)
	case syntax.ShowSettings:
		return o.named(q, s.Names, "name", q.env.Commands.Settings())
	case syntax.ShowUsers:
		return q.env.Commands.Users(s.Filter == "CURRENT"), nil
	}
	return nil, nil
}

// named keeps the rows that have one of the names in a column; without names, all.
func (o *command) named(q *query, names []syntax.Expr, column string, rows []record) ([]record, error) {
	if len(names) == 0 {
		return rows, nil
	}
	wanted, err := o.texts(q, names)
	return slices.DeleteFunc(rows, func(r record) bool {
		name, _ := r[column].(value.String)
		return !slices.Contains(wanted, string(name))
	}), err
}

// texts computes names given as expressions.
func (o *command) texts(q *query, names []syntax.Expr) ([]string, error) {
	var out []string
	for _, e := range names {
		if v, ok := e.(*syntax.Variable); ok {
			out = append(out, v.Name)
			continue
		}
		p, err := o.b.compile(e, o.scope)
		if err != nil {
			return nil, err
		}
		v, err := q.compute(p)
		if err != nil {
			return nil, err
		}
		for _, e := range elements(v) {
			if s, ok := e.(value.String); ok {
				out = append(out, string(s))
			}
		}
	}
	return out, nil
}

func (o *command) next(q *query) (bool, error) {
	if len(o.rows) == 0 {
		return false, nil
	}
	for i, name := range o.names {
		q.row[o.slots[i]] = o.rows[0][name]
	}
	o.rows = o.rows[1:]
	return true, nil
}
