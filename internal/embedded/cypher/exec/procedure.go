package exec

import (
	"context"
	"strings"

	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// Procedure is something that CALL calls.
type Procedure struct {
	Name        string // with its namespace: "db.labels"
	Description string
	Mode        string // READ, WRITE, SCHEMA or DBMS
	Args        []Field
	Results     []Field // none: rows pass it unchanged
	Call        func(c *Call) ([][]value.Value, error)
}

// Field is an argument or a result of a procedure.
type Field struct {
	Name     string
	Type     value.Type
	Default  value.Value
	Optional bool
}

// Call is one call of a procedure.
type Call struct {
	Context     context.Context
	View        *store.View
	Args        []value.Value // as many as the procedure has
	Environment Environment
}

// Signature is the procedure's signature as SHOW PROCEDURES prints it.
func (p Procedure) Signature() string {
	fields := func(fields []Field) string {
		parts := make([]string, len(fields))
		for i, f := range fields {
			parts[i] = f.Name + " :: " + f.Type.String()
			if f.Optional {
				parts[i] = f.Name + " = " + text(f.Default) + " :: " + f.Type.String()
			}
		}
		return "(" + strings.Join(parts, ", ") + ")"
	}
	if len(p.Results) == 0 {
		return p.Name + fields(p.Args)
	}
	return p.Name + fields(p.Args) + " :: " + fields(p.Results)
}

func text(v value.Value) string {
	if v == nil {
		return "null"
	}
	return v.String()
}

// procedureCall calls a procedure for each row.
type procedureCall struct {
	in        operator
	procedure Procedure
	args      []eval.Program
	slots     []int
	fields    []int // which result goes into which slot
	void      bool
	optional  bool
	rows      [][]value.Value
}

func (b *builder) procedureCall(op *plan.ProcedureCall, in operator, s *scope) (operator, *scope, error) {
	p, ok := b.q.env.Procedures(op.Procedure)
	if !ok {
		return nil, nil, value.Errorf("Neo.ClientError.Procedure.ProcedureNotFound",
			"There is no procedure with the name `%s` registered for this database instance. Please ensure you've spelled the procedure name correctly and that the procedure is properly deployed.", op.Procedure)
	}
	o := &procedureCall{in: in, procedure: p, void: op.Void, optional: op.Optional}
	var err error
	if op.Implicit {
		o.args, err = b.implicitArgs(p)
	} else {
		o.args, err = b.compileAll(op.Args, s)
	}
	if err != nil {
		return nil, nil, err
	}
	out := s.nested()
	for _, f := range op.Fields {
		for i, r := range p.Results {
			if r.Name == f.Name {
				o.slots, o.fields = append(o.slots, out.add(f.Var)), append(o.fields, i)
			}
		}
	}
	return o, out, nil
}

// implicitArgs takes arguments from parameters of the same names.
func (b *builder) implicitArgs(p Procedure) ([]eval.Program, error) {
	var args []eval.Program
	for _, f := range p.Args {
		v, ok := b.q.eval.Params.Lookup(f.Name)
		if !ok && !f.Optional {
			return nil, value.Errorf(value.ParameterMissing, "Expected parameter(s): %s", f.Name)
		}
		if !ok {
			v = f.Default
		}
		args = append(args, func(*eval.Context, eval.Row) (value.Value, error) { return v, nil })
	}
	return args, nil
}

func (o *procedureCall) open(q *query) error { o.rows = nil; return o.in.open(q) }

func (o *procedureCall) next(q *query) (bool, error) {
	for {
		if len(o.rows) > 0 {
			for i, f := range o.fields {
				q.row[o.slots[i]] = o.rows[0][f]
			}
			o.rows = o.rows[1:]
			return true, q.tick()
		}
		ok, err := o.in.next(q)
		if !ok || err != nil {
			return false, err
		}
		if o.rows, err = o.call(q); err != nil {
			return false, err
		}
		if o.void {
			o.rows = nil
			return true, nil
		}
		if o.optional && len(o.rows) == 0 {
			o.rows = [][]value.Value{make([]value.Value, len(o.procedure.Results))}
		}
	}
}

func (o *procedureCall) call(q *query) ([][]value.Value, error) {
	args := make([]value.Value, len(o.procedure.Args))
	for i, f := range o.procedure.Args {
		args[i] = f.Default
	}
	for i, p := range o.args {
		v, err := q.compute(p)
		if err != nil {
			return nil, err
		}
		if f, ok := v.(value.Integer); ok && o.procedure.Args[i].Type.Kind == value.KindFloat {
			v = value.Float(f)
		}
		args[i] = v
	}
	q.hit()
	return o.procedure.Call(&Call{q.ctx, q.view, args, q.env})
}
