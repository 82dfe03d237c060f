package check

import "rolegraph/internal/embedded/cypher/syntax"

// declarePath declares the variables of nodes and relationships of a path.
func (c *checker) declarePath(path *syntax.PathPattern, s *scope) {
	c.juxtaposition(path)
	for _, element := range path.Elements {
		switch element := element.(type) {
		case *syntax.NodePattern:
			if element.Variable != nil {
				c.unify(s, element.Variable, Node)
			}
		case *syntax.RelationshipPattern:
			c.quantifier(element.Quantifier)
			if element.Variable != nil {
				c.unify(s, element.Variable, relationshipType(element))
			}
		case *syntax.ParenthesizedPath:
			c.declareParenthesized(element, s)
		}
	}
}

func relationshipType(n *syntax.RelationshipPattern) Type {
	if n.Length != nil || n.Quantifier != nil {
		return ListOf(Relationship)
	}
	return Relationship
}

// juxtaposition refuses two nodes side by side: one of them must be a
// parenthesized path.
func (c *checker) juxtaposition(path *syntax.PathPattern) {
	for i := 1; i < len(path.Elements); i++ {
		left, isLeft := path.Elements[i-1].(*syntax.NodePattern)
		right, isRight := path.Elements[i].(*syntax.NodePattern)
		if isLeft && isRight {
			c.fail(syntax.UnexpectedSyntax, right.Start, "Juxtaposition is currently only supported for quantified path patterns.\nIn this case, both %s and %s are single nodes.\nThat is, neither of these is a quantified path pattern.", left, right)
		}
	}
}

func (c *checker) quantifier(n *syntax.Quantifier) {
	switch {
	case n == nil || n.Max == syntax.Unbounded:
	case n.Max == 0:
		c.fail(syntax.InvalidArgumentType, n.Start, "A quantifier for a path pattern must not be limited by 0.")
	case n.Min > n.Max:
		c.fail(syntax.InvalidArgumentType, n.Start, "A quantifier for a path pattern must not have a lower bound which exceeds its upper bound.\nIn this case, the lower bound %d is greater than the upper bound %d.", n.Min, n.Max)
	}
}

// declareParenthesized declares the variables of a path in parentheses: outside
// of a quantified one each is the list of what it was in every round.
func (c *checker) declareParenthesized(n *syntax.ParenthesizedPath, s *scope) {
	c.quantifier(n.Quantifier)
	inside := newScope(nil)
	if n.Quantifier == nil {
		inside = s
	}
	c.declarePath(n.Part.Path, inside)
	if n.Part.Variable != nil {
		c.declare(inside, n.Part.Variable, Path)
	}
	if n.Quantifier == nil {
		return
	}
	for _, v := range inside.sorted() {
		if _, ok := s.lookup(v.name); ok {
			c.fail(syntax.VariableAlreadyBound, n.Start, "The variable `%s` occurs both inside and outside a quantified path pattern and needs to be renamed.", v.name)
		}
		s.vars[v.name] = ListOf(v.typ)
	}
}

// pathExprs checks labels, properties and predicates of a path whose variables
// are declared. clause names where it stands.
func (c *checker) pathExprs(path *syntax.PathPattern, s *scope, clause string) {
	for _, element := range path.Elements {
		switch element := element.(type) {
		case *syntax.NodePattern:
			c.labels(element.Labels, s)
			c.patternProperties(element.Properties, s, clause)
			c.where(element.Where, s)
		case *syntax.RelationshipPattern:
			c.relationshipExprs(element, s, clause)
		case *syntax.ParenthesizedPath:
			c.parenthesizedExprs(element, s, clause)
		}
	}
}

func (c *checker) relationshipExprs(n *syntax.RelationshipPattern, s *scope, clause string) {
	if n.Length != nil && n.Types != nil && !plainTypes(n.Types) {
		c.fail(syntax.InvalidRelationshipPattern, labelPlace(n.Types), "Variable length relationships must not use relationship type expressions.")
	}
	c.labels(n.Types, s)
	c.patternProperties(n.Properties, s, clause)
	if n.Where == nil {
		return
	}
	if n.Length != nil {
		c.fail(syntax.InvalidRelationshipPattern, place(n.Where), "Relationship pattern predicates are not supported for variable-length relationships.")
	}
	if n.Quantifier != nil && n.Variable != nil {
		s = nested(s, n.Variable.Name, Relationship)
	}
	c.predicate(n.Where, s)
}

// plainTypes tells whether a type expression is names with | in between.
func plainTypes(e syntax.LabelExpr) bool {
	switch e := e.(type) {
	case *syntax.LabelName:
		return true
	case *syntax.LabelOr:
		return plainTypes(e.Left) && plainTypes(e.Right)
	}
	return false
}

// parenthesizedExprs checks a path in parentheses: within a quantified one its
// variables are single nodes and relationships.
func (c *checker) parenthesizedExprs(n *syntax.ParenthesizedPath, s *scope, clause string) {
	if n.Quantifier != nil {
		inside := newScope(nil)
		c.declarePath(n.Part.Path, inside)
		if n.Part.Variable != nil {
			inside.vars[n.Part.Variable.Name] = Path
		}
		inside.outer = s
		s = inside
	}
	c.pathExprs(n.Part.Path, s, clause)
	c.where(n.Where, s)
}

// nested returns a scope in s with one more variable.
func nested(s *scope, name string, t Type) *scope {
	inner := newScope(s)
	inner.vars[name] = t
	return inner
}

// patternProperties checks the properties of a pattern: a map, since a whole
// parameter could not be planned for.
func (c *checker) patternProperties(e syntax.Expr, s *scope, clause string) {
	if e == nil {
		return
	}
	if p, ok := e.(*syntax.Parameter); ok && clause != "CREATE" {
		c.fail(syntax.InvalidParameterUse, p.Start, "Parameter maps cannot be used in `%s` patterns (use a literal map instead, e.g. `{id: %s.id}`)", clause, p)
	}
	c.expr(e, s)
}
