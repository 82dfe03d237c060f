package plan

import (
	"slices"

	"rolegraph/internal/embedded/cypher/syntax"
)

func (b *branch) call(c *syntax.Call) {
	name := c.Name.Full()
	call := &ProcedureCall{step: scaled(b.op, 10), Procedure: name, Args: c.Args, Implicit: !c.HasArgs, Optional: c.Optional}
	outputs := b.fields(name)
	call.Void = len(outputs) == 0
	if c.HasYield && !c.YieldStar {
		for _, y := range c.Yield {
			call.Fields = append(call.Fields, Field{y.Field, y.Variable.Name})
		}
	} else {
		for _, f := range outputs {
			call.Fields = append(call.Fields, Field{f, f})
		}
	}
	b.op = call
	for _, f := range call.Fields {
		b.add(f.Var)
	}
	if c.Where != nil {
		b.op = &Filter{step: scaled(b.op, otherSelectivity), Predicates: conjuncts(c.Where)}
	}
}

// standaloneColumns are the columns of a query that is just CALL.
func (b *branch) standaloneColumns(q *syntax.SingleQuery) []string {
	if len(q.Clauses) != 1 {
		return nil
	}
	c, ok := q.Clauses[0].(*syntax.Call)
	if !ok {
		return nil
	}
	call := b.op
	if f, filtered := call.(*Filter); filtered {
		call = f.Input()
	}
	var columns []string
	for _, f := range call.(*ProcedureCall).Fields {
		columns = append(columns, f.Var)
	}
	_ = c
	return columns
}

func (b *branch) callSubquery(c *syntax.CallSubquery) {
	imports := b.imports(c)
	known := func(n string) bool { return slices.Contains(imports, n) }
	if c.Imports == nil {
		known = nobody
	}
	before := b.writes
	b.writes = false
	inner, columns := b.union(c.Query, func() *branch {
		nested := b.newBranch(known)
		nested.imported(c, imports)
		return nested
	})
	unit := columns == nil
	rows := b.op.Rows() * max(inner.Rows(), 1)
	st := step{in: []Operator{b.op, inner}, rows: rows}
	if t := c.Transactions; t != nil {
		op := &InTransactions{step: st, Imports: imports, Columns: columns, Unit: unit, Batch: t.Rows, OnError: t.OnError}
		if t.Report != nil {
			op.Report = t.Report.Name
		}
		b.op = op
		b.add(columns...)
		if op.Report != "" {
			b.add(op.Report)
		}
	} else {
		b.op = &Subquery{step: st, Imports: imports, Columns: columns, Unit: unit, Null: c.Optional}
		b.add(columns...)
	}
	b.writes = b.writes || before
}

// imports are the variables that the subquery gets: those of its scope clause,
// or for the older form all that an importing WITH could ask for.
func (b *branch) imports(c *syntax.CallSubquery) []string {
	if c.Imports == nil || c.Imports.Star {
		return slices.Clone(b.vars)
	}
	var names []string
	for _, v := range c.Imports.Variables {
		names = append(names, v.Name)
	}
	return names
}

// imported makes the older form's variables known to the importing WITH alone.
func (b *branch) imported(c *syntax.CallSubquery, imports []string) {
	if c.Imports == nil {
		b.importable = imports
	}
}
