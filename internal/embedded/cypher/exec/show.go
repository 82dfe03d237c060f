package exec

import (
	"fmt"
	"strings"

	"rolegraph/internal/embedded/cypher/function"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// record is a row of a SHOW command by column.
type record = map[string]value.Value

func showIndexes(v *store.View, filter string) []record {
	rows := []record{lookupIndex(1, "index_343aff4e", "NODE"), lookupIndex(2, "index_f7700477", "RELATIONSHIP")}
	for i, ix := range v.Indexes() {
		rows = append(rows, indexRecord(i+3, ix))
	}
	if filter == "" || filter == "ALL" {
		return rows
	}
	var kept []record
	for _, r := range rows {
		if r["type"] == value.Value(value.String(filter)) {
			kept = append(kept, r)
		}
	}
	return kept
}

func lookupIndex(id int, name, entity string) record {
	on, pattern := "labels(n)", "(n)"
	if entity == "RELATIONSHIP" {
		on, pattern = "type(r)", "()-[r]-()"
	}
	return record{"id": value.Integer(id), "name": value.String(name), "state": value.String("ONLINE"),
		"populationPercent": value.Float(100), "type": value.String("LOOKUP"), "entityType": value.String(entity),
		"readCount": value.Integer(0), "indexProvider": value.String("token-lookup-1.0"), "failureMessage": value.String(""), "options": value.Map{},
		"createStatement": value.String(fmt.Sprintf("CREATE LOOKUP INDEX %s FOR %s ON EACH %s", quoteName(name), pattern, on))}
}

var providers = map[store.IndexKind]string{
	store.Range: "range-1.0", store.Text: "text-2.0", store.Point: "point-1.0", store.Fulltext: "fulltext-1.0",
}

func indexRecord(id int, ix *store.Index) record {
	r := record{"id": value.Integer(id), "name": value.String(ix.Name), "state": value.String("ONLINE"),
		"populationPercent": value.Float(100), "type": value.String(ix.Kind), "entityType": value.String(entityType(ix)),
		"labelsOrTypes": strings2list(ix.Labels), "properties": strings2list(ix.Properties),
		"indexProvider": value.String(providers[ix.Kind]), "readCount": value.Integer(0), "failureMessage": value.String(""),
		"options": ix.Options, "createStatement": value.String(createStatement(ix))}
	if ix.Options == nil {
		r["options"] = value.Map{}
	}
	if ix.Unique {
		r["owningConstraint"] = value.String(ix.Name)
	}
	return r
}

func entityType(ix *store.Index) string {
	if ix.Relationships {
		return "RELATIONSHIP"
	}
	return "NODE"
}

func strings2list(texts []string) value.List {
	list := make(value.List, len(texts))
	for i, t := range texts {
		list[i] = value.String(t)
	}
	return list
}

// createStatement is the command that makes the index or constraint.
func createStatement(ix *store.Index) string {
	labels := make([]string, len(ix.Labels))
	for i, l := range ix.Labels {
		labels[i] = quoteName(l)
	}
	v, names := "n", strings.Join(labels, "|")
	pattern := "(n:" + names + ")"
	if ix.Relationships {
		v, pattern = "r", "()-[r:"+names+"]-()"
	}
	props := make([]string, len(ix.Properties))
	for i, p := range ix.Properties {
		props[i] = v + "." + quoteName(p)
	}
	list := strings.Join(props, ", ")
	name := quoteName(ix.Name)
	switch {
	case ix.Unique:
		return fmt.Sprintf("CREATE CONSTRAINT %s FOR %s REQUIRE (%s) IS UNIQUE", name, pattern, list)
	case ix.Kind == store.Fulltext:
		return fmt.Sprintf("CREATE FULLTEXT INDEX %s FOR %s ON EACH [%s]", name, pattern, list)
	}
	return fmt.Sprintf("CREATE %s INDEX %s FOR %s ON (%s)", ix.Kind, name, pattern, list)
}

// quoteName writes a name in backticks, so that Cypher reads it as it is.
func quoteName(name string) string {
	return "`" + strings.NewReplacer("`", "``", `\`, `\u005C`).Replace(name) + "`"
}

func showConstraints(v *store.View) []record {
	var rows []record
	for i, ix := range v.Indexes() {
		if !ix.Unique {
			continue
		}
		kind := "UNIQUENESS"
		if ix.Relationships {
			kind = "RELATIONSHIP_UNIQUENESS"
		}
		rows = append(rows, record{"id": value.Integer(i + 3), "name": value.String(ix.Name), "type": value.String(kind),
			"entityType": value.String(entityType(ix)), "labelsOrTypes": strings2list(ix.Labels),
			"properties": strings2list(ix.Properties), "ownedIndex": value.String(ix.Name), "options": value.Map{},
			"createStatement": value.String(createStatement(ix))})
	}
	return rows
}

func showFunctions(filter string) []record {
	var rows []record
	for _, f := range function.All() {
		if filter == "USER DEFINED" {
			break
		}
		rows = append(rows, record{"name": value.String(f.Name), "category": value.String(f.Category),
			"description": value.String(f.Description), "signature": value.String(f.Signature()),
			"isBuiltIn": value.Boolean(true), "aggregating": value.Boolean(f.Aggregate), "isDeprecated": value.Boolean(false)})
	}
	return rows
}

func showProcedures(all []Procedure) []record {
	var rows []record
	for _, p := range all {
		rows = append(rows, record{"name": value.String(p.Name), "description": value.String(p.Description),
			"mode": value.String(p.Mode), "worksOnSystem": value.Boolean(p.Mode == "DBMS"), "signature": value.String(p.Signature()),
			"admin": value.Boolean(false), "isDeprecated": value.Boolean(false), "option": value.Map{}})
	}
	return rows
}
