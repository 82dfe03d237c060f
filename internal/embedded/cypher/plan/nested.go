package plan

import "rolegraph/internal/embedded/cypher/syntax"

// nested plans an expression with operators of its own; see Plan.Nested.
func (p *planner) nested(e syntax.Expr, known func(string) bool) (Operator, string) {
	switch e := e.(type) {
	case *syntax.SubqueryExpr:
		op, columns := p.union(e.Query, func() *branch { return p.newBranch(known) })
		if e.Kind == syntax.Count {
			number := Item{p.anonymous(), &syntax.CountStar{}}
			return p.rewrite(&Aggregation{step: step{in: []Operator{op}, rows: 1}, Calls: []Item{number}}), number.Name
		}
		if len(columns) == 0 {
			return p.rewrite(op), ""
		}
		return p.rewrite(op), columns[0]
	case *syntax.PatternExpr:
		pat := p.takeApart([]*syntax.PatternPart{e.Part}, nil, syntax.DifferentRelationships)
		path := ""
		for _, r := range pat.rels {
			if r.shortest != nil {
				path = r.shortest.path
			}
		}
		op, _ := p.solve(pat, &Argument{step: leaf(1)}, known)
		return p.rewrite(op), path
	case *syntax.PatternComprehension:
		part := &syntax.PatternPart{Variable: e.Variable, Path: e.Pattern}
		pat := p.takeApart([]*syntax.PatternPart{part}, e.Where, syntax.DifferentRelationships)
		op, _ := p.solve(pat, &Argument{step: leaf(1)}, known)
		result := p.anonymous()
		op = &Projection{step: after(op), Items: []Item{{result, e.Result}}}
		return p.rewrite(op), result
	}
	return nil, ""
}
