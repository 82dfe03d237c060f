package check

import "rolegraph/internal/embedded/cypher/syntax"

// order checks which clause follows which.
func (c *checker) order(n *syntax.SingleQuery) {
	last := len(n.Clauses) - 1
	for i, clause := range n.Clauses {
		switch clause.(type) {
		case *syntax.Return, *syntax.Finish:
			if i < last {
				c.fail(syntax.InvalidClauseComposition, clause.Pos(), "%s can only be used at the end of the query.", keyword(clause))
			}
		case *syntax.Use:
			if i > 0 && !(i == 1 && isWith(n.Clauses[0])) {
				c.fail(syntax.InvalidClauseComposition, clause.Pos(), "USE clause must be either the first clause in a (sub-)query or preceded by an importing WITH clause in a sub-query.")
			}
		}
		if i > 0 && updates(n.Clauses[i-1]) && reads(clause) {
			c.fail(syntax.InvalidClauseComposition, clause.Pos(), "WITH is required between %s and %s", keyword(n.Clauses[i-1]), keyword(clause))
		}
	}
}

// conclusions checks that every part of a query ends in a clause that may end it.
func (c *checker) conclusions(n *syntax.Query) {
	for _, part := range n.Parts {
		last := len(part.Clauses) - 1
		c.conclusion(part.Clauses[last], last == 0)
	}
}

func isWith(clause syntax.Clause) bool {
	_, ok := clause.(*syntax.With)
	return ok
}

func (c *checker) conclusion(last syntax.Clause, alone bool) {
	switch last := last.(type) {
	case *syntax.Match, *syntax.With, *syntax.Unwind, *syntax.LoadCSV, *syntax.Use:
	case *syntax.Call:
		if last.HasYield && !alone {
			c.fail(syntax.InvalidClauseComposition, last.Start, "Query cannot conclude with CALL together with YIELD")
		}
		return
	case *syntax.CallSubquery:
		if !returns(last.Query) {
			return
		}
	default:
		return
	}
	c.fail(syntax.InvalidClauseComposition, last.Pos(), "Query cannot conclude with %s (must be a RETURN clause, a FINISH clause, an update clause, a unit subquery call, or a procedure call with no YIELD).", keyword(last))
}

// returns tells whether a query has columns.
func returns(q *syntax.Query) bool {
	clauses := q.Parts[0].Clauses
	_, ok := clauses[len(clauses)-1].(*syntax.Return)
	return ok
}

func updates(clause syntax.Clause) bool {
	switch clause.(type) {
	case *syntax.Create, *syntax.Merge, *syntax.Set, *syntax.Remove, *syntax.Delete, *syntax.Foreach:
		return true
	}
	return false
}

func reads(clause syntax.Clause) bool {
	switch clause.(type) {
	case *syntax.Match, *syntax.Unwind, *syntax.Call, *syntax.CallSubquery, *syntax.LoadCSV:
		return true
	}
	return false
}

// keyword names a clause as it is written.
func keyword(clause syntax.Clause) string {
	switch clause := clause.(type) {
	case *syntax.Match:
		if clause.Optional {
			return "OPTIONAL MATCH"
		}
		return "MATCH"
	case *syntax.Create:
		return "CREATE"
	case *syntax.Merge:
		return "MERGE"
	case *syntax.Set:
		return "SET"
	case *syntax.Remove:
		return "REMOVE"
	case *syntax.Delete:
		return "DELETE"
	case *syntax.Foreach:
		return "FOREACH"
	case *syntax.Unwind:
		return "UNWIND"
	case *syntax.With:
		return "WITH"
	case *syntax.Return:
		return "RETURN"
	case *syntax.Finish:
		return "FINISH"
	case *syntax.LoadCSV:
		return "LOAD CSV"
	case *syntax.Use:
		return "USE"
	}
	return "CALL"
}
