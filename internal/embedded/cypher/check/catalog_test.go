package check

import (
	"rolegraph/internal/embedded/cypher/function"
	"rolegraph/internal/embedded/cypher/syntax"
)

// catalogWith is the built-in functions and the given procedures.
func catalogWith(procedures map[string]*Procedure) Catalog {
	return Catalog{
		Function: function.Lookup,
		Procedure: func(name string) (*Procedure, bool) {
			p, ok := procedures[name]
			return p, ok
		},
	}
}

var testProcedures = map[string]*Procedure{
	"db.labels": {Name: "db.labels", Results: []Field{{Name: "label", Type: String}}},
	"db.index.fulltext.queryNodes": {
		Name: "db.index.fulltext.queryNodes",
		Args: []Field{
			{Name: "indexName", Type: String}, {Name: "queryString", Type: String}, {Name: "options", Type: Map, Optional: true},
		},
		Results: []Field{{Name: "node", Type: Node}, {Name: "score", Type: Float}},
	},
}

// prepare parses and checks src.
func prepare(src string) (*Result, error) {
	statement, err := syntax.Parse(src)
	if err != nil {
		return nil, err
	}
	return Check(statement, src, catalogWith(testProcedures))
}
