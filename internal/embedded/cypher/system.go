package cypher

import (
	"fmt"
	"strings"

	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

// The codes of what is refused because of the database it is asked of.
const (
	SemanticError                    value.Code = "Neo.ClientError.Statement.SemanticError"
	UnsupportedAdministrationCommand value.Code = "Neo.ClientError.Statement.UnsupportedAdministrationCommand"
	NotSystemDatabase                value.Code = "Neo.ClientError.Statement.NotSystemDatabaseError"
)

// administration refuses commands for what there is only one of: databases, users
// and servers.
func administration(s *syntax.Statement) error {
	command, ok := s.Body.(*syntax.Administration)
	if !ok {
		return nil
	}
	code := UnsupportedAdministrationCommand
	if words := strings.Fields(strings.ToUpper(command.Text)); len(words) > 1 && words[0] == "SHOW" &&
		(strings.HasPrefix(words[1], "SERVER") || strings.HasPrefix(words[1], "ALIAS")) {
		code = NotSystemDatabase
	}
	return value.Errorf(code, "Unsupported administration command: %s", command.Text)
}

// allowedInSystem refuses what the system database does not answer: anything but
// some commands and calls of procedures.
func allowedInSystem(s *syntax.Statement, text string) error {
	switch body := s.Body.(type) {
	case *syntax.Terminate:
		return nil
	case *syntax.Show:
		if body.Kind != syntax.ShowIndexes && body.Kind != syntax.ShowConstraints {
			return nil
		}
		return value.Errorf(SemanticError, "The following commands are not allowed on a system database: SHOW %s.", body.Kind)
	case *syntax.Query:
		return callsOnly(body, text)
	}
	return value.Errorf(SemanticError, "Not a recognised system command or procedure. This Cypher command can only be executed in a user database: %s", text)
}

func callsOnly(q *syntax.Query, text string) error {
	calls := false
	var others []string
	syntax.Walk(q, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Call:
			calls = true
		case *syntax.Return:
		case syntax.Clause:
			name, _, _ := strings.Cut(fmt.Sprint(n), " ")
			others = append(others, name)
			return false
		}
		return true
	})
	switch {
	case len(others) > 0:
		return value.Errorf(SemanticError, "The following unsupported clauses were used: %s. \nThe system database supports a restricted set of Cypher clauses. The supported clause structure for procedure calls is: CALL, YIELD, RETURN. YIELD and RETURN clauses are optional. The order of the clauses is fixed and each can only occur once.",
			strings.Join(others, ", "))
	case !calls:
		return value.Errorf(SemanticError, "Not a recognised system command or procedure. This Cypher command can only be executed in a user database: %s", text)
	}
	return nil
}
