package plan

import (
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
)

// pointShare is how many of the points of an index are expected in a box or near
// a point.
const pointShare = 0.1

// pointLeaf is the best use of a point index: for a point itself, a box, or what
// is near a point. The index finds at least what is asked for in the last two, so
// that the predicate still has to hold.
func (s *solver) pointLeaf(name string, ix *store.Index, label *predicate) *leafPlan {
	key := ix.Properties[0]
	for _, c := range s.conditionsOn(name, key) {
		if c.op == syntax.Eq {
			seek := NodeIndexSeek{Var: name, Index: ix.Definition, Kind: SeekEqual, Values: []syntax.Expr{c.value}}
			return s.seekLeaf(seek, float64(ix.Size())*s.uniqueShare(ix), []*predicate{label, c.pr})
		}
	}
	for _, pr := range s.pat.predicates {
		if s.applied[pr] {
			continue
		}
		kind, values := area(pr.expr, name, key)
		if values == nil || !s.computable(values[0]) || !s.computable(values[1]) {
			continue
		}
		seek := NodeIndexSeek{Var: name, Index: ix.Definition, Kind: kind, Values: values}
		l := s.seekLeaf(seek, float64(ix.Size())*pointShare, []*predicate{label})
		l.dependent = len(namesIn(values[0]))+len(namesIn(values[1])) > 0
		return l
	}
	return nil
}

// area reads point.withinBBox(n.key, lower, upper) and point.distance(n.key, from)
// < distance; values is nil for anything else.
func area(e syntax.Expr, name, key string) (kind SeekKind, values []syntax.Expr) {
	switch e := e.(type) {
	case *syntax.FunctionCall:
		if e.Name.Full() == "point.withinBBox" && len(e.Args) == 3 && isPropertyOf(e.Args[0], name, key) {
			return SeekBox, e.Args[1:]
		}
	case *syntax.Binary:
		near, far := e.Left, e.Right
		switch e.Op {
		case syntax.Lt, syntax.Le:
		case syntax.Gt, syntax.Ge:
			near, far = far, near
		default:
			return 0, nil
		}
		call, ok := near.(*syntax.FunctionCall)
		if !ok || call.Name.Full() != "point.distance" || len(call.Args) != 2 {
			return 0, nil
		}
		for i, arg := range call.Args {
			if isPropertyOf(arg, name, key) {
				return SeekDistance, []syntax.Expr{call.Args[1-i], far}
			}
		}
	}
	return 0, nil
}
