package function_test

import (
	"strings"
	"testing"

	"rolegraph/internal/embedded/cypher/function"
	"rolegraph/tests/testdb"
)

// The table holds the functions that Neo4j has, with the same category and the
// same least and greatest number of arguments.
func TestTableAgreesWithNeo4j(t *testing.T) {
	db := testdb.Neo4j(t)
	counts := map[string][]int{}
	categories := map[string]string{}
	for _, r := range db.Run(t, "SHOW FUNCTIONS YIELD name, category, argumentDescription, aggregating", nil) {
		name := strings.ToLower(r.Values[0].(string))
		if notFunctions[name] {
			continue
		}
		categories[name] = r.Values[1].(string)
		counts[name] = append(counts[name], argumentCounts(r.Values[2].([]any))...)
		f, ok := function.Lookup(name)
		if !ok {
			t.Errorf("no function %s", name)
		} else if f.Aggregate != r.Values[3].(bool) || f.Category != categories[name] {
			t.Errorf("%s: %s, aggregate %t; in Neo4j %s, %t", name, f.Category, f.Aggregate, categories[name], r.Values[3])
		}
	}
	for _, f := range function.All() {
		of := counts[strings.ToLower(f.Name)]
		if f.Variadic || of == nil {
			continue
		}
		if least, most := lowest(of), highest(of); f.MinArgs() != least || f.MaxArgs() != most {
			t.Errorf("%s takes %d to %d arguments; in Neo4j %d to %d", f.Name, f.MinArgs(), f.MaxArgs(), least, most)
		}
	}
	for _, f := range function.All() {
		if name := strings.ToLower(f.Name); categories[name] == "" && !notFunctions[name] {
			t.Errorf("%s is no function of Neo4j", f.Name)
		}
	}
}

// notFunctions are syntax, or functions of composite databases.
var notFunctions = map[string]bool{
	"all": true, "any": true, "none": true, "single": true, "reduce": true, "graph.byname": true, "graph.byelementid": true,
	// trim(BOTH … FROM …) counts its keywords as arguments.
	"trim": true,
}

// argumentCounts gives the number of arguments with and without those that have a
// default.
func argumentCounts(arguments []any) []int {
	needed := 0
	for _, a := range arguments {
		if d := a.(map[string]any); d["default"] == nil {
			needed++
		}
	}
	return []int{needed, len(arguments)}
}

func lowest(numbers []int) int {
	n := numbers[0]
	for _, m := range numbers {
		n = min(n, m)
	}
	return n
}

func highest(numbers []int) int {
	n := 0
	for _, m := range numbers {
		n = max(n, m)
	}
	return n
}
