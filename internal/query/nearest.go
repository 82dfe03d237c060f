package query

import (
	"cmp"
	"context"
	_ "embed"
	"regexp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/graph"
	"rolegraph/internal/cypherlex"
)

//go:embed functions.cypher
var functionNames string

//go:embed procedures.cypher
var procedureNames string

//go:embed labels.cypher
var labelNames string

//go:embed types.cypher
var typeNames string

//go:embed properties.cypher
var propertyNames string

var (
	unknownFunction  = regexp.MustCompile(`^Unknown function '(.+)'`)
	unknownProcedure = regexp.MustCompile("^There is no procedure with the name `(.+)` registered")
	unknownVariable  = regexp.MustCompile("^Variable `(.+)` not defined")
	missingName      = regexp.MustCompile(`\(the missing (label|relationship type|property) name is: (.+)\)$|\(the missing (relationship type) is: (.+)\)$`)
)

// nearestFor finds names like the one that Neo4j's message calls unknown.
func (r *Runner) nearestFor(ctx context.Context, message string, s *statement) []string {
	if m := unknownFunction.FindStringSubmatch(message); m != nil {
		return nearest(m[1], r.names(ctx, functionNames))
	}
	if m := unknownProcedure.FindStringSubmatch(message); m != nil {
		return nearest(m[1], r.names(ctx, procedureNames))
	}
	if m := unknownVariable.FindStringSubmatch(message); m != nil {
		return nearest(m[1], s.variables())
	}
	return nil
}

// positionOfName finds the procedure that the message calls unknown; Neo4j gives
// no place for it.
func (s *statement) positionOfName(message string) *graph.Position {
	m := unknownProcedure.FindStringSubmatch(message)
	if m == nil {
		return nil
	}
	for _, call := range s.called() {
		if call.name == m[1] {
			return s.position(call.at)
		}
	}
	return nil
}

// variables lists the names of the text that may be variables: not behind a dot
// or colon, not in front of a parenthesis, dot excepted.
func (s *statement) variables() []string {
	var names []string
	for i := s.body; i < len(s.tokens); i++ {
		before, after := s.kind(i-1), s.kind(i+1)
		if before == cypherlex.Dot || before == cypherlex.Colon || after == cypherlex.LParen {
			continue
		}
		if name, next := s.chain(i); next > i {
			name, _, _ = strings.Cut(name, ".")
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(slices.DeleteFunc(names, isKeyword))
}

// keywords are the words of a reading statement that are no variables.
var keywords = set(`AND AS ASC BY CALL CASE CONTAINS DESC DISTINCT ELSE END ENDS EXISTS FALSE FOR IN IS LIMIT MATCH NOT NULL
	OPTIONAL OR ORDER RETURN SKIP STARTS THEN TRUE UNION UNWIND WHEN WHERE WITH XOR YIELD`)

func isKeyword(name string) bool { return keywords[strings.ToUpper(name)] }

// nearest returns up to three names within a third of the length, best first.
func nearest(name string, known []string) []string {
	type candidate struct {
		name     string
		distance int
	}
	var candidates []candidate
	wanted := strings.ToLower(name)
	for _, k := range known {
		d := levenshtein.ComputeDistance(wanted, strings.ToLower(k))
		if k != name && d <= max(1, (len([]rune(name))+1)/3) {
			candidates = append(candidates, candidate{k, d})
		}
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.name, b.name))
	})
	var names []string
	for _, c := range candidates[:min(3, len(candidates))] {
		names = append(names, c.name)
	}
	return names
}

// names runs a statement that returns one column of names. A database that does
// not answer has none: the names are a help, not the answer.
func (r *Runner) names(ctx context.Context, cypher string) []string {
	session := r.session(ctx, neo4j.AccessModeRead)
	defer session.Close(ctx)
	result, err := session.Run(ctx, cypher, nil)
	if err != nil {
		return nil
	}
	var names []string
	for result.Next(ctx) {
		names = append(names, text(result.Record().Values[0]))
	}
	return names
}
