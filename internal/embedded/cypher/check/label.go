package check

import "rolegraph/internal/embedded/cypher/syntax"

// labels checks a label expression: its dynamic names, and that the older colon
// is not mixed with the signs.
func (c *checker) labels(e syntax.LabelExpr, s *scope) {
	if e == nil {
		return
	}
	colon, sign := false, false
	syntax.Walk(e, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.LabelName:
			if n.Dynamic != nil {
				c.want(n.Dynamic, s, String.join(ListOf(String)))
			}
			return false
		case *syntax.LabelAnd:
			colon, sign = colon || n.Colon, sign || !n.Colon
		case *syntax.LabelOr, *syntax.LabelNot, *syntax.LabelAny:
			sign = true
		}
		return true
	})
	if colon && sign {
		c.fail(syntax.UnexpectedSyntax, firstColon(e), "Mixing label expression symbols ('|', '&', '!', and '%%') with colon (':') between labels is not allowed. Please only use one set of symbols. This expression could be expressed as :%s.", withSigns(e, true))
	}
}

// withSigns writes a label expression with & instead of the older colon.
func withSigns(e syntax.LabelExpr, outermost bool) string {
	var text string
	switch e := e.(type) {
	case *syntax.LabelAnd:
		text = withSigns(e.Left, isAnd(e.Left)) + "&" + withSigns(e.Right, false)
	case *syntax.LabelOr:
		text = withSigns(e.Left, !isAnd(e.Left)) + "|" + withSigns(e.Right, !isAnd(e.Right))
	default:
		return e.String()
	}
	if outermost {
		return text
	}
	return "(" + text + ")"
}

func isAnd(e syntax.LabelExpr) bool {
	_, ok := e.(*syntax.LabelAnd)
	return ok
}

// labelPlace is where Neo4j says that a label expression is: at its sign.
func labelPlace(e syntax.LabelExpr) int {
	switch e := e.(type) {
	case *syntax.LabelAnd:
		return e.Right.Pos() - 1
	case *syntax.LabelOr:
		return e.Right.Pos() - 1
	}
	return e.Pos()
}

// firstColon returns where the right side of the first a:b starts, less its colon.
func firstColon(e syntax.LabelExpr) int {
	at := e.Pos()
	syntax.Walk(e, func(n syntax.Node) bool {
		if and, ok := n.(*syntax.LabelAnd); ok && and.Colon {
			at = and.Right.Pos() - 1
		}
		return true
	})
	return at
}
