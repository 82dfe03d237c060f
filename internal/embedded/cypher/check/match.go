package check

import "rolegraph/internal/embedded/cypher/syntax"

// match declares the variables of the pattern, then checks what the pattern and
// the predicate say of them.
func (c *checker) match(n *syntax.Match, s *scope) {
	c.selectors(n.Pattern)
	for _, part := range n.Pattern {
		c.matchPart(part, s)
	}
	for _, part := range n.Pattern {
		c.pathExprs(part.Path, s, "MATCH")
	}
	for _, hint := range n.Hints {
		for _, v := range hint.Variables {
			c.use(s, v)
		}
	}
	c.where(n.Where, s)
}

func (c *checker) where(e syntax.Expr, s *scope) {
	if e != nil {
		c.predicate(e, s)
	}
}

// selectors checks path selectors, which must stand alone in their clause.
func (c *checker) selectors(parts []*syntax.PatternPart) {
	for _, part := range parts {
		if part.Selector == nil || part.Selector.Kind == syntax.SelectAll {
			continue
		}
		if part.Selector.Count < 1 {
			c.fail(syntax.NegativeIntegerArgument, part.Selector.Start, "The path count needs to be greater than 0.")
		}
		if len(parts) > 1 {
			c.fail(syntax.InvalidClauseComposition, part.Path.Start, "Multiple path patterns cannot be used in the same clause in combination with a selective path selector.")
		}
	}
}

// matchPart declares the variables of one part: the path's after those in it.
func (c *checker) matchPart(part *syntax.PatternPart, s *scope) {
	c.shortestFunction(part)
	c.declarePath(part.Path, s)
	if part.Variable != nil {
		c.declare(s, part.Variable, Path)
	}
}

func (c *checker) shortestFunction(part *syntax.PatternPart) {
	if part.Function == syntax.NoFunction {
		return
	}
	name := shortestNames[part.Function]
	var relationship *syntax.RelationshipPattern
	if len(part.Path.Elements) == 3 {
		relationship, _ = part.Path.Elements[1].(*syntax.RelationshipPattern)
	}
	if relationship == nil {
		c.fail(syntax.UnexpectedSyntax, part.Path.Start-len(name)-1, "%s(...) requires a pattern containing a single relationship", name)
		return
	}
	if l := relationship.Length; l != nil && l.Min > 1 {
		c.fail(syntax.UnexpectedSyntax, l.Start+1, "%s(...) does not support a minimal length different from 0 or 1", name)
	}
}

var shortestNames = map[syntax.ShortestFunction]string{
	syntax.ShortestPath: "shortestPath", syntax.AllShortestPaths: "allShortestPaths",
}
