package check

import (
	"maps"

	"rolegraph/internal/embedded/cypher/syntax"
)

func (c *checker) create(n *syntax.Create, s *scope) {
	for _, part := range n.Pattern {
		c.newPart(part, s, "CREATE")
	}
}

func (c *checker) merge(n *syntax.Merge, s *scope) {
	c.newPart(n.Pattern, s, "MERGE")
	for _, action := range n.Actions {
		c.setItems(action.Items, s)
	}
}

// newPart checks a pattern of CREATE or MERGE and declares its variables.
func (c *checker) newPart(part *syntax.PatternPart, s *scope, clause string) {
	if part.Function != syntax.NoFunction {
		c.fail(syntax.UnexpectedSyntax, part.Start, "%s(...) cannot be used in a %s clause, but only in a MATCH clause.", shortestNames[part.Function], clause)
	}
	if part.Selector != nil {
		c.fail(syntax.UnexpectedSyntax, part.Selector.Start, "Path selectors such as `%s` cannot be used in a %s clause, but only in a MATCH clause.", part.Selector, clause)
	}
	alone := len(part.Path.Elements) == 1
	before := maps.Clone(s.vars)
	c.juxtaposition(part.Path)
	for _, element := range part.Path.Elements {
		switch element := element.(type) {
		case *syntax.NodePattern:
			c.newNode(element, s, clause, alone)
		case *syntax.RelationshipPattern:
			c.newRelationship(element, s, clause)
		default:
			c.fail(syntax.UnexpectedSyntax, element.Pos(), "Quantified path patterns cannot be used in a %s clause, but only in a MATCH clause.", clause)
		}
	}
	if part.Variable != nil {
		c.declare(s, part.Variable, Path)
	}
	if clause == "CREATE" {
		c.selfReference(part.Path, before, s)
	}
	c.pathExprs(part.Path, s, clause)
}

// selfReference refuses properties that read what the same path creates.
func (c *checker) selfReference(path *syntax.PathPattern, before map[string]Type, s *scope) {
	for _, element := range path.Elements {
		var properties syntax.Expr
		switch element := element.(type) {
		case *syntax.NodePattern:
			properties = element.Properties
		case *syntax.RelationshipPattern:
			properties = element.Properties
		}
		if properties == nil {
			continue
		}
		syntax.Walk(properties, func(n syntax.Node) bool {
			if v, ok := n.(*syntax.Variable); ok {
				c.createdBefore(v, before, s)
			}
			return true
		})
	}
}

func (c *checker) createdBefore(v *syntax.Variable, before map[string]Type, s *scope) {
	created, ok := s.vars[v.Name]
	if _, old := before[v.Name]; ok && !old {
		c.fail(syntax.UndefinedVariable, v.Start, "The %s variable '%s' is referencing a %s that is created in the same CREATE clause which is not allowed. Please only reference variables created in earlier clauses.", created, v.Name, created)
	}
}

// newNode declares a node that is made, or checks that one that exists already
// is only an end of a relationship.
func (c *checker) newNode(n *syntax.NodePattern, s *scope, clause string, alone bool) {
	if n.Where != nil {
		c.fail(syntax.UnexpectedSyntax, place(n.Where), "Node pattern predicates are not allowed in a %s clause, but only in a MATCH clause or inside a pattern comprehension", clause)
	}
	if n.Labels != nil && !plainLabels(n.Labels) {
		c.fail(syntax.UnexpectedSyntax, labelPlace(n.Labels), "Label expressions in patterns are not allowed in a %s clause, but only in a MATCH clause and in expressions", clause)
	}
	if n.Variable == nil {
		return
	}
	have, bound := s.lookup(n.Variable.Name)
	switch {
	case bound && alone:
		c.fail(syntax.VariableAlreadyBound, n.Variable.Start, "Variable `%s` already declared", n.Variable.Name)
	case bound && have.overlaps(Node) && (n.Labels != nil || n.Properties != nil):
		c.fail(syntax.VariableAlreadyBound, n.Variable.Start, "Can't create node `%s` with labels or properties here. The variable is already declared in this context", n.Variable.Name)
	}
	c.unify(s, n.Variable, Node)
}

// plainLabels tells whether a label expression is names with & or : in between.
func plainLabels(e syntax.LabelExpr) bool {
	switch e := e.(type) {
	case *syntax.LabelName:
		return true
	case *syntax.LabelAnd:
		return plainLabels(e.Left) && plainLabels(e.Right)
	}
	return false
}

func (c *checker) newRelationship(n *syntax.RelationshipPattern, s *scope, clause string) {
	if n.Variable != nil {
		c.declare(s, n.Variable, Relationship)
	}
	switch {
	case n.Length != nil || n.Quantifier != nil:
		c.fail(syntax.CreatingVarLength, n.Start, "Variable length relationships cannot be used in %s", clause)
	case n.Types == nil:
		c.fail(syntax.NoSingleRelationshipType, n.Start, "Exactly one relationship type must be specified for %s. Did you forget to prefix your relationship type with a ':'?", clause)
	case n.Direction == syntax.Either && clause == "CREATE":
		c.fail(syntax.RequiresDirectedRelationship, n.Start, "Only directed relationships are supported in %s", clause)
	case n.Where != nil:
		c.fail(syntax.UnexpectedSyntax, place(n.Where), "Relationship pattern predicates are not allowed in a %s clause, but only in a MATCH clause or inside a pattern comprehension", clause)
	}
	if _, ok := n.Types.(*syntax.LabelName); !ok {
		c.fail(syntax.NoSingleRelationshipType, n.Start, "A single relationship type must be specified for %s", clause)
	}
}
