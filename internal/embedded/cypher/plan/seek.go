package plan

import (
	"slices"

	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
)

// seekLeaves lists the ways to find a node by its id or by an index.
func (s *solver) seekLeaves(name string) []*leafPlan {
	var leaves []*leafPlan
	if !s.off["id-seek"] {
		leaves = append(leaves, s.idLeaves(name)...)
	}
	if s.off["index-seek"] {
		return leaves
	}
	for _, ix := range s.view.Indexes() {
		if ix.Relationships || ix.Kind == store.Fulltext {
			continue
		}
		label := s.labelOf(name, ix.Labels[0])
		if label == nil {
			continue
		}
		leaf := s.indexLeaf
		if ix.Kind == store.Point {
			leaf = s.pointLeaf
		}
		if l := leaf(name, ix, label); l != nil {
			leaves = append(leaves, l)
		}
	}
	return leaves
}

// labelOf finds the predicate that gives the node the label.
func (s *solver) labelOf(name, label string) *predicate {
	for _, pr := range s.pat.predicates {
		if l, ok := s.labelPredicate(pr, name); ok && l == label {
			return pr
		}
	}
	return nil
}

// idLeaves uses id(n) = x, elementId(n) = x and the same with IN.
func (s *solver) idLeaves(name string) []*leafPlan {
	var leaves []*leafPlan
	for _, pr := range s.pat.predicates {
		b, ok := pr.expr.(*syntax.Binary)
		if !ok || s.applied[pr] || b.Op != syntax.Eq && b.Op != syntax.In {
			continue
		}
		left, right := b.Left, b.Right
		if b.Op == syntax.Eq && !isIDOf(left, name) {
			left, right = right, left
		}
		if !isIDOf(left, name) || !s.computable(right) {
			continue
		}
		element := left.(*syntax.FunctionCall).Name.Full() == "elementId"
		many := b.Op == syntax.In
		leaves = append(leaves, &leafPlan{binds: []string{name}, rows: 1, covers: []*predicate{pr}, dependent: len(namesIn(right)) > 0,
			operator: func(*solver) Operator {
				return &NodeByID{step: leaf(1), Var: name, Element: element, IDs: right, Many: many}
			}})
	}
	return leaves
}

func isIDOf(e syntax.Expr, name string) bool {
	call, ok := e.(*syntax.FunctionCall)
	if !ok || len(call.Args) != 1 || call.Name.Full() != "id" && call.Name.Full() != "elementId" {
		return false
	}
	v, ok := call.Args[0].(*syntax.Variable)
	return ok && v.Name == name
}

// computable tells whether e needs nothing that is still to be bound.
func (s *solver) computable(e syntax.Expr) bool {
	return !slices.ContainsFunc(namesIn(e), func(n string) bool { return !s.bound(n) })
}

// condition is what a predicate says of one property: property op value.
type condition struct {
	pr    *predicate
	op    syntax.Op
	value syntax.Expr // nil for IS NOT NULL
}

// conditionsOn collects what is said of a node's property.
func (s *solver) conditionsOn(name, key string) []condition {
	var out []condition
	for _, pr := range s.pat.predicates {
		if s.applied[pr] {
			continue
		}
		switch e := pr.expr.(type) {
		case *syntax.IsNull:
			if e.Not && isPropertyOf(e.Operand, name, key) {
				out = append(out, condition{pr: pr})
			}
		case *syntax.Binary:
			op, value := e.Op, e.Right
			switch {
			case isPropertyOf(e.Left, name, key):
			case isPropertyOf(e.Right, name, key) && mirrored[op] != 0:
				op, value = mirrored[op], e.Left
			default:
				continue
			}
			if s.computable(value) {
				out = append(out, condition{pr, op, value})
			}
		}
	}
	return out
}

// mirrored is the operator with its operands changed over.
var mirrored = map[syntax.Op]syntax.Op{
	syntax.Eq: syntax.Eq, syntax.Lt: syntax.Gt, syntax.Gt: syntax.Lt, syntax.Le: syntax.Ge, syntax.Ge: syntax.Le,
}

func isPropertyOf(e syntax.Expr, name, key string) bool {
	p, ok := e.(*syntax.Property)
	if !ok || p.Key.Text != key {
		return false
	}
	v, ok := p.Subject.(*syntax.Variable)
	return ok && v.Name == name
}

// indexLeaf is the best use of an index, nil if the predicates give it none.
func (s *solver) indexLeaf(name string, ix *store.Index, label *predicate) *leafPlan {
	seek := NodeIndexSeek{Var: name, Index: ix.Definition}
	covers := []*predicate{label}
	size := float64(ix.Size())
	if len(ix.Properties) > 1 {
		return s.compositeLeaf(seek, ix, covers)
	}
	conditions := s.conditionsOn(name, ix.Properties[0])
	rows := size
	used := false
	take := func(kind SeekKind, share float64, c condition) {
		if r := size * share; !used || r < rows {
			seek.Kind, seek.Values, rows, used = kind, []syntax.Expr{c.value}, r, true
			seek.Lo, seek.Hi = nil, nil
			covers = []*predicate{label, c.pr}
		}
	}
	for _, c := range conditions {
		switch c.op {
		case syntax.Eq:
			take(SeekEqual, s.uniqueShare(ix), c)
		case syntax.In:
			take(SeekIn, min(1, 5*s.uniqueShare(ix)), c)
		case syntax.StartsWith:
			take(SeekPrefix, 0.05, c)
		case syntax.Contains:
			if ix.Kind == store.Text {
				take(SeekContains, 0.1, c)
			}
		case syntax.EndsWith:
			if ix.Kind == store.Text {
				take(SeekSuffix, 0.1, c)
			}
		}
	}
	if ix.Kind == store.Range && (!used || rows > size*rangeSelectivity) {
		if bounds := s.rangeOf(&seek, conditions); bounds != nil {
			covers, rows, used = append(bounds, label), size*rangeSelectivity, true
		}
	}
	if !used {
		return nil
	}
	return s.seekLeaf(seek, rows, covers)
}

func (s *solver) uniqueShare(ix *store.Index) float64 {
	size := max(float64(ix.Size()), 1)
	if ix.Unique {
		return 1 / size
	}
	return min(1, equalitySelectivity/10+1/size)
}

// rangeOf uses a lower and an upper bound.
func (s *solver) rangeOf(seek *NodeIndexSeek, conditions []condition) []*predicate {
	var used []*predicate
	for _, c := range conditions {
		switch {
		case (c.op == syntax.Gt || c.op == syntax.Ge) && seek.Lo == nil && c.value != nil:
			seek.Lo, seek.LoIncl = c.value, c.op == syntax.Ge
		case (c.op == syntax.Lt || c.op == syntax.Le) && seek.Hi == nil && c.value != nil:
			seek.Hi, seek.HiIncl = c.value, c.op == syntax.Le
		default:
			continue
		}
		used = append(used, c.pr)
	}
	if used != nil {
		seek.Kind, seek.Values = SeekRange, nil
	}
	return used
}

// compositeLeaf needs an equality for every property.
func (s *solver) compositeLeaf(seek NodeIndexSeek, ix *store.Index, covers []*predicate) *leafPlan {
	for _, key := range ix.Properties {
		i := slices.IndexFunc(s.conditionsOn(seek.Var, key), func(c condition) bool { return c.op == syntax.Eq })
		if i < 0 {
			return nil
		}
		c := s.conditionsOn(seek.Var, key)[i]
		seek.Values = append(seek.Values, c.value)
		covers = append(covers, c.pr)
	}
	return s.seekLeaf(seek, float64(ix.Size())*s.uniqueShare(ix), covers)
}

func (s *solver) seekLeaf(seek NodeIndexSeek, rows float64, covers []*predicate) *leafPlan {
	var names []string
	for _, pr := range covers {
		names = append(names, pr.names...)
	}
	dependent := slices.ContainsFunc(names, func(n string) bool { return n != seek.Var })
	return &leafPlan{binds: []string{seek.Var}, rows: rows, covers: covers, dependent: dependent, operator: func(*solver) Operator {
		seek.step = leaf(rows)
		return &seek
	}}
}
