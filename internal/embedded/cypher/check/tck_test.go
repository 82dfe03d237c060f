package check_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	gherkin "github.com/cucumber/gherkin/go/v42"
	messages "github.com/cucumber/messages/go/v34"

	"rolegraph/internal/embedded/cypher/check"
	"rolegraph/internal/embedded/cypher/syntax"
)

// TestOpenCypherTCK parses and checks every query of the openCypher TCK: those
// that must run pass, print as source that parses into the same tree, and those
// with a compile-time error are refused with the TCK's word for it. The features
// are those of the Maven artifact org.opencypher:tck:1.0.0-M23.
func TestOpenCypherTCK(t *testing.T) {
	folder := os.Getenv("ROLEGRAPH_TCK")
	if folder == "" {
		t.Skip("ROLEGRAPH_TCK does not name the folder of the unpacked openCypher TCK")
	}
	scenarios := 0
	err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".feature" {
			return err
		}
		for i, pickle := range readFeature(t, path) {
			scenarios++
			t.Run(fmt.Sprintf("%s/%s#%d", filepath.Base(path), pickle.Name, i), func(t *testing.T) { checkScenario(t, pickle) })
		}
		return nil
	})
	if err != nil || scenarios != 3897 {
		t.Fatalf("%d scenarios instead of 3897, %v", scenarios, err)
	}
}

func readFeature(t *testing.T, path string) []*messages.Pickle {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	id := 0
	newID := func() string { id++; return strconv.Itoa(id) }
	document, err := gherkin.ParseGherkinDocument(f, newID)
	if err != nil {
		t.Fatal(err)
	}
	return gherkin.Pickles(*document, path, newID)
}

var raised = regexp.MustCompile(`^an? \w+ should be raised at (.+): (\S+)$`)

// deviations are the scenarios with a compile-time error that Neo4j 5.26 does
// not refuse, or for another reason, and we with it. The word is ours.
var deviations = map[string]string{
	"[29] Fail when re-using a relationship in the same pattern":                                                                          "",
	"[5] Fail if more complex expressions, even if returned, are used inside an order by item which contains an aggregation expression":   "",
	"[20] Fail if more complex expressions, even if projected, are used inside an order by item which contains an aggregation expression": "NoExpressionAlias",
	"[11] Standalone call to procedure should fail if implicit argument is missing":                                                       "",
}

// expectation is what the check must say of the query of a scenario.
type expectation struct {
	detail  syntax.Detail // the TCK's word; empty for no error
	lenient bool          // an error that may also be found at run time
}

func expectationOf(pickle *messages.Pickle) expectation {
	for _, step := range pickle.Steps {
		m := raised.FindStringSubmatch(step.Text)
		switch {
		case m == nil:
		case m[1] != "compile time":
			return expectation{lenient: true}
		default:
			if detail, ok := deviations[pickle.Name]; ok {
				return expectation{detail: syntax.Detail(detail)}
			}
			return expectation{detail: syntax.Detail(m[2])}
		}
	}
	return expectation{}
}

func checkScenario(t *testing.T, pickle *messages.Pickle) {
	want := expectationOf(pickle)
	procedures := map[string]*check.Procedure{}
	for _, step := range pickle.Steps {
		switch {
		case strings.HasPrefix(step.Text, "there exists a procedure "):
			declare(t, procedures, step.Text)
		case step.Text == "executing query:":
			expect(t, step.Argument.DocString.Content, want, procedures)
		case strings.HasPrefix(step.Text, "having executed"), strings.HasPrefix(step.Text, "executing control query"):
			expect(t, step.Argument.DocString.Content, expectation{}, procedures)
		}
	}
}

func expect(t *testing.T, src string, want expectation, procedures map[string]*check.Procedure) {
	t.Helper()
	statement, err := syntax.Parse(src)
	if err == nil {
		expectFixedPoint(t, statement)
		_, err = check.Check(statement, src, catalogWith(procedures))
	}
	var failure *syntax.Error
	switch {
	case err == nil && want.detail != "":
		t.Errorf("accepted, want %s:\n%s", want.detail, src)
	case err != nil && !errors.As(err, &failure):
		t.Errorf("%v is no *syntax.Error", err)
	case err != nil && failure.Detail != want.detail && !want.lenient:
		t.Errorf("got %q, want %q: %s", failure.Detail, want.detail, failure.In(src))
	}
}

func expectFixedPoint(t *testing.T, statement *syntax.Statement) {
	t.Helper()
	printed := statement.String()
	again, err := syntax.Parse(printed)
	if err != nil {
		t.Errorf("printed as %s: %v", printed, err)
	} else if again.String() != printed {
		t.Errorf("printed as %s\nthen as   %s", printed, again)
	}
}

var declaration = regexp.MustCompile(`^there exists a procedure (\S+)\((.*?)\) :: (?:\((.*)\)|VOID)\s*:$`)

// declare reads "there exists a procedure test.my.proc(in :: INTEGER?) :: (out :: STRING?):".
func declare(t *testing.T, procedures map[string]*check.Procedure, text string) {
	t.Helper()
	m := declaration.FindStringSubmatch(text)
	if m == nil {
		t.Fatalf("no procedure declaration: %s", text)
	}
	procedures[m[1]] = &check.Procedure{Name: m[1], Args: fields(m[2]), Results: fields(m[3]), Void: m[3] == ""}
}

func fields(text string) []check.Field {
	var all []check.Field
	for part := range strings.SplitSeq(text, ",") {
		name, typ, ok := strings.Cut(part, "::")
		if ok {
			all = append(all, check.Field{Name: strings.TrimSpace(name), Type: declaredTypes[strings.Trim(typ, " ?")]})
		}
	}
	return all
}

var declaredTypes = map[string]check.Type{
	"INTEGER": check.Integer, "STRING": check.String, "FLOAT": check.Float, "NUMBER": check.Number, "BOOLEAN": check.Boolean, "ANY": check.Any,
	"MAP": check.Map, "NODE": check.Node, "RELATIONSHIP": check.Relationship, "PATH": check.Path, "LIST OF ANY": check.AnyList,
}
