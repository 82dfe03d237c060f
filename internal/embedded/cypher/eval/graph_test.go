package eval_test

import (
	"errors"
	"testing"

	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

// smallGraph is (0:Role:Senior {name: 'Ada'})-[0:USES {since: 2020}]->(1:Tool {name: 'Go'});
// node 9 is deleted.
type smallGraph struct{}

var nodeLabels = [][]string{{"Role", "Senior"}, {"Tool"}}

var nodeProperties = []value.Map{
	value.MapOf(map[string]value.Value{"name": value.String("Ada"), "level": value.Integer(3)}),
	value.MapOf(map[string]value.Value{"name": value.String("Go")}),
}

func (smallGraph) Labels(n value.Node) ([]string, error) {
	if n == 9 {
		return nil, value.Errorf(value.EntityNotFound, "Node with id 9 has been deleted in this transaction")
	}
	return nodeLabels[n], nil
}

func (g smallGraph) LabelList(n value.Node) (value.Value, error) {
	names, err := g.Labels(n)
	list := value.List{}
	for _, name := range names {
		list = append(list, value.String(name))
	}
	return list, err
}

func (g smallGraph) HasLabel(n value.Node, label string) (bool, error) {
	labels, err := g.Labels(n)
	for _, l := range labels {
		if l == label {
			return true, err
		}
	}
	return false, err
}

func (g smallGraph) NodeProperty(n value.Node, key string) (value.Value, error) {
	m, err := g.NodeProperties(n)
	return m.Get(key), err
}

func (g smallGraph) NodeProperties(n value.Node) (value.Map, error) {
	if _, err := g.Labels(n); err != nil {
		return nil, err
	}
	return nodeProperties[n], nil
}

func (smallGraph) NodeElementID(value.Node) string                 { return "4:test:n" }
func (smallGraph) Type(value.Relationship) string                  { return "USES" }
func (smallGraph) TypeText(value.Relationship) value.Value         { return value.String("USES") }
func (smallGraph) Start(value.Relationship) value.Node             { return 0 }
func (smallGraph) End(value.Relationship) value.Node               { return 1 }
func (smallGraph) RelationshipElementID(value.Relationship) string { return "5:test:r" }

func (g smallGraph) RelationshipProperty(r value.Relationship, key string) (value.Value, error) {
	m, err := g.RelationshipProperties(r)
	return m.Get(key), err
}

func (smallGraph) RelationshipProperties(value.Relationship) (value.Map, error) {
	return value.MapOf(map[string]value.Value{"since": value.Integer(2020)}), nil
}

// onGraph computes an expression with a, b (nodes), r (relationship), p (path) and
// gone (a deleted node).
func onGraph(text string) (value.Value, error) {
	e, err := parseExpression(text)
	if err != nil {
		return nil, err
	}
	scope := eval.NewScope("a", "b", "r", "p", "gone")
	program, err := eval.Compile(e, scope)
	if err != nil {
		return nil, err
	}
	row := make(eval.Row, scope.Width())
	path := value.Path{Nodes: []value.Node{0, 1}, Relationships: []value.Relationship{0}}
	copy(row, eval.Row{value.Node(0), value.Node(1), value.Relationship(0), path, value.Node(9)})
	ctx := testContext(value.MapOf(map[string]value.Value{"x": value.Integer(5)}))
	ctx.Graph = smallGraph{}
	return program(ctx, row)
}

func TestGraphExpressions(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a.name + ' uses ' + b.name", "Ada uses Go"}, {"a.missing", "NULL"}, {"a['na' + 'me']", "Ada"}, {"r.since", "2020"},
		{"a:Role", "true"}, {"a:Role&Senior", "true"}, {"a:Role&!Senior", "false"}, {"a:Tool|Senior", "true"}, {"b:%", "true"}, {"r:USES", "true"}, {"r:HOLDS|USES", "true"},
		{"a:Role:Tool", "false"}, {"labels(a)", "[Role, Senior]"}, {"type(r)", "USES"}, {"keys(a)", "[level, name]"}, {"properties(b)", "{name: Go}"},
		{"id(b)", "1"}, {"elementId(a)", "4:test:n"}, {"startNode(r) = a", "true"}, {"endNode(r) = a", "false"}, {"length(p)", "1"}, {"size(nodes(p))", "2"},
		{"relationships(p)[0] = r", "true"}, {"a {.name, .*, r, five: $x}", "{five: 5, level: 3, name: Ada, r: [0]}"}, {"a IS :: NODE", "true"}, {"p IS :: PATH NOT NULL", "true"},
		{"[n IN nodes(p) | n.name]", "[Ada, Go]"}, {"all(n IN nodes(p) WHERE n.name IS NOT NULL)", "true"}, {"$x + 1", "6"}, {"a = a AND a <> b", "true"}, {"a < b", "true"},
		{"coalesce(a.nick, a.name)", "Ada"}, {"a.name IN ['Ada', 'Bob']", "true"}, {"CASE a WHEN b THEN 1 ELSE 2 END", "2"},
	} {
		got, err := onGraph(c.text)
		if err != nil || value.Text(got) != c.want {
			t.Errorf("%s = %s, %v, want %s", c.text, value.Text(got), err, c.want)
		}
	}
}

func TestErrorsOfExpressions(t *testing.T) {
	for _, c := range []struct {
		text string
		code value.Code
		want string
	}{
		{"$missing", value.ParameterMissing, "Expected parameter(s): missing"},
		{"nobody", value.SyntaxError, "Variable `nobody` not defined"},
		{"nothing(1)", value.SyntaxError, "Unknown function 'nothing'"},
		{"count(a)", value.SyntaxError, "Invalid use of aggregating function count(...) in this context"},
		{"gone.name", value.EntityNotFound, "Node with id 9 has been deleted in this transaction"},
		{"labels(gone)", value.EntityNotFound, "Node with id 9 has been deleted in this transaction"},
		{"9223372036854775807 + $x", value.ArithmeticError, "long overflow"},
		{"$x / 0", value.ArithmeticError, "/ by zero"},
		{"$x.a", value.TypeError, "Type mismatch: expected a map but was Long(5)"},
		{"$x - 'a'", value.TypeError, "Cannot subtract `String` from `Long`"},
		{"NOT $x", value.TypeError, "Don't know how to treat that as a predicate: Long(5)"},
		{"'a' =~ '(?=a'", value.SemanticError, "Invalid Regex: missing closing ) in `(?=a`"},
		{"reduce(x = [], i IN range(1, 100000) | [x])", value.StackOverflow, "A value is nested deeper than 1000 levels. Build flatter lists and maps."},
		{"reduce(x = {}, i IN range(1, 1001) | {k: x})", value.StackOverflow, "A value is nested deeper than 1000 levels. Build flatter lists and maps."},
		{"(a)-->(b)", value.SyntaxError, "A pattern or subquery is not allowed here: (a)-[]->(b)"},
	} {
		_, err := onGraph(c.text)
		var got *value.Error
		if !errors.As(err, &got) || got.Code != c.code || got.Message != c.want {
			t.Errorf("%s: %v, want %s: %s", c.text, err, c.code, c.want)
		}
	}
}

// An operator that groups binds what it has computed; the rest of the expression
// is computed on top.
func TestBoundExpressionsAreRead(t *testing.T) {
	scope := eval.NewScope()
	aggregate, err := parseExpression("count(*)")
	if err != nil {
		t.Fatal(err)
	}
	scope.Bind(aggregate, scope.Slot())
	e, err := parseExpression("[x IN [1, 2] | x + count(*)]")
	if err != nil {
		t.Fatal(err)
	}
	program, err := eval.Compile(e, scope)
	if err != nil {
		t.Fatal(err)
	}
	row := make(eval.Row, scope.Width())
	row[0] = value.Integer(40)
	if got, err := program(testContext(nil), row); err != nil || got.String() != "[41, 42]" {
		t.Errorf("%v, %v", got, err)
	}
}

// The hook is given a scope that knows the variable of the comprehension.
func TestSubqueriesSeeLocalVariables(t *testing.T) {
	scope := eval.NewScope()
	scope.Subquery = func(_ syntax.Expr, inner *eval.Scope) (eval.Program, error) {
		slot, ok := inner.Lookup("x")
		if !ok {
			t.Error("x is not known")
		}
		return func(_ *eval.Context, row eval.Row) (value.Value, error) { return row[slot], nil }, nil
	}
	e, err := parseExpression("[x IN [1, 2] | COUNT { (n {id: x}) }]")
	if err != nil {
		t.Fatal(err)
	}
	program, err := eval.Compile(e, scope)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := program(testContext(nil), make(eval.Row, scope.Width())); err != nil || got.String() != "[1, 2]" {
		t.Errorf("%v, %v", got, err)
	}
}

func TestPropertyComparisonDoesNotAllocate(t *testing.T) {
	e, err := parseExpression("a.level >= 3 AND a:Role AND size(a.name) = 3")
	if err != nil {
		t.Fatal(err)
	}
	scope := eval.NewScope("a")
	predicate, err := eval.CompilePredicate(e, scope)
	if err != nil {
		t.Fatal(err)
	}
	row := make(eval.Row, scope.Width())
	row[0] = value.Node(0)
	ctx := testContext(nil)
	ctx.Graph = smallGraph{}
	allocations := testing.AllocsPerRun(100, func() {
		if holds, err := predicate(ctx, row); holds != value.True || err != nil {
			t.Fatal(holds, err)
		}
	})
	if allocations > 0 {
		t.Errorf("%v allocations", allocations)
	}
}

func BenchmarkPropertyComparison(b *testing.B) {
	e, err := parseExpression("a.level >= 3 AND a.name STARTS WITH 'A'")
	if err != nil {
		b.Fatal(err)
	}
	scope := eval.NewScope("a")
	predicate, err := eval.CompilePredicate(e, scope)
	if err != nil {
		b.Fatal(err)
	}
	row := make(eval.Row, scope.Width())
	row[0] = value.Node(1)
	ctx := testContext(nil)
	ctx.Graph = smallGraph{}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := predicate(ctx, row); err != nil {
			b.Fatal(err)
		}
	}
}
