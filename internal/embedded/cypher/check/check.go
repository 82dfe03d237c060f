package check

import (
	"fmt"

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
	// Of SHOW and TERMINATE only a YIELD or RETURN names columns here.
	Columns []string
}

// Check checks a statement, parsed from src. The error is a [*syntax.Error].
func Check(statement *syntax.Statement, src string, catalog Catalog) (result *Result, err error) {
	c := &checker{src: src, catalog: catalog, stars: map[*syntax.Projection][]string{}}
	defer func() {
		if r := recover(); r != nil {
			failure, ok := r.(*syntax.Error)
			if !ok {
				panic(r)
			}
			result, err = nil, failure
		}
	}()
	columns := c.statement(statement)
	for _, check := range c.later {
		check()
	}
	return &Result{Columns: names(columns)}, nil
}

// checker walks a statement. Its methods panic with a *syntax.Error, which
// Check recovers; everything else panics on.
type checker struct {
	src         string
	catalog     Catalog
	aggregation aggregation                     // what an aggregating function is, here
	caseSubject Type                            // of the nearest CASE
	stars       map[*syntax.Projection][]string // which variables each * stands for
	later       []func()                        // checks of procedures, which Neo4j does last
}

// fail ends the check with the TCK's word for the error and Neo4j's message.
func (c *checker) fail(detail syntax.Detail, offset int, format string, args ...any) {
	panic(&syntax.Error{Code: syntax.SyntaxError, Detail: detail, Message: fmt.Sprintf(format, args...), Offset: offset})
}

// statement checks a statement and returns its columns.
func (c *checker) statement(n *syntax.Statement) []variable {
	switch body := n.Body.(type) {
	case *syntax.Query:
		c.conclusions(body)
		return c.query(body, newScope(nil))
	case *syntax.Show:
		return c.show(body.Yield, body.Return)
	case *syntax.Terminate:
		return c.show(body.Yield, body.Return)
	}
	return nil
}
