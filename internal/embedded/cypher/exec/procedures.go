package exec

import (
	"errors"

	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// Procedures returns the built-in procedures by name.
func Procedures() map[string]Procedure {
	all := map[string]Procedure{}
	for _, p := range append(clientProcedures(), []Procedure{
		{Name: "db.labels", Description: "List all labels attached to nodes within a database according to the user's access rights.", Mode: "READ",
			Results: fields(stringType, "label"), Call: func(c *Call) ([][]value.Value, error) { return labelsInUse(c.View), nil }},
		{Name: "db.relationshipTypes", Description: "List all types attached to relationships within a database according to the user's access rights.", Mode: "READ",
			Results: fields(stringType, "relationshipType"), Call: func(c *Call) ([][]value.Value, error) { return typesInUse(c.View), nil }},
		{Name: "db.propertyKeys", Description: "List all property keys in the database.", Mode: "READ",
			Results: fields(stringType, "propertyKey"), Call: func(c *Call) ([][]value.Value, error) { return names(c.View.KeyNames()), nil }},
		{Name: "db.ping", Description: "This procedure can be used by client side tooling to test whether they are correctly connected to a database.", Mode: "READ",
			Results: fields(booleanType, "success"), Call: func(*Call) ([][]value.Value, error) { return [][]value.Value{{value.Boolean(true)}}, nil }},
		{Name: "db.info", Description: "Provides information regarding the database.", Mode: "READ",
			Results: fields(stringType, "id", "name", "creationDate"), Call: databaseInfo},
		{Name: "dbms.components", Description: "List DBMS components and their versions.", Mode: "DBMS",
			Results: []Field{{Name: "name", Type: stringType}, {Name: "versions", Type: stringListType}, {Name: "edition", Type: stringType}}, Call: components},
		{Name: "dbms.info", Description: "Provides information regarding the DBMS.", Mode: "DBMS",
			Results: fields(stringType, "id", "name", "creationDate"), Call: databaseInfo},
		{Name: "db.awaitIndexes", Description: "Wait for all indexes to come online.", Mode: "READ",
			Args: []Field{{Name: "timeOutSeconds", Type: integerType, Default: value.Integer(300), Optional: true}}, Call: nothing},
		{Name: "db.awaitIndex", Description: "Wait for an index to come online.", Mode: "READ",
			Args: []Field{{Name: "indexName", Type: stringType}, {Name: "timeOutSeconds", Type: integerType, Default: value.Integer(300), Optional: true}}, Call: nothing},
		{Name: "db.schema.visualization", Description: "Visualizes the schema of the data based on available statistics.", Mode: "READ",
			Results: []Field{{Name: "nodes", Type: nodeListType}, {Name: "relationships", Type: relationshipListType}}, Call: schemaVisualization},
		{Name: "db.schema.nodeTypeProperties", Description: "Show the derived property schema of the nodes in tabular form.", Mode: "READ",
			Results: nodeTypeFields, Call: nodeTypeProperties},
		{Name: "db.schema.relTypeProperties", Description: "Show the derived property schema of the relationships in tabular form.", Mode: "READ",
			Results: relTypeFields, Call: relTypeProperties},
		{Name: "db.index.fulltext.queryNodes", Description: "Query the given full-text index.", Mode: "READ",
			Args: fulltextArgs, Results: []Field{{Name: "node", Type: value.Type{Kind: value.KindNode}}, {Name: "score", Type: floatType}}, Call: fulltextQuery(false)},
		{Name: "db.index.fulltext.queryRelationships", Description: "Query the given full-text index.", Mode: "READ",
			Args: fulltextArgs, Results: []Field{{Name: "relationship", Type: value.Type{Kind: value.KindRelationship}}, {Name: "score", Type: floatType}}, Call: fulltextQuery(true)},
		{Name: "db.index.fulltext.listAvailableAnalyzers", Description: "List the available analyzers that the full-text indexes can be configured with.", Mode: "READ",
			Results: []Field{{Name: "analyzer", Type: stringType}, {Name: "description", Type: stringType}, {Name: "stopwords", Type: stringListType}}, Call: analyzers},
	}...) {
		all[p.Name] = p
	}
	return all
}

var (
	stringType           = value.Type{Kind: value.KindString}
	integerType          = value.Type{Kind: value.KindInteger}
	floatType            = value.Type{Kind: value.KindFloat}
	booleanType          = value.Type{Kind: value.KindBoolean}
	mapType              = value.Type{Kind: value.KindMap}
	stringListType       = value.Type{Kind: value.KindList, Element: &stringType}
	nodeListType         = value.Type{Kind: value.KindList, Element: &value.Type{Kind: value.KindNode}}
	relationshipListType = value.Type{Kind: value.KindList, Element: &value.Type{Kind: value.KindRelationship}}
)

func fields(t value.Type, names ...string) []Field {
	out := make([]Field, len(names))
	for i, n := range names {
		out[i] = Field{Name: n, Type: t}
	}
	return out
}

func nothing(*Call) ([][]value.Value, error) { return nil, nil }

func labelsInUse(v *store.View) [][]value.Value {
	var rows [][]value.Value
	for id := range v.LabelNames().Len() {
		if v.LabelCount(uint32(id)) > 0 {
			rows = append(rows, []value.Value{value.String(v.LabelNames().Name(uint32(id)))})
		}
	}
	return rows
}

func typesInUse(v *store.View) [][]value.Value {
	var rows [][]value.Value
	for id := range v.TypeNames().Len() {
		if v.TypeCount(uint32(id)) > 0 {
			rows = append(rows, []value.Value{value.String(v.TypeNames().Name(uint32(id)))})
		}
	}
	return rows
}

func names(n *store.Names) [][]value.Value {
	rows := make([][]value.Value, n.Len())
	for id := range rows {
		rows[id] = []value.Value{value.String(n.Name(uint32(id)))}
	}
	return rows
}

// Version is the version of Neo4j whose behaviour the database has.
const Version = "5.26.0"

func components(*Call) ([][]value.Value, error) {
	return [][]value.Value{{value.String("Neo4j Kernel"), value.List{value.String(Version)}, value.String("community")}}, nil
}

func databaseInfo(c *Call) ([][]value.Value, error) {
	return [][]value.Value{{value.String(c.View.DatabaseID()), value.String("neo4j"), value.String("")}}, nil
}

func analyzers(*Call) ([][]value.Value, error) {
	return [][]value.Value{{value.String("standard-no-stop-words"), value.String("The default analyzer: words as Unicode segments them, in lower case."), value.List{}}}, nil
}

var fulltextArgs = []Field{{Name: "indexName", Type: stringType}, {Name: "queryString", Type: stringType},
	{Name: "options", Type: mapType, Default: value.Map{}, Optional: true}}

func fulltextQuery(relationships bool) func(*Call) ([][]value.Value, error) {
	return func(c *Call) ([][]value.Value, error) {
		name, _ := c.Args[0].(value.String)
		text, _ := c.Args[1].(value.String)
		ix, ok := c.View.Index(string(name))
		procedure := "db.index.fulltext.queryNodes"
		if relationships {
			procedure = "db.index.fulltext.queryRelationships"
		}
		if !ok || ix.Kind != store.Fulltext || ix.Relationships != relationships {
			return nil, value.Errorf(store.SearchSyntax, "Failed to invoke procedure `%s`: Caused by: java.lang.IllegalArgumentException: There is no such fulltext schema index: %s", procedure, name)
		}
		hits, err := c.View.Search(ix, string(text))
		var syntax *value.Error
		if errors.As(err, &syntax) {
			return nil, value.Errorf(syntax.Code, "Failed to invoke procedure `%s`: Caused by: org.apache.lucene.queryparser.classic.ParseException: %s", procedure, syntax.Message)
		}
		return cutHits(hits, c.Args[2], relationships), nil
	}
}

// cutHits obeys the options skip and limit.
func cutHits(hits []store.Hit, options value.Value, relationships bool) [][]value.Value {
	m, _ := options.(value.Map)
	if n, ok := m.Get("skip").(value.Integer); ok {
		hits = hits[min(int(n), len(hits)):]
	}
	if n, ok := m.Get("limit").(value.Integer); ok {
		hits = hits[:min(int(n), len(hits))]
	}
	rows := make([][]value.Value, len(hits))
	for i, h := range hits {
		rows[i] = []value.Value{value.Node(h.ID), value.Float(h.Score)}
		if relationships {
			rows[i][0] = value.Relationship(h.ID)
		}
	}
	return rows
}
