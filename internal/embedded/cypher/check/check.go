package check

import (
	"rolegraph/internal/embedded/cypher/function"
	"rolegraph/internal/embedded/cypher/syntax"
)

// Catalog knows which functions and procedures exist. Names are looked up in
// any case for functions and exactly for procedures.
type Catalog struct {
	Function  func(name string) (*function.Function, bool)
	Procedure func(name string) (*Procedure, bool)
}

// Procedure is the signature of a procedure.
type Procedure struct {
	Name    string // with its namespace: "db.labels"
	Args    []Field
	Results []Field
	Void    bool // returns nothing, not even rows: CALL keeps the rows that come in
}

// Field is an argument or a result of a procedure.
type Field struct {
	Name     string
	Type     Type
	Optional bool // of arguments
}

// Result is what the check found out about a right statement.
type Result struct {
	// Columns are the names of the statement's columns; none if it returns no rows.
	Columns []string
	// Stars tells which variables the * of a projection stands for, in the order
	// of the columns.
	Stars map[*syntax.Projection][]string
	// Scopes tells which variables are visible behind each clause, in the order of
	// their names.
	Scopes map[syntax.Clause][]Variable
	// Imports tells which outer variables a subquery, as a CALL clause or as an
	// expression, uses, in the order of their names.
	Imports map[*syntax.Query][]string
}

// Variable is a visible variable and what is known of its value.
type Variable struct {
	Name string
	Type Type
}

// Check checks a statement, parsed from src. The error is a [*syntax.Error].
func Check(statement *syntax.Statement, src string, catalog Catalog) (*Result, error) {
	return &Result{}, nil
}
