package check

import "rolegraph/internal/embedded/cypher/syntax"

// holders are the types that have properties.
var holders = Type{kinds: kindMap | kindNode | kindRelationship | kindPoint | temporal}

const temporal = kindDuration | kindDate | kindTime | kindLocalTime | kindLocalDateTime | kindDateTime

// propertyValue is the type of properties of nodes and relationships.
var propertyValue = Type{kinds: kindsAll &^ (kindMap | kindNode | kindRelationship | kindPath)}

// want checks an expression whose value must be of a type.
func (c *checker) want(e syntax.Expr, s *scope, t Type) {
	if got := c.expr(e, s); !got.overlaps(t) {
		c.mismatch(e, t, got)
	}
}

func (c *checker) mismatch(e syntax.Expr, want, got Type) {
	c.fail(syntax.InvalidArgumentType, place(e), "Type mismatch: expected %s but was %s", want, got)
}

// place is where Neo4j says that an expression is: an operator at its sign.
func place(e syntax.Expr) int {
	if b, ok := e.(*syntax.Binary); ok {
		return b.OpPos
	}
	return e.Pos()
}

// predicate checks an expression that must be true or false.
func (c *checker) predicate(e syntax.Expr, s *scope) {
	if p, ok := e.(*syntax.PatternExpr); ok && p.Part.Function == syntax.NoFunction {
		c.patternPredicate(p, s)
		return
	}
	got := c.expr(e, s)
	switch {
	case got.isList():
		c.fail(syntax.InvalidArgumentType, place(e), "Coercion of list to boolean is not allowed. Please use `NOT isEmpty(...)` instead.")
	case !got.overlaps(Boolean):
		c.mismatch(e, Boolean, got)
	}
}

// expr checks an expression and returns its type.
func (c *checker) expr(e syntax.Expr, s *scope) Type {
	if t, ok := s.knownType(e); ok {
		return t
	}
	switch e := e.(type) {
	case *syntax.Integer:
		return Integer
	case *syntax.Float:
		return Float
	case *syntax.String:
		return String
	case *syntax.Boolean:
		return Boolean
	case *syntax.List:
		return c.list(e, s)
	case *syntax.Map:
		c.entries(e, s)
		return Map
	case *syntax.Variable:
		return c.use(s, e)
	case *syntax.Property:
		return c.property(e, s)
	case *syntax.Index:
		return c.index(e, s)
	case *syntax.Slice:
		return c.slice(e, s)
	case *syntax.Unary:
		return c.unary(e, s)
	case *syntax.Binary:
		return c.binary(e, s)
	case *syntax.Chain:
		for _, operand := range e.Operands {
			c.expr(operand, s)
		}
		return Boolean
	case *syntax.IsNull:
		c.expr(e.Operand, s)
		return Boolean
	case *syntax.IsTyped:
		c.expr(e.Operand, s)
		return Boolean
	case *syntax.IsNormalized:
		c.expr(e.Operand, s)
		return Boolean
	case *syntax.HasLabels:
		c.want(e.Operand, s, entity)
		c.labels(e.Labels, s)
		return Boolean
	case *syntax.CountStar:
		c.aggregate(e, "count")
		c.orderedAggregate(e)
		return Integer
	case *syntax.FunctionCall:
		return c.functionCall(e, s)
	case *syntax.Case:
		return c.caseExpr(e, s)
	case *syntax.CaseSubject:
		return c.caseSubject
	case *syntax.ListComprehension:
		return c.listComprehension(e, s)
	case *syntax.PatternComprehension:
		return c.patternComprehension(e, s)
	case *syntax.ListPredicate:
		return c.listPredicate(e, s)
	case *syntax.Reduce:
		return c.reduce(e, s)
	case *syntax.MapProjection:
		return c.mapProjection(e, s)
	case *syntax.SubqueryExpr:
		return c.subqueryExpr(e, s)
	case *syntax.PatternExpr:
		return c.patternExpr(e, s)
	}
	return Any // null and parameters
}

func (c *checker) list(n *syntax.List, s *scope) Type {
	var element Type
	for _, item := range n.Items {
		element = element.join(c.expr(item, s))
	}
	return ListOf(element)
}

func (c *checker) entries(n *syntax.Map, s *scope) {
	for _, entry := range n.Entries {
		c.expr(entry.Value, s)
	}
}

func (c *checker) property(n *syntax.Property, s *scope) Type {
	subject := c.expr(n.Subject, s)
	if !subject.overlaps(holders) {
		c.mismatch(n.Subject, holders, subject)
	}
	if subject.kinds&^entity.kinds == 0 {
		return propertyValue
	}
	return Any
}

func (c *checker) index(n *syntax.Index, s *scope) Type {
	subject, index := c.expr(n.Subject, s), c.expr(n.Index, s)
	keyed := entity.join(Map)
	switch {
	case !subject.overlaps(AnyList) && !subject.overlaps(keyed):
		c.mismatch(n.Subject, Type{kinds: kindList}, subject)
	case !subject.overlaps(keyed) && !index.overlaps(Integer):
		c.fail(syntax.InvalidArgumentType, place(n.Index), "Type mismatch: list index must be given as Integer, but was %s", index)
	case !subject.overlaps(AnyList) && !index.overlaps(String):
		c.fail(syntax.InvalidArgumentType, place(n.Index), "Type mismatch: map key must be given as String, but was %s", index)
	}
	if subject.isList() {
		return subject.elements()
	}
	return Any
}

func (c *checker) slice(n *syntax.Slice, s *scope) Type {
	subject := c.expr(n.Subject, s)
	if !subject.overlaps(AnyList) {
		c.mismatch(n.Subject, Type{kinds: kindList}, subject)
	}
	for _, bound := range []syntax.Expr{n.From, n.To} {
		if bound != nil {
			c.want(bound, s, Integer)
		}
	}
	return subject
}

func (c *checker) caseExpr(n *syntax.Case, s *scope) Type {
	outer := c.caseSubject
	if n.Subject != nil {
		c.caseSubject = c.expr(n.Subject, s)
	}
	var result Type
	for _, when := range n.Whens {
		for _, test := range when.Tests {
			c.predicate(test, s)
		}
		result = result.join(c.expr(when.Then, s))
	}
	if n.Else != nil {
		result = result.join(c.expr(n.Else, s))
	}
	c.caseSubject = outer
	return result
}

func (c *checker) mapProjection(n *syntax.MapProjection, s *scope) Type {
	c.want(n.Variable, s, entity.join(Map))
	for _, item := range n.Items {
		switch item := item.(type) {
		case *syntax.MapEntry:
			c.expr(item.Value, s)
		case *syntax.VariableSelector:
			c.use(s, item.Variable)
		}
	}
	return Map
}
