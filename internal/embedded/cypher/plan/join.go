package plan

import (
	"strconv"

	"rolegraph/internal/embedded/cypher/syntax"
)

// Apply runs its second input once for each row of the first.
type Apply struct {
	step
	Dependent bool // the second input uses variables of the first
}

// Name is CartesianProduct when the inputs have nothing to do with each other.
func (o *Apply) Name() string {
	if o.Dependent {
		return "Apply"
	}
	return "CartesianProduct"
}

func (*Apply) Details() string { return "" }

// WithInputs is the same on other inputs.
func (o *Apply) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// HashJoin puts the rows of its second input, which knows nothing of the first,
// into a table by the node that both have, and looks each row of the first up.
type HashJoin struct {
	step
	On        string // the node
	Rel, Node string // what the second input adds
	Different []string
}

func (*HashJoin) Name() string      { return "NodeHashJoin" }
func (o *HashJoin) Details() string { return shown(o.On) }

// WithInputs is the same on other inputs.
func (o *HashJoin) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// Optional hands on one row with nulls for Vars when its input has none.
type Optional struct {
	step
	Vars []string
}

func (*Optional) Name() string      { return "Optional" }
func (o *Optional) Details() string { return joinNames(o.Vars) }

// WithInputs is the same on other inputs.
func (o *Optional) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// Subquery runs its second input, a query with its own variables, once for each
// row of the first.
type Subquery struct {
	step
	Imports []string // variables that the query may use
	Columns []string // variables that it hands out
	Unit    bool     // the query hands out no rows: the input's pass unchanged
	Null    bool     // OPTIONAL: a row with nulls when the query has none
}

// Name is Neo4j's.
func (o *Subquery) Name() string {
	if o.Unit {
		return "SubqueryForeach"
	}
	return "Apply"
}

func (*Subquery) Details() string { return "" }

// WithInputs is the same on other inputs.
func (o *Subquery) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// InTransactions is Subquery in a transaction of its own for each batch of rows.
type InTransactions struct {
	step
	Imports []string
	Columns []string
	Unit    bool
	Batch   syntax.Expr // nil means 1000
	OnError syntax.OnError
	Report  string // variable of the status; "" when none
}

// Name is Neo4j's.
func (o *InTransactions) Name() string {
	if o.Unit {
		return "TransactionForeach"
	}
	return "TransactionApply"
}

// Details shows the batch size.
func (o *InTransactions) Details() string {
	size := strconv.Itoa(DefaultBatch)
	if o.Batch != nil {
		size = o.Batch.String()
	}
	return "IN TRANSACTIONS OF " + size + " ROWS"
}

// DefaultBatch is how many rows share a transaction when nothing is said.
const DefaultBatch = 1000

// WithInputs is the same on other inputs.
func (o *InTransactions) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// Union hands on the rows of both inputs, one after the other.
type Union struct {
	step
	Columns []string
}

func (*Union) Name() string      { return "Union" }
func (o *Union) Details() string { return joinNames(o.Columns) }

// WithInputs is the same on other inputs.
func (o *Union) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// Unwind makes a row of each element of a list.
type Unwind struct {
	step
	List syntax.Expr
	Var  string
}

func (*Unwind) Name() string      { return "Unwind" }
func (o *Unwind) Details() string { return o.List.String() + " AS " + shown(o.Var) }

// WithInputs is the same on other inputs.
func (o *Unwind) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// Foreach runs its second input, updates, for each element of a list.
type Foreach struct {
	step
	List syntax.Expr
	Var  string
}

func (*Foreach) Name() string      { return "Foreach" }
func (o *Foreach) Details() string { return shown(o.Var) + " IN " + o.List.String() }

// WithInputs is the same on other inputs.
func (o *Foreach) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// LoadCSV makes a row of each record of a file.
type LoadCSV struct {
	step
	Clause *syntax.LoadCSV
}

func (*LoadCSV) Name() string      { return "LoadCSV" }
func (o *LoadCSV) Details() string { return shown(o.Clause.Variable.Name) }

// WithInputs is the same on other inputs.
func (o *LoadCSV) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// ProcedureCall calls a procedure for each row.
type ProcedureCall struct {
	step
	Procedure string
	Args      []syntax.Expr // nil with Implicit
	Implicit  bool          // arguments come from the parameters
	Fields    []Field
	Optional  bool
	Void      bool // the procedure has no output: rows pass unchanged
}

// Field is an output of a procedure and the variable that it becomes.
type Field struct{ Name, Var string }

func (*ProcedureCall) Name() string      { return "ProcedureCall" }
func (o *ProcedureCall) Details() string { return o.Procedure + "(" + joinExprs(o.Args, ", ") + ")" }

// WithInputs is the same on other inputs.
func (o *ProcedureCall) WithInputs(in ...Operator) Operator { c := *o; c.step = o.with(in); return &c }

// Command is SHOW and what else is no query: a table of its own.
type Command struct {
	step
	Body    syntax.Body
	Columns []string // those it hands out, in order
}

// Name is Neo4j's.
func (o *Command) Name() string { return commandName(o.Body) }

// Details shows the columns.
func (o *Command) Details() string { return joinNames(o.Columns) }

// WithInputs returns o: it has no inputs.
func (o *Command) WithInputs(in ...Operator) Operator { return o }
