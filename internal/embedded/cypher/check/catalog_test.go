package check_test

import (
	"rolegraph/internal/embedded/cypher/check"
	"rolegraph/internal/embedded/cypher/function"
	"rolegraph/internal/embedded/cypher/syntax"
)

// catalogWith is the built-in functions and the given procedures.
func catalogWith(procedures map[string]*check.Procedure) check.Catalog {
	return check.Catalog{
		Function: function.Lookup,
		Procedure: func(name string) (*check.Procedure, bool) {
			p, ok := procedures[name]
			return p, ok
		},
	}
}

var testProcedures = map[string]*check.Procedure{
	"db.labels": {Name: "db.labels", Results: []check.Field{{Name: "label", Type: check.String}}},
	"db.index.fulltext.queryNodes": {
		Name: "db.index.fulltext.queryNodes",
		Args: []check.Field{
			{Name: "indexName", Type: check.String}, {Name: "queryString", Type: check.String}, {Name: "options", Type: check.Map, Optional: true},
		},
		Results: []check.Field{{Name: "node", Type: check.Node}, {Name: "score", Type: check.Float}},
	},
}

// prepare parses and checks src.
func prepare(src string) (*check.Result, error) {
	statement, err := syntax.Parse(src)
	if err != nil {
		return nil, err
	}
	return check.Check(statement, src, catalogWith(testProcedures))
}
