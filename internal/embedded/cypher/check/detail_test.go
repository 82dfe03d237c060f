package check_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"rolegraph/internal/embedded/cypher/syntax"
)

// TestDetailsProveThemselves runs the example in the comment of every detail and
// demands an error with that detail.
func TestDetailsProveThemselves(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../syntax/detail.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	examples := 0
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		examples++
		name := spec.Names[0].Name
		_, example, ok := strings.Cut(spec.Doc.Text(), "Example: ")
		if !ok {
			t.Errorf("%s has no example", name)
			return true
		}
		if got := detailOf(strings.TrimSpace(example)); string(got) != name {
			t.Errorf("%s: the example %s gives %q", name, example, got)
		}
		return true
	})
	if examples < 30 {
		t.Errorf("only %d details found", examples)
	}
}

// detailOf returns the detail of the error that parsing and checking src gives.
func detailOf(src string) syntax.Detail {
	_, err := prepare(src)
	var failure *syntax.Error
	if errors.As(err, &failure) {
		return failure.Detail
	}
	return ""
}
